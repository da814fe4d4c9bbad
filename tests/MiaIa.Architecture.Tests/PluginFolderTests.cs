using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MiaIa.Architecture.Tests;

/// <summary>One folder, one assembly, one technique, named so that a trader finds it.</summary>
public sealed partial class PluginFolderTests
{
    private const string OneLine = """<Project Sdk="Microsoft.NET.Sdk" />""";

    // What a project may hold when the technique needs a package of its own.
    private static readonly string[] PackageElements = ["Project", "ItemGroup", "PackageReference", "Protobuf"];

    // Two plugins that are one connection (DESIGN 4).
    private static readonly Dictionary<string, string[]> Together = new(StringComparer.Ordinal)
    {
        ["Brokers/Ibkr"] = ["ibkr", "ibkr-feed"],
    };

    private static readonly Dictionary<string, string[]> InterfacesOfKind = new(StringComparer.Ordinal)
    {
        ["Sources"] = ["ISource", "IFeed"],
        ["Features"] = ["IFeature"],
        ["Confluence"] = ["IConfluence"],
        ["Strategies"] = ["IStrategy"],
        ["Filters"] = ["IFilter", "ISetupFilter"],
        ["Risk"] = ["IRiskRule"],
        ["FillModels"] = ["IFillModel"],
        ["Brokers"] = ["IBroker", "IFeed"],
        ["Alerts"] = ["IAlertSink"],
    };

    public static TheoryData<string> Plugins => PluginFolder.Names;

    [Fact]
    public void ThereArePluginsToLookAt() => PluginFolder.All.Should().HaveCountGreaterThan(1);

    [Theory]
    [MemberData(nameof(Plugins))]
    public void ItsProjectIsOneLine(string plugin)
    {
        string text = SourceTree.Read(PluginFolder.Of(plugin).ProjectFile).Trim();
        bool isOneLine = text == OneLine;
        bool hasOnlyPackages = !isOneLine
            && XDocument.Parse(text).Descendants().All(e => PackageElements.Contains(e.Name.LocalName));
        (isOneLine || hasOnlyPackages).Should().BeTrue(
            "{0} shares its settings with all plugins. Its project is the line {1}, or package references and nothing else; " +
            "settings belong into plugins/Directory.Build.props", plugin, OneLine);
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void ItDeclaresOnePluginNamedLikeItsFolder(string plugin)
    {
        PluginFolder folder = PluginFolder.Of(plugin);
        string[] ids = [.. folder.Assembly.Types.Where(t => t.PluginId is not null).Select(t => t.PluginId!).Order(StringComparer.Ordinal)];
        if (Together.TryGetValue(plugin, out string[]? expected))
        {
            ids.Should().Equal(expected);
            return;
        }

        ids.Should().ContainSingle("one folder is one technique. Give each [Plugin] of {0} a folder of its own", plugin);
        ids[0].Should().MatchRegex(KebabCase(), "an id is written in strategies.yaml: small letters, digits, single hyphens");
        PluginFolder.NameFor(ids[0]).Should().Be(folder.Name, "the folder is the id in PascalCase. Rename one of the two");
        folder.Assembly.Name.Should().Be(folder.Name, "the assembly is named after its folder. Remove AssemblyName");
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void ItIsSealedAndOfTheKindOfItsFolder(string plugin)
    {
        PluginFolder folder = PluginFolder.Of(plugin);
        InterfacesOfKind.Should().ContainKey(folder.Kind, "a new kind of plugin needs its interface in this test");
        foreach (BuiltType type in folder.Assembly.Types.Where(t => t.PluginId is not null))
        {
            type.IsSealed.Should().BeTrue("{0} is not made to be inherited. Add sealed", type.Name);
            type.Interfaces.Should().IntersectWith(
                InterfacesOfKind[folder.Kind], "{0} lies in {1}. Move it, or implement the interface of that kind", type.Name, folder.Kind);
            type.Namespace.Should().Be("MiaIa.Plugins." + folder.Kind, "a plugin's namespace is that of its kind");
        }
    }

    [Fact]
    public void IdsAreUnique() =>
        PluginFolder.All.SelectMany(f => f.Assembly.Types).Where(t => t.PluginId is not null).Select(t => t.PluginId)
            .Should().OnlyHaveUniqueItems("an id names one plugin. Rename one of them");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KebabCase();
}
