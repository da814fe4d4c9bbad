namespace MiaIa.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mia-test-").FullName;

    /// <summary>A path in it.</summary>
    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file in it.</summary>
    public string Write(string name, string text)
    {
        string path = Make(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A path in it whose folder is there, for a file to be made.</summary>
    public string Make(string name)
    {
        string path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Copies a folder into it.</summary>
    public string CopyFolder(string from, params string[] to)
    {
        string target = At(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
