using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Plugins;

public sealed class PluginScanTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    private const string FakeSdk = """
        namespace MiaIa.Sdk
        {
            [AttributeUsage(AttributeTargets.Class)]
            public sealed class PluginAttribute(string id) : Attribute { public string Id { get; } = id; }
            public readonly struct MarketEvent;
            public readonly struct FeatureValue;
            public interface IFeature
            {
                IReadOnlyList<string> Outputs { get; }
                void OnEvent(in MarketEvent e, Span<FeatureValue> values);
            }
        }
        """;

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void APlugin_IsDescribedFromItsMetadata()
    {
        string path = _sandbox.Add("Quiet", TestAssembly.Feature("quiet"));

        PluginDescriptor plugin = _sandbox.Only();

        plugin.Id.Should().Be("quiet");
        plugin.Kind.Should().Be(PluginKind.Feature);
        plugin.State.Should().Be(PluginState.Ready);
        plugin.TypeName.Should().Be("Dropped.Technique");
        plugin.AssemblyPath.Should().Be(path);
        plugin.Folder.Should().Be(_sandbox.Folder("Quiet"));
        plugin.AssemblyVersion.Should().Be(new Version(1, 0, 0, 0));
        plugin.SdkVersion.Should().Be(typeof(PluginAttribute).Assembly.GetName().Version);
    }

    [Fact]
    public void AScan_LoadsNothing()
    {
        _sandbox.Add("NeverLoaded", TestAssembly.Feature("never-loaded"));

        _sandbox.Scan();

        AppDomain.CurrentDomain.GetAssemblies().Should().NotContain(a => a.GetName().Name == "NeverLoaded");
    }

    [Theory]
    [InlineData("ISource", PluginKind.Source)]
    [InlineData("IFeed", PluginKind.Feed)]
    [InlineData("IConfluence", PluginKind.Confluence)]
    [InlineData("IStrategy", PluginKind.Strategy)]
    [InlineData("IFilter", PluginKind.Filter)]
    [InlineData("IRiskRule", PluginKind.Risk)]
    [InlineData("IFillModel", PluginKind.FillModel)]
    [InlineData("IBroker", PluginKind.Broker)]
    public void TheContract_TellsTheKind(string contract, object kind)
    {
        // An abstract class needs no members: it is refused, but its kind is known.
        _sandbox.Add("Some", $"[MiaIa.Sdk.Plugin(\"some\")] public abstract class Some : MiaIa.Sdk.{contract} {{ {Members(contract)} }}");

        _sandbox.Only().Kind.Should().Be((PluginKind)kind);
    }

    [Fact]
    public void APluginOfAnotherSdkMajor_IsRefused_NamingBothVersions()
    {
        AddAgainstSdk("1.4.0.0");

        PluginRefusal refusal = _sandbox.Refusal("foreign");

        refusal.Reason.Should().Be(RefusalReason.OtherSdkMajor);
        refusal.Message.Should().Contain("1.4.0").And.Contain(HostSdk).And.Contain("Foreign.dll");
    }

    [Fact]
    public void APluginOfANewerSdkMinor_IsRefused_NamingBothVersions()
    {
        AddAgainstSdk("0.7.0.0");

        PluginRefusal refusal = _sandbox.Refusal("foreign");

        refusal.Reason.Should().Be(RefusalReason.NewerSdkMinor);
        refusal.Message.Should().Contain("0.7.0").And.Contain(HostSdk);
    }

    [Fact]
    public void APluginOfAnOlderSdkMinor_IsReady()
    {
        AddAgainstSdk("0.0.9.0");

        _sandbox.Only().State.Should().Be(PluginState.Ready);
    }

    [Fact]
    public void APluginThatUsesATypeWhichTheHostsSdkHasNot_IsRefused_NamingTheType()
    {
        AddAgainstSdk("0.1.0.0", sdkMembers: "public static class Later { public static class Inner { public static int Now => 1; } }", body: "_ = Later.Inner.Now;");

        PluginRefusal refusal = _sandbox.Refusal("foreign");

        refusal.Reason.Should().Be(RefusalReason.OtherSdkBuild);
        refusal.Message.Should().Contain("MiaIa.Sdk.Later");
    }

    [Fact]
    public void APluginForANewerFramework_IsRefused()
    {
        string future = TestAssembly.Compile(
            Path.Combine(_sandbox.Base, "future"), "System.Collections", "namespace Future { public class Tree; }", "99.0.0.0");
        _sandbox.Add("Tomorrow", TestAssembly.Feature("tomorrow", body: "new Future.Tree();"), future);

        PluginRefusal refusal = _sandbox.Refusal("tomorrow");

        refusal.Reason.Should().Be(RefusalReason.NewerFramework);
        refusal.Message.Should().Contain("99.0.0.0").And.Contain(Environment.Version.ToString(2));
    }

    [Fact]
    public void AMissingAssembly_IsNamed_WithTheTypeThatNeedsIt()
    {
        AddWithPackage("Gone", "2.5.0.0");
        File.Delete(Path.Combine(_sandbox.Folder("Needy"), "Gone.dll"));

        PluginRefusal refusal = _sandbox.Refusal("needy");

        refusal.Reason.Should().Be(RefusalReason.MissingDependency);
        refusal.Type.Should().Be("Dropped.Technique");
        refusal.Wanted.Should().Contain("Gone 2.5.0.0").And.Contain("Lib.Thing");
        refusal.Found.Should().Contain("no Gone.dll");
        refusal.Remedy.Should().Contain(_sandbox.Folder("Needy"));
    }

    [Fact]
    public void AMissingAssemblyOfAPackage_IsFoundToo()
    {
        string inner = TestAssembly.Compile(Path.Combine(_sandbox.Base, "inner"), "Inner", "public class Deep;");
        string outer = TestAssembly.Compile(
            _sandbox.Folder("Needy"), "Outer", "public class Shallow { public Deep? Field; }", "1.0.0.0", inner);
        _sandbox.Add("Needy", TestAssembly.Feature("needy", body: "new Shallow();"), outer);

        PluginRefusal refusal = _sandbox.Refusal("needy");

        refusal.Reason.Should().Be(RefusalReason.MissingDependency);
        refusal.File.Should().Be(outer);
        refusal.Wanted.Should().Contain("Inner 1.0.0.0").And.Contain("Deep");
    }

    [Fact]
    public void AnOlderAssemblyThanWanted_IsMissing_AndBothVersionsAreNamed()
    {
        AddWithPackage("Pack", "2.0.0.0");
        TestAssembly.Compile(_sandbox.Folder("Needy"), "Pack", LibSource, "1.9.0.0");

        PluginRefusal refusal = _sandbox.Refusal("needy");

        refusal.Reason.Should().Be(RefusalReason.MissingDependency);
        refusal.Message.Should().Contain("2.0.0.0").And.Contain("1.9.0.0");
    }

    [Fact]
    public void TheHostsOwnPackages_AreNotThePlugins()
    {
        string noda = typeof(NodaTime.Duration).Assembly.Location;
        _sandbox.Add("Borrower", TestAssembly.Feature("borrower", body: "NodaTime.Duration.FromTicks(1);"), noda);

        _sandbox.Refusal("borrower").Wanted.Should().Contain("NodaTime");
    }

    [Fact]
    public void ATextFileCalledDll_IsRefused_AndHidesNoOther()
    {
        Directory.CreateDirectory(_sandbox.Folder("Text"));
        File.WriteAllText(Path.Combine(_sandbox.Folder("Text"), "Text.dll"), "I am no assembly.");
        _sandbox.Add("Good", TestAssembly.Feature("good"));

        PluginCatalogue catalogue = _sandbox.Scan();

        catalogue.Find("good")!.IsReady.Should().BeTrue();
        catalogue.All.Should().ContainSingle(p => !p.IsReady)
            .Which.Refusal!.Should().Match<PluginRefusal>(r =>
                r.Reason == RefusalReason.NotAnAssembly && r.File.EndsWith("Text.dll"));
    }

    [Fact]
    public void AnEmptyFile_IsRefusedLikeAText()
    {
        Directory.CreateDirectory(_sandbox.Folder("Empty"));
        File.WriteAllText(Path.Combine(_sandbox.Folder("Empty"), "Empty.dll"), "");

        _sandbox.Only().Refusal!.Reason.Should().Be(RefusalReason.NotAnAssembly);
    }

    [Fact]
    public void ATruncatedAssembly_IsRefused()
    {
        string path = _sandbox.Add("Cut", TestAssembly.Feature("cut"));
        byte[] whole = File.ReadAllBytes(path);
        foreach (int length in new[] { 100, 600, whole.Length / 2, whole.Length * 3 / 4 })
        {
            File.WriteAllBytes(path, whole[..length]);

            _sandbox.Only().State.Should().Be(PluginState.Refused, "only {0} of {1} bytes are there", length, whole.Length);
        }
    }

    [Fact]
    public void NativeCodeBesideAPlugin_IsFine()
    {
        _sandbox.Add("Mixed", TestAssembly.Feature("mixed"));
        File.WriteAllBytes(Path.Combine(_sandbox.Folder("Mixed"), "fast.dll"), [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]);

        _sandbox.Only().IsReady.Should().BeTrue();
    }

    [Fact]
    public void NativeCodeInThePlaceOfAPlugin_IsRefused()
    {
        Directory.CreateDirectory(_sandbox.Folder("Fast"));
        File.WriteAllBytes(Path.Combine(_sandbox.Folder("Fast"), "Fast.dll"), [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1]);

        _sandbox.Only().Refusal!.Reason.Should().Be(RefusalReason.NotAnAssembly);
    }

    [Fact]
    public void AFolderWithoutAnyPlugin_IsReported()
    {
        Directory.CreateDirectory(_sandbox.Folder("Bare"));
        TestAssembly.Compile(_sandbox.Folder("Plain"), "Plain", "public class Plain;");

        _sandbox.Scan().All.Select(p => p.Refusal!.Reason)
            .Should().Equal(RefusalReason.NoPlugin, RefusalReason.NoPlugin);
    }

    [Fact]
    public void AFolderThatIsNotThere_IsReported()
    {
        string folder = Path.Combine(_sandbox.Base, "nowhere");

        PluginDescriptor only = PluginCatalogue.Scan([folder]).All.Should().ContainSingle().Subject;

        only.Refusal!.Message.Should().Contain("does not exist").And.Contain(folder);
    }

    [Fact]
    public void TwoPluginsWithOneId_AreBothRefused_NamingBothPaths()
    {
        string first = _sandbox.Add("First", TestAssembly.Feature("twin"));
        string second = _sandbox.Add("Second", TestAssembly.Feature("twin"));
        _sandbox.Add("Other", TestAssembly.Feature("other"));

        PluginCatalogue catalogue = _sandbox.Scan();

        PluginRefusal[] refusals = [.. catalogue.All.Where(p => p.Id == "twin").Select(p => p.Refusal!)];
        refusals.Should().HaveCount(2).And.OnlyContain(r => r.Reason == RefusalReason.DuplicateId);
        refusals.Should().OnlyContain(r => r.Message.Contains(first) && r.Message.Contains(second));
        catalogue.Find("other")!.IsReady.Should().BeTrue();
    }

    [Fact]
    public void TheSameFolderTwice_IsNoDuplicate()
    {
        _sandbox.Add("Once", TestAssembly.Feature("once"));

        PluginCatalogue.Scan([_sandbox.Root, _sandbox.Root + "/", Path.Combine(_sandbox.Root, "Features")]).All
            .Should().ContainSingle().Which.IsReady.Should().BeTrue();
    }

    [Fact]
    public void AFolderThatDirectlyHoldsAPlugin_IsAccepted()
    {
        _sandbox.Add("Direct", TestAssembly.Feature("direct"));

        PluginCatalogue.Scan([_sandbox.Folder("Direct")]).Find("direct")!.IsReady.Should().BeTrue();
    }

    [Theory]
    [InlineData("Loud")]
    [InlineData("two--hyphens")]
    [InlineData("-first")]
    [InlineData("with.dot")]
    [InlineData("with@label")]
    [InlineData("")]
    public void AnIdThatIsNotKebabCase_IsRefused(string id)
    {
        _sandbox.Add("Named", TestAssembly.Feature(id));

        _sandbox.Only().Refusal!.Reason.Should().Be(RefusalReason.BadId);
    }

    [Theory]
    [InlineData("public sealed class X;", "no contract")]
    [InlineData("public sealed class X : MiaIa.Sdk.IFilter, MiaIa.Sdk.IRiskRule { public double Threshold => 0; public double Probability(in MiaIa.Sdk.Candidate c, ReadOnlySpan<MiaIa.Sdk.FeatureValue> f) => 0; public int Allow(in MiaIa.Sdk.EntryRequest e, in MiaIa.Sdk.AccountState a) => 0; }", "IFilter and IRiskRule")]
    [InlineData("public abstract class X : MiaIa.Sdk.IRiskRule { public abstract int Allow(in MiaIa.Sdk.EntryRequest e, in MiaIa.Sdk.AccountState a); }", "abstract")]
    public void AClassThatIsNoPlugin_IsRefused_SayingWhy(string source, string why)
    {
        _sandbox.Add("Odd", "[MiaIa.Sdk.Plugin(\"odd\")] " + source);

        PluginRefusal refusal = _sandbox.Refusal("odd");

        refusal.Reason.Should().Be(RefusalReason.BadClass);
        refusal.Message.Should().Contain(why);
    }

    [Fact]
    public void TheCatalogue_IsInTheOrderOfIds_WhateverTheFoldersAreCalled()
    {
        _sandbox.Add("A", TestAssembly.Feature("zebra"));
        _sandbox.Add("B", TestAssembly.Feature("ant"));
        _sandbox.Add("C", TestAssembly.Feature("mule"));

        _sandbox.Scan().All.Select(p => p.Id).Should().Equal("ant", "mule", "zebra");
    }

    [Fact]
    public void AMisspeltId_HasItsNearestName()
    {
        _sandbox.Add("A", TestAssembly.Feature("vwap-trend"));
        _sandbox.Add("B", TestAssembly.Feature("smart-money"));

        PluginCatalogue catalogue = _sandbox.Scan();

        catalogue.Find("vwap-trnd").Should().BeNull();
        catalogue.Nearest("vwap-trnd").Should().Equal("vwap-trend");
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    public void EditDistance_IsTheTextbooks(string a, string b, int expected) =>
        EditDistance.Between(a, b).Should().Be(expected);

    private static string HostSdk => typeof(PluginAttribute).Assembly.GetName().Version!.ToString(3);

    private const string LibSource = "namespace Lib { public class Thing; }";

    private static string Members(string contract) => string.Join(
        ' ',
        typeof(IFeature).Assembly.GetType("MiaIa.Sdk." + contract)!.GetMethods()
            .Where(m => !m.IsSpecialName)
            .Select(m => Abstract(m))
            .Concat(typeof(IFeature).Assembly.GetType("MiaIa.Sdk." + contract)!.GetProperties()
                .Select(p => $"public abstract {Name(p.PropertyType)} {p.Name} {{ get; }}")));

    private static string Abstract(System.Reflection.MethodInfo method) =>
        $"public abstract {Name(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(p =>
            $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "in " : "")}{Name(p.ParameterType)} {p.Name}"))});";

    private static string Name(Type type)
    {
        if (type == typeof(void))
        {
            return "void";
        }

        Type plain = type.IsByRef ? type.GetElementType()! : type;
        return plain.IsGenericType
            ? $"{plain.FullName![..plain.FullName!.IndexOf('`')]}<{string.Join(", ", plain.GetGenericArguments().Select(Name))}>"
            : plain.FullName!;
    }

    private void AddAgainstSdk(string version, string sdkMembers = "", string body = "")
    {
        string sdk = TestAssembly.Compile(
            Path.Combine(_sandbox.Base, "sdk"), "MiaIa.Sdk", FakeSdk + $"namespace MiaIa.Sdk {{ {sdkMembers} }}", version);
        TestAssembly.Compile(
            _sandbox.Folder("Foreign"), "Foreign", TestAssembly.Feature("foreign", body: body), "1.0.0.0", sdk);
    }

    private void AddWithPackage(string name, string version)
    {
        string package = TestAssembly.Compile(_sandbox.Folder("Needy"), name, LibSource, version);
        _sandbox.Add("Needy", TestAssembly.Feature("needy", body: "new Lib.Thing();"), package);
    }
}
