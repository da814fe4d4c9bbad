using MiaIa.Host.Configuration;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>The plugins that the shipped file is read with: one place to change.</summary>
internal static class PluginsUnderTest
{
    public static IPluginTypes Create() => new FakePluginTypes();

    public static string ShippedPath => Path.Combine(MiaIa.Tests.Repository.Root, "strategies.yaml");

    public static string ShippedText => File.ReadAllText(ShippedPath);
}
