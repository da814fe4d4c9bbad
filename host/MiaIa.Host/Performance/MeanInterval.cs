using MiaIa.Engine;

namespace MiaIa.Host.Performance;

/// <summary>Where the true mean net result of a round trip lies with 95 % confidence, in dollars.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct MeanInterval(double Low, double High)
{
    /// <summary>Fewest session dates with a round trip that are drawn from.</summary>
    public const int FewestDates = 10;

    /// <summary>Times the dates are drawn.</summary>
    public const int Draws = 2_000;

    /// <summary>Seed of the draws.</summary>
    public const ulong Seed = 20_140_101;

    private const double Tail = 0.025;

    /// <summary>By Student's t with n - 1 degrees of freedom, as if round trips were independent; null below two.</summary>
    /// <param name="count">Round trips.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="error">Its standard error.</param>
    public static MeanInterval? ByStudent(int count, double? mean, double? error)
    {
        if (mean is not { } middle || error is not { } known || count < 2)
        {
            return null;
        }

        double reach = StudentT.Inverse(1 - Tail, count - 1) * known;
        return new MeanInterval(middle - reach, middle + reach);
    }

    /// <summary>
    /// By bootstrap over whole session dates (percentiles, seeded), as round trips of one date hang together; null below
    /// <see cref="FewestDates"/> dates with a round trip.
    /// </summary>
    public static MeanInterval? ByDates(IReadOnlyList<RoundTrip> trips)
    {
        SortedDictionary<int, (decimal Net, int Count)> dates = [];
        foreach (RoundTrip trip in trips)
        {
            (decimal net, int count) = dates.GetValueOrDefault(trip.DateNumber);
            dates[trip.DateNumber] = (net + trip.Net, count + 1);
        }

        if (dates.Count < FewestDates)
        {
            return null;
        }

        double[] sums = [.. dates.Values.Select(d => (double)d.Net)];
        int[] counts = [.. dates.Values.Select(d => d.Count)];
        SeededChance chance = new(Seed);
        double[] means = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < sums.Length; i++)
            {
                int at = chance.Below(sums.Length);
                sum += sums[at];
                count += counts[at];
            }

            means[draw] = sum / count;
        }

        return new MeanInterval(DailyFigures.Quantile(means, Tail), DailyFigures.Quantile(means, 1 - Tail));
    }
}
