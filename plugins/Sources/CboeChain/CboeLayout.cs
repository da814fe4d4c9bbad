using System.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Where the columns of a table stand. Their names repeat, so that only places tell them apart.</summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="CallSymbol">Column of the call's symbol.</param>
/// <param name="PutSymbol">Column of the put's symbol.</param>
/// <param name="Volume">Column of the volume, counted from the symbol.</param>
/// <param name="Greeks">Column of the implied volatility, counted from the symbol, followed by delta and gamma; 0 for none.</param>
/// <param name="OpenInterest">Column of the open interest, counted from the symbol.</param>
internal sealed record CboeLayout(int Columns, int CallSymbol, int PutSymbol, int Volume, int Greeks, int OpenInterest)
{
    /// <summary>Column of the bid, counted from the symbol; the ask follows.</summary>
    public const int Bid = 3;

    private const int MostLinesBefore = 8;

    private static readonly CboeLayout WithGreeks = new(22, 1, 12, 5, 6, 9);
    private static readonly CboeLayout WithoutGreeks = new(14, 0, 7, 5, 0, 6);

    /// <summary>The layout of a file; null when it is no such table.</summary>
    /// <param name="head">Its first bytes.</param>
    public static CboeLayout? Find(ReadOnlySpan<byte> head)
    {
        int lines = 0;
        foreach (Range range in head.Split((byte)'\n'))
        {
            if (OfHeader(Encoding.UTF8.GetString(head[range])) is { } layout)
            {
                return layout;
            }

            if (++lines > MostLinesBefore)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The layout that a line names as the header; null when it is none.</summary>
    public static CboeLayout? OfHeader(string line)
    {
        string[] names = [.. line.Split(',').Select(n => n.Trim().Trim('"', '\uFEFF').ToUpperInvariant())];
        return names is ["EXPIRATION DATE", "CALLS", _, _, "BID", "ASK", _, "IV", "DELTA", "GAMMA", _, "STRIKE", "PUTS", ..] && names.Length >= WithGreeks.Columns
            ? WithGreeks
            : names is ["CALLS", _, _, "BID", "ASK", _, _, "PUTS", ..] && names.Length >= WithoutGreeks.Columns ? WithoutGreeks : null;
    }
}
