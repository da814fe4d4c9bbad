using MiaIa.Engine;

namespace MiaIa.Host.Comparison;

/// <summary>
/// The net result of B less that of A, per session date. Round trips of one date depend on each other, so the date is what is
/// counted: the standard error is that of the mean over dates (clustered by date). A date without a round trip counts with 0.
/// </summary>
/// <param name="Dates">Session dates with data.</param>
/// <param name="Differing">Dates on which the net results differ.</param>
/// <param name="Total">Sum of the differences, in dollars.</param>
/// <param name="Mean">Mean difference per date, in dollars; null without dates.</param>
/// <param name="StandardError">Its standard error, in dollars; null below two dates.</param>
/// <param name="Verdict">Whether the mean can be told from 0, with 95 % confidence.</param>
internal sealed record DateDifference(
    int Dates, int Differing, decimal Total, double? Mean, double? StandardError, DateVerdict Verdict)
{
    // Fewer dates carry no normal approximation, whatever their standard error says.
    private const int LeastDiffering = 10;
    private const double Z = 1.959964;

    /// <summary>Computes it.</summary>
    /// <param name="a">Round trips of A.</param>
    /// <param name="b">Round trips of B.</param>
    /// <param name="dates">Session dates with data in either run, yyyyMMdd.</param>
    public static DateDifference Of(IReadOnlyList<RoundTrip> a, IReadOnlyList<RoundTrip> b, IEnumerable<int> dates)
    {
        SortedDictionary<int, decimal> byDate = [];
        foreach (int date in dates)
        {
            byDate[date] = 0;
        }

        Add(byDate, a, -1);
        Add(byDate, b, +1);
        int count = byDate.Count;
        int differing = byDate.Values.Count(d => d != 0);
        decimal total = byDate.Values.Sum();
        double? mean = count == 0 ? null : (double)total / count;
        double? error = count < 2 ? null : Math.Sqrt(byDate.Values.Sum(d => Square((double)d - mean!.Value)) / (count - 1) / count);
        return new DateDifference(count, differing, total, mean, error, Judge(differing, mean, error, count - 1));
    }

    /// <summary>The 97.5 % quantile of Student's t, by the expansion of Fisher and Cornish (1960); good to .001 from 5 on.</summary>
    /// <param name="freedom">Degrees of freedom.</param>
    internal static double Quantile(int freedom)
    {
        double n = freedom;
        double z2 = Z * Z;
        double first = Z * (z2 + 1) / 4;
        double second = Z * ((((5 * z2) + 16) * z2) + 3) / 96;
        double third = Z * ((((((3 * z2) + 19) * z2) + 17) * z2) - 15) / 384;
        double fourth = Z * ((((((((79 * z2) + 776) * z2) + 1482) * z2) - 1920) * z2) - 945) / 92160;
        return Z + ((first + ((second + ((third + (fourth / n)) / n)) / n)) / n);
    }

    private static DateVerdict Judge(int differing, double? mean, double? error, int freedom) => differing switch
    {
        0 => DateVerdict.Same,
        < LeastDiffering => DateVerdict.TooFew,
        _ => Math.Abs(mean!.Value) > Quantile(freedom) * error!.Value ? DateVerdict.BeyondChance : DateVerdict.WithinChance,
    };

    private static void Add(SortedDictionary<int, decimal> byDate, IReadOnlyList<RoundTrip> trips, int sign)
    {
        foreach (RoundTrip trip in trips)
        {
            byDate[trip.DateNumber] = byDate.GetValueOrDefault(trip.DateNumber) + (sign * trip.Net);
        }
    }

    private static double Square(double x) => x * x;
}
