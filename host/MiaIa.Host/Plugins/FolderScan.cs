using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace MiaIa.Host.Plugins;

/// <summary>What a plugin's folder holds, told from metadata alone.</summary>
internal sealed class FolderScan
{
    private readonly FolderImages _folder;
    private readonly List<PluginDescriptor> _found = [];

    private FolderScan(FolderImages folder) => _folder = folder;

    /// <summary>
    /// The plugins in a folder, refused ones included; never empty, and never an exception: a folder without a plugin is a
    /// refusal.
    /// </summary>
    public static IReadOnlyList<PluginDescriptor> Of(string folder)
    {
        try
        {
            using FolderImages images = new(folder);
            return new FolderScan(images).Run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return
            [
                Nameless(folder).Refuse(
                    RefusalReason.Unreadable,
                    "a folder that can be read",
                    Directory.Exists(folder)
                        ? $"the folder cannot be read: {e.Message.TrimEnd('.')}"
                        : "the folder does not exist",
                    "Check the path and its permissions."),
            ];
        }
    }

    private static PluginDescriptor Nameless(string path) => new()
    {
        Id = "",
        Folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? path,
        AssemblyPath = path,
    };

    private static PluginDescriptor Refused(AssemblyImage image) => Nameless(image.Path).Refuse(
        image.Kind is ImageKind.Unreadable ? RefusalReason.Unreadable : RefusalReason.NotAnAssembly,
        "a .NET assembly",
        image.Kind is ImageKind.Native ? $"{image.FileName} is native code" : $"{image.FileName}: {image.Problem}",
        "Build the plugin again and copy the whole output folder.");

    private static PluginDescriptor CheckClass(PluginDescriptor plugin, PluginClass found)
    {
        if (!IsKebabCase(found.Id))
        {
            return plugin.Refuse(
                RefusalReason.BadId,
                "a kebab-case id: lower-case letters and digits, joined by single hyphens",
                $"the id is '{found.Id}'",
                "Correct the id in [Plugin].");
        }

        if (found.Contracts.Count != 1)
        {
            return plugin.Refuse(
                RefusalReason.BadClass,
                $"exactly one of {PluginContract.Names}, named on the class itself",
                found.Contracts.Count == 0
                    ? "the class implements no contract of a plugin"
                    : $"the class implements {string.Join(" and ", found.Contracts.Select(c => c.Name))}",
                "Let the class implement one contract; make two plugins of two techniques.");
        }

        return found.IsConcrete
            ? plugin
            : plugin.Refuse(
                RefusalReason.BadClass,
                "a class that can be built",
                "the class is abstract or generic",
                "Make it a sealed class without type parameters.");
    }

    private static PluginDescriptor CheckBanned(PluginDescriptor plugin, MetadataReader metadata)
    {
        IReadOnlyList<BannedUse> uses = BannedSymbols.Decision.UsesOf(metadata);
        return uses.Count == 0
            ? plugin
            : plugin.Refuse(
                RefusalReason.BannedMember,
                "",
                $"a plugin that decides uses {string.Join(", ", uses)}",
                "Remove it: what decides knows no clock, chance, I/O or thread but the event's.");
    }

    private static bool IsKebabCase(string id)
    {
        bool isAfterHyphen = true;
        foreach (char c in id)
        {
            if (c == '-' ? isAfterHyphen : !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            isAfterHyphen = c == '-';
        }

        return !isAfterHyphen;
    }

    private List<PluginDescriptor> Run()
    {
        foreach (AssemblyImage image in _folder.All.ToArray())
        {
            if (image.Kind is ImageKind.Assembly)
            {
                ScanAssembly(image);
            }
        }

        AddUnusable(hasPlugin: _found.Count > 0);
        if (_found.Count == 0)
        {
            _found.Add(Nameless(_folder.Folder).Refuse(
                RefusalReason.NoPlugin,
                $"an assembly with a class that carries [Plugin] of {PluginContract.Sdk}",
                _folder.All.Count == 0
                    ? "the folder holds no .dll"
                    : $"no class in {string.Join(", ", _folder.All.Select(i => i.FileName))} carries the attribute",
                "Copy the output of the plugin's build here, or remove the folder."));
        }

        return _found;
    }

    // Something that is no assembly may lie beside a plugin, but not in its place.
    private void AddUnusable(bool hasPlugin)
    {
        foreach (AssemblyImage image in _folder.All)
        {
            bool isInPlace = !hasPlugin || image == _folder.Main;
            if (isInPlace && (image.Kind is ImageKind.Nothing or ImageKind.Unreadable
                || (image.Kind is ImageKind.Native && image == _folder.Main)))
            {
                _found.Add(Refused(image));
            }
        }
    }

    private void ScanAssembly(AssemblyImage image)
    {
        try
        {
            IReadOnlyList<PluginClass> classes = PluginClasses.In(image.Metadata!);
            DependencyCheck? dependencies = classes.Count > 0 ? new DependencyCheck(_folder, image) : null;
            foreach (PluginClass found in classes)
            {
                _found.Add(Describe(image, found, dependencies!));
            }
        }
        catch (BadImageFormatException)
        {
            _found.Add(Nameless(image.Path).Refuse(
                RefusalReason.NotAnAssembly,
                "a .NET assembly",
                $"the metadata of {image.FileName} are damaged",
                "Build the plugin again and copy the whole output folder."));
        }
    }

    private PluginDescriptor Describe(AssemblyImage image, PluginClass found, DependencyCheck dependencies)
    {
        PluginDescriptor plugin = new()
        {
            Id = found.Id,
            Kind = found.Contracts.Count == 1 ? found.Contracts[0].Kind : null,
            Folder = _folder.Folder,
            AssemblyPath = image.Path,
            TypeName = found.TypeName,
            AssemblyVersion = image.Version,
            SdkVersion = image.SdkVersion,
            ModuleId = image.ModuleId,
        };
        plugin = CheckClass(plugin, found);
        if (plugin.IsReady && dependencies.Refusal is { } refusal)
        {
            plugin = plugin with { Refusal = refusal with { Plugin = plugin.Id, Type = plugin.TypeName } };
        }

        if (plugin.IsReady && PluginContract.Decides(plugin.Kind!.Value))
        {
            plugin = CheckBanned(plugin, image.Metadata!) with { Notes = DecisionNotes(image, dependencies) };
        }

        return plugin;
    }

    private static string[] DecisionNotes(AssemblyImage image, DependencyCheck dependencies)
    {
        List<string> notes = dependencies.BannedNotes();
        if (image.Metadata!.GetTableRowCount(TableIndex.ImplMap) > 0)
        {
            notes.Add("it calls native code, which no check of ours sees into");
        }

        return [.. notes];
    }
}
