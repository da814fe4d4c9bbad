using System.Text;

namespace MiaIa.Sdk.Text;

/// <summary>The names of a table's columns, from its first line: without spaces and quotes around them, in lower case.</summary>
/// <param name="columns">The names.</param>
/// <param name="separator">What stands between columns.</param>
public sealed class TableHeader(IReadOnlyList<string> columns, byte separator)
{
    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>What stands between columns.</summary>
    public byte Separator { get; } = separator;

    /// <summary>Reads a line; the separator is the first of tab, semicolon and comma that is in it.</summary>
    public static TableHeader Parse(ReadOnlySpan<byte> line)
    {
        byte separator = SeparatorOf(line);
        string[] columns =
        [
            .. Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split((char)separator)
                .Select(c => c.Trim().Trim('"').Trim().ToLowerInvariant()),
        ];
        return new TableHeader(columns, separator);
    }

    /// <summary>The first of tab, semicolon and comma that is in a line; a comma when there is none.</summary>
    public static byte SeparatorOf(ReadOnlySpan<byte> line) =>
        line.Contains((byte)'\t') ? (byte)'\t' : line.Contains((byte)';') ? (byte)';' : (byte)',';

    /// <summary>The place of the first of these names that is there; -1 for none.</summary>
    /// <param name="names">Names in lower case.</param>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            for (int column = 0; column < Columns.Count; column++)
            {
                if (string.Equals(Columns[column], name, StringComparison.Ordinal))
                {
                    return column;
                }
            }
        }

        return -1;
    }

    /// <summary>Whether all of these names are there.</summary>
    /// <param name="names">Names in lower case.</param>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Find(name) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
