namespace MiaIa.Host.Performance;

/// <summary>
/// What the results of the session dates amount to. A return is the day's net result over the equity at its beginning. Ratios and risks
/// are null below 20 days, and where they are not defined.
/// </summary>
internal sealed record DailyFigures
{
    /// <summary>Days below which nothing is told.</summary>
    public const int FewestDays = 20;

    private const int DaysPerYear = 252;
    private const double Tail = 0.05;

    /// <summary>Session dates.</summary>
    public required int Days { get; init; }

    /// <summary>Mean return over its standard deviation (n - 1), times the root of 252 (Sharpe 1994).</summary>
    public double? Sharpe { get; init; }

    /// <summary>Mean return over the root mean square of the returns below 0, times the root of 252.</summary>
    public double? Sortino { get; init; }

    /// <summary>Growth of the equity in 252 days, as a share.</summary>
    public double? AnnualGrowth { get; init; }

    /// <summary>The loss that one day in twenty exceeds, in dollars: minus the 5 % quantile of the daily results.</summary>
    public double? ValueAtRisk { get; init; }

    /// <summary>Mean loss of the days at or beyond it, in dollars.</summary>
    public double? ExpectedShortfall { get; init; }

    /// <summary>Probability that the true Sharpe ratio is above 0.</summary>
    public double? ProbabilisticSharpe { get; init; }

    /// <summary>Mean return over its standard deviation (n - 1), not a year's.</summary>
    public double? SharpePerDay { get; init; }

    /// <summary>Skewness of the returns, of the population; 0 for a normal distribution.</summary>
    public double? Skewness { get; init; }

    /// <summary>Kurtosis of the returns, of the population; 3 for a normal distribution.</summary>
    public double? Kurtosis { get; init; }

    /// <summary>Computes them.</summary>
    /// <param name="results">Net result of each day, in dollars, in order.</param>
    /// <param name="capital">Equity at the beginning, in dollars.</param>
    public static DailyFigures Of(IReadOnlyList<double> results, double capital)
    {
        DailyFigures none = new() { Days = results.Count };
        if (results.Count < FewestDays || Returns(results, capital) is not { } returns)
        {
            return none;
        }

        int n = returns.Length;
        double mean = returns.Average();
        double variance = returns.Sum(r => (r - mean) * (r - mean)) / (n - 1);
        double? ratio = variance > 0 ? mean / Math.Sqrt(variance) : null;
        double downside = Math.Sqrt(returns.Sum(r => Math.Min(r, 0) * Math.Min(r, 0)) / n);
        double quantile = Quantile(results, Tail);
        double? skewness = variance > 0 ? Moment(returns, mean, 3) : null;
        double? kurtosis = variance > 0 ? Moment(returns, mean, 4) : null;
        double end = capital + results.Sum();
        return none with
        {
            Sharpe = ratio * Math.Sqrt(DaysPerYear),
            Sortino = downside > 0 ? mean / downside * Math.Sqrt(DaysPerYear) : null,
            AnnualGrowth = Math.Pow(end / capital, (double)DaysPerYear / n) - 1,
            ValueAtRisk = 0 - quantile,
            ExpectedShortfall = 0 - results.Where(r => r <= quantile).Average(),
            SharpePerDay = ratio,
            Skewness = skewness,
            Kurtosis = kurtosis,
            ProbabilisticSharpe = ratio is { } r ? SharpeTest.Probability(r, 0, n, skewness!.Value, kurtosis!.Value) : null,
        };
    }

    /// <summary>The quantile with linear interpolation at p(n - 1).</summary>
    internal static double Quantile(IReadOnlyList<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        double at = p * (sorted.Length - 1);
        int below = (int)Math.Floor(at);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    // Skewness for 3, kurtosis for 4, of the population.
    private static double Moment(double[] returns, double mean, int order)
    {
        double spread = returns.Average(r => (r - mean) * (r - mean));
        return returns.Average(r => Math.Pow(r - mean, order)) / Math.Pow(spread, order / 2.0);
    }

    private static double[]? Returns(IReadOnlyList<double> results, double capital)
    {
        double[] returns = new double[results.Count];
        double equity = capital;
        for (int i = 0; i < returns.Length; i++)
        {
            if (!(equity > 0))
            {
                return null;
            }

            returns[i] = results[i] / equity;
            equity += results[i];
        }

        return equity > 0 ? returns : null;
    }
}
