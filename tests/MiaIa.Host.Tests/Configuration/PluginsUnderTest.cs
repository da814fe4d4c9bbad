using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>The shipped file, and the plugins that ship with it: those of the built program.</summary>
internal static class PluginsUnderTest
{
    private static readonly Lazy<Desk> Shipped =
        new(() => Desk.Open(ShippedPath, [MiaIa.Tests.Repository.Plugins]));

    public static IPluginTypes Create() => Shipped.Value.Types(RunMode.Sim);

    public static string ShippedPath => Path.Combine(MiaIa.Tests.Repository.Root, "strategies.yaml");

    public static string ShippedText => File.ReadAllText(ShippedPath);
}
