using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>
/// Follows the references of a plugin's assembly through its folder: what is not there, what was built against an SDK or
/// a framework that this host does not have, and what its private packages do that the plugin itself may not.
/// </summary>
internal sealed class DependencyCheck
{
    private readonly FolderImages _folder;
    private readonly AssemblyImage _plugin;
    private readonly List<AssemblyImage> _reached = [];

    /// <summary>Follows them.</summary>
    public DependencyCheck(FolderImages folder, AssemblyImage plugin)
    {
        _folder = folder;
        _plugin = plugin;
        _reached.Add(plugin);
        for (int i = 0; i < _reached.Count && Refusal is null; i++)
        {
            Refusal = CheckSdk(_reached[i]) ?? CheckFramework(_reached[i]) ?? FollowAll(_reached[i]);
        }
    }

    /// <summary>The first thing found to be wrong, without the plugin's name; null when all is there.</summary>
    public PluginRefusal? Refusal { get; private set; }

    /// <summary>What the private packages of a plugin that decides refer to though it may not: to be reported.</summary>
    public List<string> BannedNotes()
    {
        List<string> notes = [];
        for (int i = 1; i < _reached.Count; i++)
        {
            IReadOnlyList<BannedUse> uses = BannedSymbols.Decision.UsesOf(_reached[i].Metadata!);
            if (uses.Count > 0)
            {
                string more = uses.Count > 1 ? FormattableString.Invariant($" and {uses.Count - 1} more") : "";
                notes.Add($"its package {_reached[i].FileName} refers to {uses[0].Name}{more}, "
                    + "which what decides may not use: make sure that it is not called");
            }
        }

        return notes;
    }

    private static PluginRefusal? CheckSdk(AssemblyImage image)
    {
        if (image.Find(PluginContract.Sdk) is not { } need)
        {
            return null;
        }

        Version host = PluginContract.HostSdkVersion;
        Version sdk = need.Version;
        string? unknown = sdk.Major != host.Major || sdk.Minor > host.Minor ? null : UnknownSdkType(image, need);
        return sdk.Major != host.Major ? OtherSdk(image, sdk, RefusalReason.OtherSdkMajor, "")
            : sdk.Minor > host.Minor ? OtherSdk(image, sdk, RefusalReason.NewerSdkMinor, "")
            : unknown is null ? null
            : OtherSdk(image, sdk, RefusalReason.OtherSdkBuild, $" and uses {unknown}, which the host's has not");
    }

    private static string? UnknownSdkType(AssemblyImage image, AssemblyNeed sdk)
    {
        foreach (string type in image.TypesFrom(sdk))
        {
            if (typeof(PluginAttribute).Assembly.GetType(type) is null)
            {
                return type;
            }
        }

        return null;
    }

    private static PluginRefusal OtherSdk(AssemblyImage image, Version sdk, RefusalReason reason, string more) => new(
        reason,
        "",
        image.Path,
        "",
        $"{PluginContract.Sdk} {PluginContract.HostSdkVersion.ToString(3)}, which is this host's, "
            + "or an older minor version of it",
        $"{image.FileName} was built against {PluginContract.Sdk} {sdk.ToString(3)}{more}",
        "Build it against this host's SDK, or use a host with the other one.");

    private static PluginRefusal? CheckFramework(AssemblyImage image)
    {
        foreach (AssemblyNeed need in image.Needs)
        {
            if (need.Version.Major > Environment.Version.Major && SharedAssemblies.IsFramework(need.Name))
            {
                return new PluginRefusal(
                    RefusalReason.NewerFramework,
                    "",
                    image.Path,
                    "",
                    $".NET {Environment.Version.ToString(2)}, which this host runs on, or an older one",
                    $"{image.FileName} was built for a newer .NET: it references {need}",
                    "Build it for this host's target framework.");
            }
        }

        return null;
    }

    private PluginRefusal? FollowAll(AssemblyImage image)
    {
        foreach (AssemblyNeed need in image.Needs)
        {
            if (!SharedAssemblies.Contains(need.Name) && Follow(image, need) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private PluginRefusal? Follow(AssemblyImage user, AssemblyNeed need)
    {
        AssemblyImage? found = _folder.Find(need.Name, _plugin);
        if (found is not { Kind: ImageKind.Assembly } || found.Version < need.Version)
        {
            return Missing(user, need, found);
        }

        if (!_reached.Contains(found))
        {
            _reached.Add(found);
        }

        return null;
    }

    private PluginRefusal Missing(AssemblyImage user, AssemblyNeed need, AssemblyImage? found)
    {
        List<string> types = user.TypesFrom(need);
        string what = found switch
        {
            null => $"there is no {need.Name}.dll in its folder",
            { Kind: ImageKind.Assembly } => $"{found.FileName} in its folder is version {found.Version}",
            _ => $"{found.FileName} is there but {found.Problem}",
        };
        return new PluginRefusal(
            RefusalReason.MissingDependency,
            "",
            user.Path,
            "",
            $"assembly {need}, for {(types.Count > 0 ? "type " + types[0] + " used by " : "")}{user.FileName}",
            what,
            $"Put {need.Name}.dll {need.Version} into {_folder.Folder}; "
                + "what `dotnet build` writes to a plugin's output folder is complete.");
    }
}
