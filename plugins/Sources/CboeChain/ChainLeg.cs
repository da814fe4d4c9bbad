using System.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The call or the put of a row. Numbers that are not there are null.</summary>
/// <param name="Symbol">The option.</param>
/// <param name="Bid">Bid, in points.</param>
/// <param name="Ask">Ask, in points.</param>
/// <param name="Volume">Contracts traded on the day.</param>
/// <param name="Volatility">Implied volatility as it is printed; 0 means that it cannot be computed.</param>
/// <param name="Delta">Delta.</param>
/// <param name="Gamma">Gamma.</param>
/// <param name="OpenInterest">Contracts open.</param>
internal readonly record struct ChainLeg(
    ChainSymbol Symbol,
    double? Bid,
    double? Ask,
    int? Volume,
    double? Volatility,
    double? Delta,
    double? Gamma,
    int? OpenInterest)
{
    private const int LongestSymbol = 64;

    /// <summary>Reads a side of a row; false when its symbol or one of its numbers cannot be read.</summary>
    public static bool TryRead(NumberRow row, ReadOnlySpan<byte> line, in ChainSide side, bool isCall, out ChainLeg leg)
    {
        leg = default;
        Span<char> text = stackalloc char[LongestSymbol];
        ReadOnlySpan<byte> written = row.Text(line, side.Symbol);
        if (written.Length > LongestSymbol || !Encoding.UTF8.TryGetChars(written, text, out int length)
            || !ChainSymbol.TryParse(text[..length], out ChainSymbol symbol) || symbol.IsCall != isCall
            || !TryNumber(row, line, side.Bid, out double? bid) || !TryNumber(row, line, side.Ask, out double? ask)
            || !TryNumber(row, line, side.Volatility, out double? volatility)
            || !TryNumber(row, line, side.Delta, out double? delta) || !TryNumber(row, line, side.Gamma, out double? gamma)
            || !TryCount(row, line, side.Volume, out int? volume) || !TryCount(row, line, side.OpenInterest, out int? interest)
            || bid < 0 || ask < 0 || volatility < 0 || gamma < 0)
        {
            return false;
        }

        leg = new ChainLeg(symbol, bid, ask, volume, volatility, delta, gamma, interest);
        return true;
    }

    private static bool TryNumber(NumberRow row, ReadOnlySpan<byte> line, int column, out double? number)
    {
        number = null;
        if (IsAbsent(row, line, column))
        {
            return true;
        }

        bool isNumber = row.TryDouble(column, out double value);
        number = value;
        return isNumber;
    }

    private static bool TryCount(NumberRow row, ReadOnlySpan<byte> line, int column, out int? count)
    {
        count = null;
        if (IsAbsent(row, line, column))
        {
            return true;
        }

        bool isCount = row.TryInteger(column, out int value) && value >= 0;
        count = value;
        return isCount;
    }

    private static bool IsAbsent(NumberRow row, ReadOnlySpan<byte> line, int column) =>
        column < 0 || row.IsEmpty(column) || (!row.IsNumber(column) && IsNothing(row.Text(line, column)));

    /// <summary>How tables write that there is no number.</summary>
    private static bool IsNothing(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("-"u8) || text.SequenceEqual("--"u8) || text.SequenceEqual("N/A"u8) || text.SequenceEqual("NaN"u8);
}
