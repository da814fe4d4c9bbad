namespace MiaIa.Host.Configuration;

/// <summary>A map with its lines in the order of the file.</summary>
/// <param name="mark">Where it begins.</param>
/// <param name="entries">The lines; no key stands twice.</param>
internal sealed class YamlMap(Mark mark, IReadOnlyList<YamlEntry> entries) : YamlNode(mark)
{
    /// <summary>The lines in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <inheritdoc />
    public override string Description => "a map";

    /// <summary>The line with a key, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The same map with only some of its lines.</summary>
    public YamlMap Where(Func<YamlEntry, bool> isKept) => new(Mark, [.. Entries.Where(isKept)]);
}
