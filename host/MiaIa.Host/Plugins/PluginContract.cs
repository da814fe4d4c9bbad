using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>A contract of the SDK that makes a class a plugin, by its name: metadata know no more.</summary>
/// <param name="Name">Name of the interface, in the namespace of the SDK.</param>
/// <param name="Kind">What a class that implements it is.</param>
internal sealed record PluginContract(string Name, PluginKind Kind)
{
    /// <summary>Namespace and assembly name of the SDK.</summary>
    public const string Sdk = "MiaIa.Sdk";

    private static readonly PluginContract[] All =
    [
        new(nameof(ISource), PluginKind.Source),
        new(nameof(IFeed), PluginKind.Feed),
        new(nameof(IFeature), PluginKind.Feature),
        new(nameof(IConfluence), PluginKind.Confluence),
        new(nameof(IStrategy), PluginKind.Strategy),
        new(nameof(IFilter), PluginKind.Filter),
        new(nameof(ISetupFilter), PluginKind.Filter),
        new(nameof(IRiskRule), PluginKind.Risk),
        new(nameof(IFillModel), PluginKind.FillModel),
        new(nameof(IBroker), PluginKind.Broker),
        new("IAlertSink", PluginKind.Alert),
    ];

    /// <summary>The version of the SDK that this host was built with.</summary>
    public static Version HostSdkVersion { get; } =
        typeof(PluginAttribute).Assembly.GetName().Version ?? new Version(0, 0);

    /// <summary>The contracts, in words.</summary>
    public static string Names => string.Join(", ", All.Select(contract => contract.Name));

    /// <summary>The contract of that name, or null when it is none.</summary>
    public static PluginContract? Find(string name)
    {
        foreach (PluginContract contract in All)
        {
            if (string.Equals(contract.Name, name, StringComparison.Ordinal))
            {
                return contract;
            }
        }

        return null;
    }

    /// <summary>The contract of a kind.</summary>
    public static PluginContract Of(PluginKind kind) => Array.Find(All, contract => contract.Kind == kind)!;

    /// <summary>Whether plugins of this kind decide, and so may know no clock, chance, I/O or thread.</summary>
    public static bool Decides(PluginKind kind) => kind is PluginKind.Feature or PluginKind.Confluence
        or PluginKind.Strategy or PluginKind.Risk or PluginKind.FillModel;
}
