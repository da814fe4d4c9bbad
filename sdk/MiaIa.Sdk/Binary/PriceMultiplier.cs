using System.Globalization;

namespace MiaIa.Sdk.Binary;

/// <summary>
/// What stored prices are multiplied with to be points: 1, or 0.01 where a feed counts hundredths of points. Found from the
/// prices: neighbouring prices lie a few ticks apart, so several different prices that are nearly all multiples of a hundred
/// ticks are hundredths.
/// </summary>
public static class PriceMultiplier
{
    private const decimal Hundredth = 0.01m;
    private const int EnoughOfTen = 9;
    private const double Least = 1e-9;
    private const double Most = 1e9;

    /// <summary>The multiplier of a file.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="written">Multipliers by contract or root, as the user gives them; the contract's goes first.</param>
    /// <param name="prices">Prices of the file, as stored, to find the multiplier when none is written.</param>
    /// <param name="tickSize">Tick of the instrument, in points.</param>
    /// <exception cref="SourceException">The one written is no multiplier.</exception>
    public static decimal Of(
        MarketStream stream, IReadOnlyDictionary<string, double> written, ReadOnlySpan<float> prices, decimal tickSize)
    {
        if (!written.TryGetValue(stream.Symbol, out double value) && !written.TryGetValue(stream.Root, out value))
        {
            return Find(prices, tickSize);
        }

        return value is >= Least and <= Most
            ? (decimal)value
            : throw new SourceException(stream.Path, "", string.Create(
                CultureInfo.InvariantCulture,
                $"The price multiplier of {stream.Symbol} is {value}. Set price-multipliers to a positive number, such as 1 or 0.01, or leave it out."));
    }

    private static decimal Find(ReadOnlySpan<float> prices, decimal tickSize)
    {
        FloatGrid hundredths = new(tickSize / Hundredth);
        HashSet<float> different = [.. prices];
        int fits = different.Count(price => hundredths.TryToTicks(price, out _));
        return fits > 1 && fits * 10L >= different.Count * (long)EnoughOfTen ? Hundredth : 1;
    }
}
