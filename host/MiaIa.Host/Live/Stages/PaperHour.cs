using System.Globalization;
using MiaIa.Host.Data;
using MiaIa.Host.Explanation;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live.Stages;

/// <summary>
/// Judges a paper run: an hour with market in every minute while it was live, nothing critical said of the connection, no order or position that
/// differed, no position without its stop, no fault, and a replay that gives the same decisions.
/// </summary>
/// <param name="minutes">Minutes with a quote or print of the traded instrument after the start.</param>
/// <param name="faults">What spoke against it.</param>
internal sealed class PaperHour(int minutes, IReadOnlyList<string> faults)
{
    /// <summary>Minutes that are asked for.</summary>
    public const int Minutes = 60;

    private const long MinuteNs = 60_000_000_000;
    private const int BlockEvents = 1024;

    // Halts that say that something was wrong with program, orders or connection; a limit that was reached is none.
    private const string Grave = "'Mismatch','Unprotected','LoopFaults','ProgramFault','Journal','FeedDead','Recovery','RiskRule','RejectStorm','Clock'";

    /// <summary>Whether it is long enough to be judged.</summary>
    public bool IsWhole => minutes >= Minutes;

    /// <summary>Looks at a journal.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="startNs">When the run began to be live, nanoseconds UTC.</param>
    public static PaperHour Of(string path, long startNs)
    {
        using RunJournal journal = RunJournal.Open(path);
        List<string> faults =
        [
            .. journal.Rows($"SELECT DISTINCT cause, text FROM halts WHERE cause IN ({Grave}) AND end_reason IS NULL").Select(r => $"halted by {Words.Kebab(r.Text("cause")!)}: {r.Text("text")}"),
            .. journal.Rows("SELECT text FROM notes WHERE kind IN ('Invariant', 'Fault') OR text LIKE $0", NoticeFeed.CriticalWord + "%").Select(r => r.Text("text")!),
        ];
        return new PaperHour(MinutesOf(path, startNs), faults);
    }

    private static int MinutesOf(string path, long startNs)
    {
        using RecordedReader market = new(path, [0], startNs, long.MaxValue);
        MarketEvent[] block = new MarketEvent[BlockEvents];
        (int minutes, long last) = (0, -1);
        while (!market.IsEnded)
        {
            int count = market.Read(block);
            foreach (ref readonly MarketEvent e in block.AsSpan(0, count))
            {
                if (e.Kind is EventKind.Quote or EventKind.Trade && e.TimeNs / MinuteNs > last)
                {
                    (minutes, last) = (minutes + 1, e.TimeNs / MinuteNs);
                }
            }
        }

        return minutes;
    }

    /// <summary>The stage, with its proof by replay.</summary>
    /// <param name="account">The account.</param>
    /// <param name="replay">The replay of the run.</param>
    /// <param name="utc">Now.</param>
    public StageRecord Record(string? account, ReplayResult replay, DateTime utc)
    {
        string proof = replay.Difference is { } difference
            ? string.Create(CultureInfo.InvariantCulture, $"replay: differs at decision {difference.Number}: {difference.What}: {difference.Recorded} recorded, {difference.Now} now")
            : string.Create(CultureInfo.InvariantCulture, $"replay: clean, {replay.Compared} decisions and {replay.Orders} orders");
        bool isPassed = IsWhole && faults.Count == 0 && replay.Difference is null && replay.Changed.Count == 0 && replay.Settings.Count == 0;
        return new StageRecord(utc, Stage.PaperHour, isPassed, account, replay.Run,
        [
            string.Create(CultureInfo.InvariantCulture, $"{minutes} of {Minutes} minutes with a market"),
            faults.Count == 0 ? "no critical notice, mismatch, unprotected position or fault" : $"against it: {string.Join("; ", faults.Take(10))}",
            proof,
        ]);
    }
}
