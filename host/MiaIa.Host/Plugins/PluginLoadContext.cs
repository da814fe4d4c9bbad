using System.Reflection;
using System.Runtime.Loader;

namespace MiaIa.Host.Plugins;

/// <summary>
/// Where one plugin folder's assemblies live. The SDK and the framework are the host's whatever version is asked for;
/// everything else comes from the folder, so two plugins may have two versions of one package.
/// </summary>
/// <param name="name">Name, for diagnosis.</param>
/// <param name="assemblyPath">The plugin's assembly in its shadow folder.</param>
/// <param name="isCollectible">
/// Whether it can be unloaded. The runtime does not use the machine code that a release build carries in a context that can,
/// so what is loaded for the whole life of the program is not.
/// </param>
internal sealed class PluginLoadContext(string name, string assemblyPath, bool isCollectible)
    : AssemblyLoadContext(name, isCollectible)
{
    private readonly string _folder = Path.GetDirectoryName(assemblyPath)!;

    // Asks the runtime's host library, which costs a millisecond: most plugins have no package and never need it.
    private readonly Lazy<AssemblyDependencyResolver?> _resolver = new(() => CreateResolver(assemblyPath));

    /// <summary>The name alone: the runtime binds no version newer than its own, and the scan has judged that already.</summary>
    public static AssemblyName Unversioned(AssemblyName name) => new(name.Name ?? "");

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string simple = assemblyName.Name ?? "";
        if (SharedAssemblies.Contains(simple))
        {
            return Default.LoadFromAssemblyName(Unversioned(assemblyName));
        }

        if (FindAssembly(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        // Null would fall through to the host's own packages, which are none of the plugin's business.
        return assemblyName.CultureName is { Length: > 0 }
            ? null
            : throw new FileNotFoundException($"{simple}.dll is not in the plugin's folder", simple);
    }

    /// <inheritdoc />
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path = _resolver.Value?.ResolveUnmanagedDllToPath(unmanagedDllName)
            ?? NativeProbe.Find(_folder, unmanagedDllName);
        return path is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(path);
    }

    private static AssemblyDependencyResolver? CreateResolver(string assemblyPath)
    {
        try
        {
            return new AssemblyDependencyResolver(assemblyPath);
        }
        catch (InvalidOperationException)
        {
            return null; // deps.json names files that are not there: what lies in the folder is still found
        }
    }

    private string? FindAssembly(AssemblyName assemblyName)
    {
        if (_resolver.Value?.ResolveAssemblyToPath(assemblyName) is { } listed)
        {
            return listed;
        }

        string path = Path.Combine(_folder, assemblyName.CultureName ?? "", assemblyName.Name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
