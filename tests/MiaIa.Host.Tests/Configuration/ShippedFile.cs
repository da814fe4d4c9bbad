using MiaIa.Host.Configuration;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>The shipped file, taken apart: every key and every value with its place in the text.</summary>
internal static class ShippedFile
{
    private static readonly string[] Lines = PluginsUnderTest.ShippedText.Split('\n');

    /// <summary>Every key: its path and its place.</summary>
    public static IReadOnlyList<(string Path, YamlEntry Entry)> Keys { get; } = [.. KeysOf(Root, "")];

    /// <summary>Every value that is written: its path and the value.</summary>
    public static IReadOnlyList<(string Path, YamlScalar Value)> Values { get; } =
        [.. ValuesOf(Root, "").Where(v => !v.Value.IsNull)];

    public static YamlMap Root => ConfigurationFile.Parse(Reading.File, PluginsUnderTest.ShippedText).Root!;

    /// <summary>The text with something else at a place.</summary>
    public static string With(Mark place, string old, string replacement)
    {
        string[] lines = [.. Lines];
        string line = lines[place.Line - 1];
        line[(place.Column - 1)..].Should().StartWith(old, "the place of '{0}' must be right", old);
        lines[place.Line - 1] = line[..(place.Column - 1)] + replacement + line[(place.Column - 1 + old.Length)..];
        return string.Join('\n', lines);
    }

    private static IEnumerable<(string Path, YamlEntry Entry)> KeysOf(YamlNode node, string path) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => KeysOf(e.Value, path + e.Key + ".").Prepend((path + e.Key, e))),
        YamlList list => list.Items.SelectMany((item, i) => KeysOf(item, $"{path}{i + 1}.")),
        _ => [],
    };

    private static IEnumerable<(string Path, YamlScalar Value)> ValuesOf(YamlNode node, string path) => node switch
    {
        YamlMap map => map.Entries.SelectMany(e => ValuesOf(e.Value, path + e.Key + ".")),
        YamlList list => list.Items.SelectMany((item, i) => ValuesOf(item, $"{path}{i + 1}.")),
        _ => [(path.TrimEnd('.'), (YamlScalar)node)],
    };
}
