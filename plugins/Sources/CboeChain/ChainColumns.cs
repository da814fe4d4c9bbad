namespace MiaIa.Plugins.Sources;

/// <summary>Where the columns of a table stand. The names of the two sides are the same, so what counts is which side they are on.</summary>
/// <param name="Count">Number of columns with a name.</param>
/// <param name="Call">The columns of calls.</param>
/// <param name="Put">The columns of puts.</param>
internal sealed record ChainColumns(int Count, ChainSide Call, ChainSide Put)
{
    /// <summary>Reads a line of names; null when it is not the header of a chain.</summary>
    public static ChainColumns? Parse(string line)
    {
        string[] names = [.. line.Split(',').Select(n => n.Trim(' ', '"', '\'', '\uFEFF').ToUpperInvariant())];
        int calls = Array.IndexOf(names, "CALLS");
        int puts = Array.IndexOf(names, "PUTS");
        if (calls < 0 || puts <= calls)
        {
            return null;
        }

        int count = names.Length;
        while (names[count - 1].Length == 0)
        {
            count--;
        }

        ChainSide call = Side(names, calls, puts);
        ChainSide put = Side(names, puts, count);
        return call.Bid > 0 && call.Ask > 0 && call.OpenInterest > 0 && put.Bid > 0 && put.Ask > 0 && put.OpenInterest > 0
            ? new ChainColumns(count, call, put)
            : null;
    }

    private static ChainSide Side(string[] names, int first, int end)
    {
        return new ChainSide(
            first, Find("BID"), Find("ASK"), Find("VOLUME", "VOL"), Find("IV", "IMPLIED VOLATILITY"), Find("DELTA"), Find("GAMMA"),
            Find("OPEN INTEREST", "OPEN INT"));

        int Find(string name, string? other = null)
        {
            int at = Array.IndexOf(names, name, first, end - first);
            return at < 0 && other is not null ? Array.IndexOf(names, other, first, end - first) : at;
        }
    }
}
