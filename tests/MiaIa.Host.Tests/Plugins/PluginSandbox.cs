using MiaIa.Host.Plugins;

namespace MiaIa.Host.Tests.Plugins;

/// <summary>A plugins folder of a test's own, with a store for copies beside it; gone afterwards.</summary>
public sealed class PluginSandbox : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    public PluginSandbox()
    {
        Base = Directory.CreateTempSubdirectory("mia-plugins-").FullName;
        Root = Path.Combine(Base, "plugins");
        Shadow = Path.Combine(Base, "shadow");
        Directory.CreateDirectory(Root);
    }

    public string Base { get; }

    public string Root { get; }

    public string Shadow { get; }

    /// <summary>The folder of a plugin, as the program expects it.</summary>
    public string Folder(string id, string kind = "Features") => Path.Combine(Root, kind, id);

    /// <summary>Compiles a feature into its folder.</summary>
    public string Add(string folder, string source, params string[] references) => TestAssembly.Compile(
        Folder(folder), folder, source, "1.0.0.0", [.. references, TestAssembly.Sdk]);

    internal PluginCatalogue Scan() => PluginCatalogue.Scan([Root]);

    internal PluginDescriptor Only() => Scan().All.Should().ContainSingle().Subject;

    internal PluginRefusal Refusal(string id)
    {
        PluginDescriptor? plugin = Scan().Find(id);
        plugin.Should().NotBeNull("refused plugins stay in the catalogue");
        plugin!.State.Should().Be(PluginState.Refused);
        return plugin.Refusal!;
    }

    internal PluginHost Host() => Own(new PluginHost(Shadow));

    internal T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Add(disposable);
        return disposable;
    }

    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }

        Directory.Delete(Base, recursive: true);
    }
}
