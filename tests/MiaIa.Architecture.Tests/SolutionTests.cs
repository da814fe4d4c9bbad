using System.Text.RegularExpressions;

namespace MiaIa.Architecture.Tests;

/// <summary>The solution is what the editor and the test command see; plugins come by pattern.</summary>
public sealed partial class SolutionTests
{
    [Fact]
    public void TheSolutionListsSdkHostAndTests()
    {
        IEnumerable<string> listed = ProjectLine().Matches(SourceTree.Read("MiaIa.sln"))
            .Select(m => m.Groups["path"].Value.Replace('\\', '/'))
            .Where(IsOurs);
        IEnumerable<string> projects = SourceTree.Files.Where(IsOurs);
        listed.Should().BeEquivalentTo(projects, "dotnet test MiaIa.sln must build and test all of it, and no plugin needs a line. Use dotnet sln add or remove");
    }

    [Fact]
    public void EveryProjectHasACompleteLockFile()
    {
        string[] targets = ["\"net10.0\"", "\"net10.0/linux-x64\"", "\"net10.0/win-x64\""];
        IEnumerable<string> incomplete = SourceTree.Files
            .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => f[..(f.LastIndexOf('/') + 1)] + "packages.lock.json")
            .Where(f => !File.Exists(SourceTree.PathOf(f)) || !targets.All(SourceTree.Read(f).Contains));
        incomplete.Should().BeEmpty("a build with CI=true restores exactly what is locked. Run dotnet restore and commit the lock files");
    }

    /// <summary>A project of sdk, host or tests. A plugin may be listed for the editor's sake, and need not be.</summary>
    private static bool IsOurs(string path) =>
        path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("plugins/", StringComparison.Ordinal);

    [GeneratedRegex("^Project\\(\"[^\"]*\"\\) = \"[^\"]*\", \"(?<path>[^\"]*)\"", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectLine();
}
