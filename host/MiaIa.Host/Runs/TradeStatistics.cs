using MiaIa.Engine;
using MiaIa.Host.Performance;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What the round trips of a run amount to. Figures that cannot be known from them are null, never 0.</summary>
/// <param name="RoundTrips">Round trips that ended.</param>
/// <param name="Wins">Those with a net result above 0.</param>
/// <param name="Losses">Those with a net result below 0.</param>
/// <param name="Longs">Those on the long side.</param>
/// <param name="Gross">Sum of results before fees, in dollars.</param>
/// <param name="Fees">Sum of fees, in dollars.</param>
/// <param name="Net">Sum of results after fees, in dollars.</param>
/// <param name="Slippage">Modelled slippage inside the prices, in dollars.</param>
/// <param name="WinRate">Wins among wins and losses, [0, 1]; null without either.</param>
/// <param name="WinRateLow">Lower end of its Wilson 95 % interval.</param>
/// <param name="WinRateHigh">Upper end of its Wilson 95 % interval.</param>
/// <param name="ProfitFactor">Sum of wins over sum of losses; null without losses.</param>
/// <param name="Expectancy">Mean net result, in dollars; null without round trips.</param>
/// <param name="ExpectancyError">Its standard error, in dollars; null below two round trips.</param>
internal sealed record TradeStatistics(
    int RoundTrips,
    int Wins,
    int Losses,
    int Longs,
    decimal Gross,
    decimal Fees,
    decimal Net,
    decimal Slippage,
    double? WinRate,
    double? WinRateLow,
    double? WinRateHigh,
    double? ProfitFactor,
    double? Expectancy,
    double? ExpectancyError)
{
    private const double Z95 = 1.96;

    /// <summary>Round trips with a net result of 0: neither won nor lost.</summary>
    public int Breakevens => RoundTrips - Wins - Losses;

    /// <summary>Mean net result per contract, in ticks; null without round trips.</summary>
    public double? ExpectancyTicks { get; init; }

    /// <summary>Mean net result over what the first stop risked; null when none had a stop.</summary>
    public double? ExpectancyR { get; init; }

    /// <summary>Mean of the farthest against us (MAE), in ticks; null without round trips.</summary>
    public double? MeanAdverseTicks { get; init; }

    /// <summary>Mean of the farthest for us (MFE), in ticks; null without round trips.</summary>
    public double? MeanFavourableTicks { get; init; }

    /// <summary>Wins and losses in a row.</summary>
    public Streaks Streaks { get; init; }

    /// <summary>Computes them.</summary>
    public static TradeStatistics Of(IReadOnlyList<RoundTrip> trips, decimal tickValue)
    {
        int wins = trips.Count(t => t.Net > 0);
        int losses = trips.Count(t => t.Net < 0);
        decimal won = trips.Where(t => t.Net > 0).Sum(t => t.Net);
        decimal lost = -trips.Where(t => t.Net < 0).Sum(t => t.Net);
        int decided = wins + losses;
        (double low, double high) = decided == 0 ? (0, 0) : Wilson(wins, decided);
        double? mean = trips.Count == 0 ? null : (double)trips.Average(t => t.Net);
        return new TradeStatistics(
            trips.Count, wins, losses, trips.Count(t => t.Side is Side.Buy), trips.Sum(t => t.Gross),
            trips.Sum(t => t.Fees), trips.Sum(t => t.Net), trips.Sum(t => t.SlippageTicks) * tickValue,
            decided == 0 ? null : (double)wins / decided, decided == 0 ? null : low, decided == 0 ? null : high,
            lost == 0 ? null : (double)(won / lost), mean, StandardError(trips, mean))
        {
            ExpectancyTicks = Mean(trips, t => (double)(t.Net / (t.Quantity * tickValue))),
            ExpectancyR = Mean([.. trips.Where(t => t.InitialRiskTicks > 0)], t => (double)(t.Net / (t.InitialRiskTicks * t.Quantity * tickValue))),
            MeanAdverseTicks = Mean(trips, t => t.AdverseTicks),
            MeanFavourableTicks = Mean(trips, t => t.FavourableTicks),
            Streaks = Streaks.Of(trips),
        };
    }

    /// <summary>The interval that holds the true share with 95 % confidence (Wilson 1927).</summary>
    internal static (double Low, double High) Wilson(double hits, double of)
    {
        double share = hits / of;
        double square = Z95 * Z95;
        double centre = share + (square / (2 * of));
        double spread = Z95 * Math.Sqrt((share * (1 - share) / of) + (square / (4.0 * of * of)));
        double scale = 1 + (square / of);

        // At a share of 0 or 1 rounding alone would leave the bounds.
        return (Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }

    private static double? Mean(IReadOnlyList<RoundTrip> trips, Func<RoundTrip, double> figure) =>
        trips.Count == 0 ? null : trips.Average(figure);

    private static double? StandardError(IReadOnlyList<RoundTrip> trips, double? mean)
    {
        if (trips.Count < 2 || mean is null)
        {
            return null;
        }

        double squares = trips.Sum(t => Math.Pow((double)t.Net - mean.Value, 2));
        return Math.Sqrt(squares / (trips.Count - 1) / trips.Count);
    }
}
