using MiaIa.Engine;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Performance;

/// <summary>How sure the results of a run are.</summary>
/// <param name="ByStudent">Interval of the mean net result by Student's t; null below two round trips.</param>
/// <param name="ByDates">The same by bootstrap over session dates; null with few of them.</param>
/// <param name="SignFlip">The permutation test; null without a result that differs from 0.</param>
internal sealed record Certainty(MeanInterval? ByStudent, MeanInterval? ByDates, SignFlipTest? SignFlip)
{
    /// <summary>Round trips below which nothing is concluded, whatever the interval.</summary>
    public const int FewestTrips = 30;

    /// <summary>What can be concluded, in words.</summary>
    public required string Conclusion { get; init; }

    /// <summary>Computes it.</summary>
    /// <param name="trips">Round trips in order of their end.</param>
    /// <param name="all">What they amount to.</param>
    public static Certainty Of(IReadOnlyList<RoundTrip> trips, TradeStatistics all)
    {
        MeanInterval? student = MeanInterval.ByStudent(all.RoundTrips, all.Expectancy, all.ExpectancyError);
        MeanInterval? dates = MeanInterval.ByDates(trips);
        return new Certainty(student, dates, SignFlipTest.Of(trips.Select(t => t.Net))) { Conclusion = Conclude(all, student, dates) };
    }

    private static string Conclude(TradeStatistics all, MeanInterval? student, MeanInterval? dates)
    {
        int count = all.RoundTrips;
        if (count == 0)
        {
            return "Nothing can be concluded: no round trip ended.";
        }

        string trips = $"{count} round trip{(count == 1 ? "" : "s")}";
        if ((dates ?? student) is not { } interval)
        {
            return $"Nothing can be concluded from {trips}: there is no interval of a single result.";
        }

        string method = dates is null ? "Student's t" : "bootstrap over session dates";
        string range = $"the 95 % interval of their mean net is {interval.Low:0.00} to {interval.High:0.00} USD ({method})";
        return count < FewestTrips ? $"Nothing can be concluded from {trips}, fewer than {FewestTrips}; {range}."
            : dates is null ? $"Nothing can be concluded from {trips} of fewer than {MeanInterval.FewestDates} session dates; {range}."
            : interval.Low <= 0 && interval.High >= 0 ? $"The mean net result of {trips} cannot be told from 0; {range}."
            : $"The mean net result of {trips} is {(interval.Low > 0 ? "above" : "below")} 0 by more than chance alone gives, if no other configuration was tried; {range}.";
    }
}
