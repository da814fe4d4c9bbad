using System.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The columns of an export, by their trimmed names: exports differ in how many they have.</summary>
internal sealed class SierraHeader
{
    private SierraHeader(string[] columns, byte separator)
    {
        Columns = columns;
        Separator = separator;
        IsBars = Has("Date", "Time", "Open", "High", "Low", "Last", "Volume");
        IsTicks = Has("Date", "Time", "Sequence", "DepthSequence", "Price", "Volume", "TradeType", "AskPrice", "BidPrice", "AskSize", "BidSize");
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What stands between columns.</summary>
    public byte Separator { get; }

    /// <summary>Whether these are the columns of a bar export.</summary>
    public bool IsBars { get; }

    /// <summary>Whether these are the columns of an export of ticks with the book.</summary>
    public bool IsTicks { get; }

    /// <summary>Reads a first line; null when it is of neither export.</summary>
    public static SierraHeader? Parse(ReadOnlySpan<byte> line)
    {
        // A header is text; whatever has a zero byte is not, and need not be decoded.
        if (line.IndexOf((byte)0) >= 0 || !line.TrimStart("\uFEFF"u8).StartsWith("Date"u8))
        {
            return null;
        }

        byte separator = line.IndexOf((byte)';') >= 0 ? (byte)';' : (byte)',';
        string[] columns = [.. Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split((char)separator).Select(c => c.Trim())];
        SierraHeader header = new(columns, separator);
        return header.IsBars || header.IsTicks ? header : null;
    }

    /// <summary>The place of the first of these names that is there; -1 for none.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            for (int column = 0; column < Columns.Count; column++)
            {
                if (string.Equals(Columns[column], name, StringComparison.OrdinalIgnoreCase))
                {
                    return column;
                }
            }
        }

        return -1;
    }

    private bool Has(params ReadOnlySpan<string> names)
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
