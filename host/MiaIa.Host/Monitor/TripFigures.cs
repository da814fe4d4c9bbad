using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>What the round trips of a journal amount to.</summary>
/// <param name="Count">Round trips.</param>
/// <param name="Wins">Those with a net result above 0.</param>
/// <param name="Losses">Those with a net result below 0.</param>
/// <param name="Net">Sum of the results after fees, in dollars.</param>
/// <param name="DayNet">The same of the last session date, in dollars.</param>
/// <param name="Fees">Sum of the fees, in dollars.</param>
/// <param name="Best">Largest net result, in dollars; null without any.</param>
/// <param name="Worst">Smallest net result, in dollars; null without any.</param>
internal sealed record TripFigures(int Count, int Wins, int Losses, decimal Net, decimal DayNet, decimal Fees, decimal? Best, decimal? Worst)
{
    /// <summary>The share of wins with the interval that holds the true one with 95 % confidence (Wilson); null without a win or a loss.</summary>
    public (double Share, double Low, double High)? WinRate
    {
        get
        {
            int decided = Wins + Losses;
            if (decided == 0)
            {
                return null;
            }

            (double low, double high) = TradeStatistics.Wilson(Wins, decided);
            return ((double)Wins / decided, low, high);
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="date">The session date that counts as the day, yyyyMMdd.</param>
    public static TripFigures Of(RunJournal journal, long date)
    {
        (decimal Net, decimal Fees, long Date)[] trips =
        [
            .. journal.Rows("SELECT net, fees, session_date FROM round_trips ORDER BY id")
                .Select(r => (PageJson.Amount(r.Text("net")), PageJson.Amount(r.Text("fees")), r.Long("session_date"))),
        ];
        return new TripFigures(
            trips.Length, trips.Count(t => t.Net > 0), trips.Count(t => t.Net < 0), trips.Sum(t => t.Net),
            trips.Where(t => t.Date == date).Sum(t => t.Net), trips.Sum(t => t.Fees),
            trips.Length == 0 ? null : trips.Max(t => t.Net), trips.Length == 0 ? null : trips.Min(t => t.Net));
    }
}
