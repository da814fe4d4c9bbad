using System.Text;
using MiaIa.Tests;

namespace MiaIa.Architecture.Tests;

/// <summary>The files of the checkout that people write: no build output, no runs, no tools' folders.</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "out", "runs", "TestResults", "node_modules", "BenchmarkDotNet.Artifacts"];

    /// <summary>All files, as paths relative to the root with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = Find();

    /// <summary>C# sources of sdk, host, plugins and tests.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>C# sources without those of the tests.</summary>
    public static IReadOnlyList<string> ProgramSources { get; } = [.. Sources.Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))];

    public static string PathOf(string file) => Path.Combine(Repository.Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Whether a file is text: it has no zero byte near its start.</summary>
    public static bool IsText(string file)
    {
        using FileStream stream = File.OpenRead(PathOf(file));
        byte[] head = new byte[4096];
        int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return !head.AsSpan(0, count).Contains((byte)0);
    }

    private static string[] Find()
    {
        List<string> files = [];
        Walk(new DirectoryInfo(Repository.Root), new StringBuilder(), files);
        files.Sort(StringComparer.Ordinal);
        return [.. files];
    }

    private static void Walk(DirectoryInfo folder, StringBuilder prefix, List<string> files)
    {
        foreach (FileInfo file in folder.GetFiles().Where(f => f.Name is not ".git"))
        {
            files.Add(prefix + file.Name);
        }

        foreach (DirectoryInfo inner in folder.GetDirectories())
        {
            if (!NotOurs.Contains(inner.Name) && inner.Name is not (".git" or ".vs" or ".idea" or ".vscode"))
            {
                Walk(inner, new StringBuilder().Append(prefix).Append(inner.Name).Append('/'), files);
            }
        }
    }
}
