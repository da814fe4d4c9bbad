namespace MiaIa.Host.Performance;

/// <summary>The Sharpe ratio after allowing for the number of configurations that were tried over the same data.</summary>
/// <param name="Trials">Different configurations known, this one included; null when they are not counted.</param>
/// <param name="Variance">Variance of their daily Sharpe ratios; null when fewer than two are known.</param>
/// <param name="BestByLuck">The daily ratio that the best of them is expected to have without any skill; null without the variance.</param>
/// <param name="Probability">The deflated Sharpe ratio: the probability that the true ratio is above that; null when it is not defined.</param>
/// <param name="Reason">Why a figure is missing; empty when none is.</param>
internal sealed record Deflation(int? Trials, double? Variance, double? BestByLuck, double? Probability, string Reason)
{
    /// <summary>Nobody counted.</summary>
    public static Deflation Uncounted(string reason) => new(null, null, null, null, reason);

    /// <summary>Computes it.</summary>
    /// <param name="daily">Figures of this run.</param>
    /// <param name="ratios">Daily Sharpe ratio of each configuration known, this one included; null for one that has none.</param>
    public static Deflation Of(DailyFigures daily, IReadOnlyList<double?> ratios)
    {
        Deflation counted = new(ratios.Count, null, null, null, "");
        double[] known = [.. ratios.OfType<double>()];
        if (daily.SharpePerDay is not { } ratio)
        {
            return counted with
            {
                Reason = daily.Days < DailyFigures.FewestDays
                    ? $"there is no Sharpe ratio below {DailyFigures.FewestDays} session dates"
                    : "the daily results have no spread, so there is no Sharpe ratio",
            };
        }

        if (known.Length < 2)
        {
            return counted with { Reason = ratios.Count < 2 ? "only this configuration is known" : "no other configuration has a Sharpe ratio" };
        }

        double mean = known.Average();
        double variance = known.Sum(r => (r - mean) * (r - mean)) / (known.Length - 1);
        double best = SharpeTest.BestOfTrials(variance, ratios.Count);
        return counted with
        {
            Variance = variance,
            BestByLuck = best,
            Probability = SharpeTest.Probability(ratio, best, daily.Days, daily.Skewness!.Value, daily.Kurtosis!.Value),
        };
    }
}
