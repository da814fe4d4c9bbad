using System.Security.Cryptography;

namespace MiaIa.Host.Monitor;

/// <summary>The files of the page, read once: what is not among them is not there, whatever the path says.</summary>
internal sealed class PageFiles
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Dictionary<string, (string Type, byte[] Bytes)> _files = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="folder">Where they lie; null for beside the program.</param>
    public PageFiles(string? folder = null)
    {
        DirectoryInfo root = new(folder ?? Path.Combine(AppContext.BaseDirectory, "web"));
        foreach (FileInfo file in root.Exists ? root.EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            if (Types.TryGetValue(file.Extension, out string? type))
            {
                string path = "/" + Path.GetRelativePath(root.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
                _files[path] = (type, File.ReadAllBytes(file.FullName));
            }
        }
    }

    /// <summary>Whether the page is there at all.</summary>
    public bool IsThere => _files.ContainsKey("/index.html");

    /// <summary>Whether the library that draws the chart was built in.</summary>
    public bool HasChart => _files.ContainsKey("/vendor/lightweight-charts.mjs");

    /// <summary>A file.</summary>
    /// <param name="path">Path as it was asked for.</param>
    /// <param name="file">Its type and its bytes.</param>
    public bool TryGet(string path, out (string Type, byte[] Bytes) file) => _files.TryGetValue(path is "/" ? "/index.html" : path, out file);

    /// <summary>Changes when any file changes: by it a page sees that the program is another one.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData([.. _files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Bytes)]))[..12];
}
