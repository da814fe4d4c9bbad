using System.Runtime.Loader;

namespace MiaIa.Host.Plugins;

/// <summary>The files called <c>.dll</c> in a plugin's folder, opened once for all checks.</summary>
internal sealed class FolderImages : IDisposable
{
    private readonly List<AssemblyImage> _all = [];

    /// <summary>Opens every one.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public FolderImages(string folder)
    {
        Folder = folder;
        foreach (string path in PluginFolders.Assemblies(folder))
        {
            // A copy of the SDK in the folder is harmless and never used: the host's is.
            if (!string.Equals(Path.GetFileName(path), PluginContract.Sdk + ".dll", StringComparison.OrdinalIgnoreCase))
            {
                _all.Add(AssemblyImage.Open(path));
            }
        }
    }

    /// <summary>The folder, full path.</summary>
    public string Folder { get; }

    /// <summary>All of them, by file name.</summary>
    public IReadOnlyList<AssemblyImage> All => _all;

    /// <summary>The file that carries the folder's name, or null.</summary>
    public AssemblyImage? Main => FindFile(Path.GetFileName(Folder) + ".dll");

    /// <summary>The file that an assembly is loaded from, assembly or not; null when there is none.</summary>
    /// <param name="name">Simple name.</param>
    /// <param name="user">The plugin's assembly: its <c>deps.json</c> tells of files in <c>runtimes/</c>.</param>
    public AssemblyImage? Find(string name, AssemblyImage user) => FindFile(name + ".dll") ?? FindListed(name, user);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (AssemblyImage image in _all)
        {
            image.Dispose();
        }
    }

    private AssemblyImage? FindFile(string fileName)
    {
        foreach (AssemblyImage image in _all)
        {
            if (string.Equals(image.FileName, fileName, StringComparison.OrdinalIgnoreCase))
            {
                return image;
            }
        }

        return null;
    }

    private AssemblyImage? FindListed(string name, AssemblyImage user)
    {
        if (!File.Exists(Path.ChangeExtension(user.Path, ".deps.json")))
        {
            return null;
        }

        try
        {
            string? path = new AssemblyDependencyResolver(user.Path).ResolveAssemblyToPath(new(name));
            if (path is not null)
            {
                AssemblyImage image = AssemblyImage.Open(path);
                _all.Add(image);
                return image;
            }
        }
        catch (InvalidOperationException)
        {
            // The list names files that are not there, or is damaged: then it finds nothing.
        }

        return null;
    }
}
