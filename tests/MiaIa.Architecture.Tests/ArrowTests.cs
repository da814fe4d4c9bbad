using MiaIa.Tests;

namespace MiaIa.Architecture.Tests;

/// <summary>plugin -> Sdk &lt;- Engine &lt;- Host, kept on the assemblies that the build made.</summary>
public sealed class ArrowTests
{
    public static TheoryData<string> Plugins => PluginFolder.Names;

    [Fact]
    public void TheSdkReferencesOnlyTheFramework() =>
        BuiltAssembly.OfProgram("MiaIa.Sdk").OwnReferences.Should().BeEmpty(
            "a plugin author takes on everything the SDK references. Write the few lines yourself, or do it in the host");

    [Fact]
    public void TheEngineReferencesOnlySdkAndFramework() =>
        BuiltAssembly.OfProgram("MiaIa.Engine").OwnReferences.Should().BeSubsetOf(
            ["MiaIa.Sdk"], "the engine has no third-party package. What needs one belongs into the host");

    [Fact]
    public void TheHostReferencesNoPlugin() =>
        BuiltAssembly.OfProgram("mia").References.Should().NotIntersectWith(
            PluginFolder.All.Select(f => f.Name), "the host loads folders. Ask for an interface of the SDK instead");

    [Fact]
    public void TheHostCarriesNoPluginBesideIt() =>
        Directory.GetFiles(Repository.Program, "*.dll").Select(Path.GetFileNameWithoutExtension).Should().NotIntersectWith(
            PluginFolder.All.Select(f => f.Name), "a plugin lies alone in plugins/<Kind>/<Name>. Remove the reference that copies it");

    [Theory]
    [MemberData(nameof(Plugins))]
    public void APluginReferencesOnlySdkFrameworkAndItsOwnPackages(string plugin)
    {
        PluginFolder folder = PluginFolder.Of(plugin);
        string[] packages = [.. Directory.GetFiles(folder.BuiltFolder, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        IEnumerable<string> others = PluginFolder.All.Select(f => f.Name).Append("MiaIa.Engine").Append("mia");
        folder.Assembly.OwnReferences.Should().BeSubsetOf(
            [.. packages, "MiaIa.Sdk"], "{0} may need nothing that is not in its folder. Add the package to its project", plugin);
        folder.Assembly.References.Should().NotIntersectWith(
            others, "{0} must know no other plugin and no host. Read another technique's outputs by name: an [Input]", plugin);
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void APluginFolderHoldsNoCopyOfOurAssemblies(string plugin)
    {
        IEnumerable<string> ours = Directory.GetFiles(PluginFolder.Of(plugin).BuiltFolder, "*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(n => n.StartsWith("MiaIa.", StringComparison.Ordinal) || n == "mia");
        ours.Should().BeEmpty("a second copy of the SDK in {0} shares no types with the host. Build again from a clean folder", plugin);
    }
}
