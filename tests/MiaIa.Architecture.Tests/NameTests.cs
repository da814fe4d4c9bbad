using System.Text.RegularExpressions;

namespace MiaIa.Architecture.Tests;

/// <summary>Names say what a thing is, in the trader's words (STYLE 11).</summary>
public sealed partial class NameTests
{
    private static readonly string[] Banned =
        ["Manager", "Helper", "Helpers", "Handler", "Processor", "Service", "Impl", "Core", "Common", "Util", "Utils"];

    // A Base is a trader's word too (SPEC 6.1): only a type made to be inherited may not be called one.
    private const string BaseClass = "Base";

    [Fact]
    public void NoTypeHasANameThatSaysNothing()
    {
        IEnumerable<string> ours = new[] { "MiaIa.Sdk", "MiaIa.Engine", "mia" };
        IEnumerable<BuiltType> types = ours.Select(BuiltAssembly.OfProgram)
            .Concat(PluginFolder.All.Select(f => f.Assembly))
            .SelectMany(a => a.Types);
        IEnumerable<string> bad = types
            .Where(t => WordsOf(t.Name).Any(w => Banned.Contains(w)) || (t.IsAbstract && !t.IsSealed && WordsOf(t.Name)[^1] == BaseClass))
            .Select(t => t.Name);
        bad.Should().BeEmpty("the words {0} and {1} say nothing. Name the type after what it is or does", string.Join(", ", Banned), BaseClass);
    }

    [Fact]
    public void NoFileHasANameThatSaysNothing()
    {
        IEnumerable<string> bad = SourceTree.Sources.Where(f => WordsOf(Path.GetFileNameWithoutExtension(f)).Any(w => Banned.Contains(w)));
        bad.Should().BeEmpty("the words {0} say nothing. Name the file after its type", string.Join(", ", Banned));
    }

    [Fact]
    public void WordsAreFoundInNames()
    {
        WordsOf("OrderManager").Should().Equal("Order", "Manager");
        WordsOf("CoreBook2Impl").Should().Equal("Core", "Book2", "Impl");
        WordsOf("Scored").Should().Equal("Scored");
    }

    private static string[] WordsOf(string name)
    {
        string[] words = [.. Word().Matches(name).Select(m => m.Value)];
        return words.Length > 0 ? words : [name];
    }

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
