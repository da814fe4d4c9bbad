using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Plugins;

public sealed class PluginLoadTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void TheShippedNoOp_IsLoadedIntoItsOwnContext_AndSharesTheSdk()
    {
        PluginDescriptor noOp = PluginCatalogue.Scan([Repository.Plugins]).Find("no-op")!;
        noOp.Refusal.Should().BeNull();

        LoadedPlugin loaded = _sandbox.Host().Load(noOp);

        AssemblyLoadContext.GetLoadContext(loaded.Type.Assembly).Should().BeSameAs(loaded.Context)
            .And.NotBeSameAs(AssemblyLoadContext.Default);
        typeof(IFeature).IsAssignableFrom(loaded.Type).Should().BeTrue();
        Create(loaded).Outputs.Should().Equal("value");
    }

    [Fact]
    public void APluginIsLoadedFromACopy_NeverFromItsFolder()
    {
        _sandbox.Add("Copied", TestAssembly.Feature("copied"));

        LoadedPlugin loaded = _sandbox.Host().Load(_sandbox.Only());

        loaded.Type.Assembly.Location.Should().StartWith(_sandbox.Shadow).And.EndWith("Copied.dll");
        loaded.Type.Assembly.Location.Should().Contain(loaded.ContentHash);
    }

    [Fact]
    public void OverwritingTheAssembly_DoesNoHarmToTheLoadedOne()
    {
        string path = _sandbox.Add("Fragile", TestAssembly.Feature(
            "fragile", body: "values[0] = new(Late(), FeatureStatus.Ok, e.TimeNs);", members: "static double Late() => 41 + Later(); static double Later() => 1;"));
        IFeature feature = Create(_sandbox.Host().Load(_sandbox.Only()));

        File.WriteAllBytes(path, new byte[new FileInfo(path).Length]); // in place: the same inode
        File.Delete(path);

        FeatureValue[] row = new FeatureValue[1];
        feature.OnEvent(default, row); // compiled only now
        row[0].Value.Should().Be(42);
    }

    [Fact]
    public void APluginDroppedIn_IsUsable_WithNothingRebuilt()
    {
        string built = TestAssembly.Compile(
            Path.Combine(_sandbox.Base, "elsewhere"), "Late", TestAssembly.Feature("late", output: "\"fresh\""), "1.0.0.0", TestAssembly.Sdk);
        _sandbox.Scan().Find("late").Should().BeNull();

        Directory.CreateDirectory(_sandbox.Folder("Late"));
        File.Copy(built, Path.Combine(_sandbox.Folder("Late"), "Late.dll"));

        Create(_sandbox.Host().Load(_sandbox.Scan().Find("late")!)).Outputs.Should().Equal("fresh");
    }

    [Fact]
    public void TwoPlugins_EachHaveTheirOwnVersionOfOnePackage()
    {
        AddWithPackage("Old", "1.0.0.0", "one");
        AddWithPackage("New", "2.0.0.0", "two");
        PluginHost host = _sandbox.Host();
        PluginCatalogue catalogue = _sandbox.Scan();

        IFeature older = Create(host.Load(catalogue.Find("old")!));
        IFeature newer = Create(host.Load(catalogue.Find("new")!));

        older.Outputs.Should().Equal("one");
        newer.Outputs.Should().Equal("two");
    }

    [Theory]
    [InlineData("0.0.1.0")] // an older minor
    [InlineData("0.1.9.0")] // a newer patch
    public void APluginBuiltAgainstAnotherCompatibleSdk_SharesTheTypes(string version)
    {
        string sdk = TestAssembly.Compile(
            Path.Combine(_sandbox.Base, "sdk"), "MiaIa.Sdk", """
            namespace MiaIa.Sdk
            {
                public sealed class PluginAttribute(string id) : Attribute { public string Id { get; } = id; }
                public readonly struct MarketEvent;
                public readonly struct FeatureValue;
                public interface IFeature { IReadOnlyList<string> Outputs { get; } void OnEvent(in MarketEvent e, Span<FeatureValue> values); }
            }
            """, version);
        TestAssembly.Compile(_sandbox.Folder("Elder"), "Elder", TestAssembly.Feature("elder"), "1.0.0.0", sdk);
        File.Copy(sdk, Path.Combine(_sandbox.Folder("Elder"), "MiaIa.Sdk.dll")); // brought along, and not used

        Create(_sandbox.Host().Load(_sandbox.Only())).Outputs.Should().Equal("value");
    }

    // Under a test runner a newer version binds anyway, because the runner answers for it: in the program it would not.
    [Fact]
    public void ASharedAssembly_IsAskedForWithoutItsVersion() =>
        PluginLoadContext.Unversioned(new AssemblyName("MiaIa.Sdk, Version=0.1.9.0, Culture=neutral")).FullName
            .Should().Be("MiaIa.Sdk");

    [Fact]
    public void OnlyWhatIsAskedFor_IsLoaded()
    {
        _sandbox.Add("UsedOne", TestAssembly.Feature("used"));
        _sandbox.Add("UnusedOne", TestAssembly.Feature("unused"));

        LoadedPlugin used = _sandbox.Host().Load(_sandbox.Scan().Find("used")!);

        Directory.GetDirectories(_sandbox.Shadow).Should().ContainSingle().Which.Should().EndWith(used.ContentHash);
        AppDomain.CurrentDomain.GetAssemblies().Should().NotContain(a => a.GetName().Name == "UnusedOne");
    }

    [Fact]
    public void TheSamePluginTwice_IsLoadedOnce()
    {
        _sandbox.Add("Once", TestAssembly.Feature("once"));
        PluginHost host = _sandbox.Host();
        PluginDescriptor plugin = _sandbox.Only();

        host.Load(plugin).Should().BeSameAs(host.Load(plugin));
    }

    [Fact]
    public void TwoPluginsOfOneAssembly_ShareTheirContext()
    {
        _sandbox.Add("Pair", TestAssembly.Feature("left", type: "Left") + "[Plugin(\"right\")] public sealed class Right : IRiskRule { public int Allow(in EntryRequest e, in AccountState a) => 0; }");
        PluginHost host = _sandbox.Host();
        PluginCatalogue catalogue = _sandbox.Scan();

        host.Load(catalogue.Find("left")!).Context.Should().BeSameAs(host.Load(catalogue.Find("right")!).Context);
    }

    [Fact]
    public void ARefusedPlugin_IsNotLoaded()
    {
        _sandbox.Add("Bad", TestAssembly.Feature("bad", body: "_ = DateTime.UtcNow;"));
        PluginHost host = _sandbox.Host();

        Action load = () => host.Load(_sandbox.Only());

        load.Should().Throw<PluginException>().Which.Refusal.Reason.Should().Be(RefusalReason.BannedMember);
        Directory.Exists(_sandbox.Shadow).Should().BeFalse();
    }

    [Fact]
    public void AnAssemblyReplacedAfterTheScan_IsNotLoaded()
    {
        _sandbox.Add("Swap", TestAssembly.Feature("swap"));
        PluginDescriptor scanned = _sandbox.Only();
        _sandbox.Add("Swap", TestAssembly.Feature("swap", body: "_ = DateTime.UtcNow;"));
        PluginHost host = _sandbox.Host();

        Action load = () => host.Load(scanned);

        load.Should().Throw<PluginException>().WithMessage("*swap*changed*start again*");
    }

    [Fact]
    public void AFolderThatIsGoneAfterTheScan_IsAnErrorWithPlaceAndRemedy()
    {
        _sandbox.Add("Gone", TestAssembly.Feature("gone"));
        PluginDescriptor scanned = _sandbox.Only();
        Directory.Delete(scanned.Folder, recursive: true);
        PluginHost host = _sandbox.Host();

        Action load = () => host.Load(scanned);

        load.Should().Throw<PluginException>().WithMessage($"*gone*cannot be loaded*{scanned.AssemblyPath}*");
    }

    [Fact]
    public void ANativeLibraryUnderRuntimes_IsFound_AndCalled()
    {
        string platform = RuntimeInformation.RuntimeIdentifier;
        string source = Directory.GetFiles(
            Path.Combine(AppContext.BaseDirectory, "runtimes"), "*e_sqlite3.*", SearchOption.AllDirectories)
            .Single(path => path.Contains($"/{platform}/native/"));
        _sandbox.Add("Caller", TestAssembly.Feature(
            "caller",
            output: "sqlite3_libversion_number().ToString()",
            members: "[System.Runtime.InteropServices.DllImport(\"tiny\")] static extern int sqlite3_libversion_number();"));
        string native = Path.Combine(_sandbox.Folder("Caller"), "runtimes", platform, "native");
        Directory.CreateDirectory(native);
        File.Copy(source, Path.Combine(native, "libtiny" + Path.GetExtension(source)));

        IFeature feature = Create(_sandbox.Host().Load(_sandbox.Only()));

        int.Parse(feature.Outputs[0]).Should().BeGreaterThan(3_000_000, "SQLite 3 answers its version");
    }

    [Fact]
    public void ANativeLibraryForAnotherPlatform_IsNotFound()
    {
        string folder = Path.Combine(_sandbox.Base, "natives");
        string foreign = Path.Combine(folder, "runtimes", "browser-wasm", "native");
        Directory.CreateDirectory(foreign);
        File.WriteAllText(Path.Combine(foreign, "libtiny.so"), "");

        NativeProbe.Find(folder, "tiny").Should().BeNull();
    }

    [Fact]
    public void TheFolderItself_ComesBeforeRuntimes_ForANativeLibrary()
    {
        string folder = Path.Combine(_sandbox.Base, "natives");
        string below = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        Directory.CreateDirectory(below);
        string file = OperatingSystem.IsWindows() ? "tiny.dll" : OperatingSystem.IsMacOS() ? "libtiny.dylib" : "libtiny.so";
        File.WriteAllText(Path.Combine(below, file), "");
        NativeProbe.Find(folder, "tiny").Should().Be(Path.Combine(below, file));

        File.WriteAllText(Path.Combine(folder, file), "");
        NativeProbe.Find(folder, "tiny").Should().Be(Path.Combine(folder, file));
    }

    [Fact]
    public void AnUnloadedPlugin_IsCollected()
    {
        _sandbox.Add("Brief", TestAssembly.Feature(
            "brief",
            constructor: "BriefOptions options, Instruments instruments, [Input(\"a.x\")] FeatureInput input",
            body: "values[0] = input.Value; _ = instruments.All.Count; _ = options.Length;",
            members: "") + "public sealed record BriefOptions { public int Length { get; init; } = 3; }");

        WeakReference context = UseAndDispose();

        for (int i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        context.IsAlive.Should().BeFalse("nothing may hold a plugin that is no longer used");
    }

    private static IFeature Create(LoadedPlugin plugin)
    {
        return PluginActivator.Create<IFeature>(plugin, options: null, TestServices.Create());
    }

    // Apart, so that no local of the test keeps the context alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference UseAndDispose()
    {
        using PluginHost host = new(_sandbox.Shadow);
        LoadedPlugin plugin = host.Load(_sandbox.Only());
        PluginInputs.Of(plugin, options: null).Should().ContainSingle();
        IFeature feature = PluginActivator.Create<IFeature>(
            plugin, options: null, TestServices.Create(name => new FeatureInput(name, new FeatureValue[1], 0)));
        feature.OnEvent(default, new FeatureValue[1]);
        return new WeakReference(plugin.Context);
    }

    private void AddWithPackage(string name, string version, string word)
    {
        string package = TestAssembly.Compile(
            _sandbox.Folder(name), "Pack", $"public static class Pack {{ public static string Word => \"{word}\"; }}", version);
        _sandbox.Add(name, TestAssembly.Feature(name.ToLowerInvariant(), output: "Pack.Word"), package);
    }
}
