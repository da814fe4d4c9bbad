using System.Globalization;

namespace MiaIa.Host.Explanation;

/// <summary>The effective settings of a run, as its header keeps them: one a line, path and value.</summary>
internal sealed class RunSettings
{
    /// <summary>Key of the header.</summary>
    public const string Key = "settings";

    /// <summary>Key of the header: the configuration file, as it was written.</summary>
    public const string FileKey = "yaml";

    /// <summary>Key of the header: the instruments in the order of their numbers.</summary>
    public const string InstrumentsKey = "symbols";

    private const string Between = " = ";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="text">The canonical text; empty for a run that did not keep it.</param>
    public RunSettings(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = line.IndexOf(Between, StringComparison.Ordinal);
            if (at > 0)
            {
                _values[line[..at]] = line[(at + Between.Length)..];
            }
        }
    }

    /// <summary>A value as it is written; "not recorded" for one that is not there.</summary>
    public string Text(string path) => _values.GetValueOrDefault(path, "not recorded");

    /// <summary>A length of time, in nanoseconds; null for one that is not there.</summary>
    public long? DurationNs(string path)
    {
        const string Unit = "ns";
        string text = _values.GetValueOrDefault(path, "");
        return text.EndsWith(Unit, StringComparison.Ordinal) && long.TryParse(text.AsSpan(0, text.Length - Unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long ns)
            ? ns
            : null;
    }

    /// <summary>A number; null for one that is not there.</summary>
    public double? Number(string path) =>
        double.TryParse(_values.GetValueOrDefault(path), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
