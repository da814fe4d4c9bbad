using System.Globalization;

namespace MiaIa.Host.Records;

/// <summary>The figures of the owner's three statistics lines at a moment.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Trades">Round trips that ended in the run.</param>
/// <param name="Wins">Those with a net result above 0.</param>
/// <param name="Losses">Those with a net result below 0.</param>
/// <param name="Net">Sum of their net results, in dollars.</param>
/// <param name="DayNet">Of it, what belongs to the session date, in dollars.</param>
/// <param name="Contracts">Contracts held now, without sign.</param>
/// <param name="Approved">Candidates that the models approved.</param>
/// <param name="Asked">Candidates that the models were asked about.</param>
/// <param name="GammaOptimised">Candidates with a gamma factor above 1.</param>
/// <param name="Candidates">All candidates.</param>
internal readonly record struct StatisticsFigures(
    long TimeNs,
    int Trades,
    int Wins,
    int Losses,
    decimal Net,
    decimal DayNet,
    int Contracts,
    long Approved,
    long Asked,
    long GammaOptimised,
    long Candidates)
{
    /// <summary>The three lines, in the owner's words; a rate without anything to count is 0.0.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        $"Stats Intégrées: Trades={Trades}, Win Rate={Rate(Wins, Wins + Losses)}%, PnL=${Money(Net)}, Daily PnL=${Money(DayNet)}, Positions={Contracts}",
        $"ML Approval Rate: {Rate(Approved, Asked)}% ({Approved}/{Asked})",
        $"Gamma Optimization Rate: {Rate(GammaOptimised, Candidates)}% ({GammaOptimised}/{Candidates})",
    ];

    private static string Rate(long part, long of) =>
        (of == 0 ? 0 : 100m * part / of).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Money(decimal dollars)
    {
        // What rounds to nothing has no sign.
        decimal cents = Math.Round(dollars, 2, MidpointRounding.AwayFromZero);
        return (cents == 0 ? 0m : cents).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
