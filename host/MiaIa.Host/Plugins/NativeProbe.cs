using System.Runtime.InteropServices;

namespace MiaIa.Host.Plugins;

/// <summary>Finds a native library in a plugin's folder, also one that <c>deps.json</c> does not list.</summary>
internal static class NativeProbe
{
    /// <summary>
    /// The file of a native library: in the folder itself or under <c>runtimes/RID/native</c>, the most specific platform
    /// first; null when there is none for this platform.
    /// </summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="name">The name as the import writes it, with or without prefix and extension.</param>
    public static string? Find(string folder, string name)
    {
        foreach (string place in Places(folder))
        {
            foreach (string file in FileNames(name))
            {
                string path = Path.Combine(place, file);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Places(string folder)
    {
        yield return folder;
        foreach (string platform in Platforms())
        {
            yield return Path.Combine(folder, "runtimes", platform, "native");
        }
    }

    private static IEnumerable<string> Platforms()
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] systems = OperatingSystem.IsWindows() ? ["win"]
            : OperatingSystem.IsMacOS() ? ["osx", "unix"]
            : ["linux", "unix"];
        yield return RuntimeInformation.RuntimeIdentifier;
        foreach (string system in systems)
        {
            yield return $"{system}-{architecture}";
        }

        foreach (string system in systems)
        {
            yield return system;
        }

        yield return "any";
    }

    private static string[] FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name, name + ".dll"]
        : OperatingSystem.IsMacOS() ? [name, name + ".dylib", "lib" + name + ".dylib", "lib" + name]
        : [name, name + ".so", "lib" + name + ".so", "lib" + name];
}
