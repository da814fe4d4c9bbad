using System.Diagnostics;
using MiaIa.Tests;
using Xunit.Abstractions;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>
/// The process is killed (SIGKILL) at records of its journal and inside orders, brackets and flattening, and started again. The broker
/// lives on in this process and judges: nothing is sent twice, nothing is without its stop, and the session ends as if in one piece.
/// </summary>
public sealed class CrashSweepTests(ITestOutputHelper output)
{
    private static readonly Lazy<int> Seed = new(() =>
        int.TryParse(Environment.GetEnvironmentVariable("MIA_CRASH_SEED"), out int seed) ? seed : 20_261_130);

    [Fact]
    public void ASessionInOnePiece_SendsEveryKindOfOrder()
    {
        using CrashSession session = new(Seed.Value);
        session.Live(default).Should().NotBeNull();
        session.Ledger.Wrong.Should().BeEmpty();
        IReadOnlyList<string> roles = RunTables.Rows(session.Journal, "SELECT role || ' ' || type FROM orders GROUP BY 1 ORDER BY 1");
        roles.Should().Equal("Entry Limit", "Entry Market", "Exit Market", "Stop Stop", "Target Limit");
        RunTables.Rows(session.Journal, "SELECT count(*) FROM order_events WHERE kind = 'Change'")[0].Should().NotBe("0", "stops are moved");
        RunTables.Rows(session.Journal, "SELECT count(*) FROM halts WHERE cause = 'DailyLoss'")[0].Should().NotBe("0", "a limit flattens");
        RunTables.Rows(session.Journal, "SELECT count(*) FROM fills f JOIN orders o ON o.id = f.order_id WHERE o.role = 'Entry' AND f.quantity < o.quantity")[0]
            .Should().NotBe("0", "entries are filled in parts");
    }

    [ProgramFact("strace")]
    public void AnOrder_LeavesOnlyOnceItsRecordIsOnTheDisk()
    {
        using CrashSession session = new(Seed.Value);
        IReadOnlyList<string> calls = session.Trace();
        SystemCalls.SentBeforeTheDisk(calls, 'S', out int orders).Should().BeEmpty();
        orders.Should().Be(session.Requests('S')).And.BeGreaterThan(10);
        SystemCalls.SentBeforeTheDisk(calls, 'X', out int changes).Should().BeEmpty();
        changes.Should().Be(session.Requests('X')).And.BeGreaterThan(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void KilledAgainAndAgain_ASessionEndsAsInOnePiece(int part)
    {
        int seed = Seed.Value + part;
        output.WriteLine($"MIA_CRASH_SEED={Seed.Value}, part {part}");
        using CrashSession whole = new(seed);
        string? undisturbed = whole.Live(default);
        whole.CloseBroker();
        using CrashSession session = new(seed, whole.Port);
        (int points, string? ended) = Chain(session, new Random(seed), most: 110);

        points.Should().BeGreaterThanOrEqualTo(100, "seed {0}: that many points are asked for", Seed.Value);
        Check(session, whole, undisturbed, $"seed {Seed.Value}, part {part}", ended);
    }

    [EveryPointFact]
    public void KilledAtEveryPoint_ASessionEndsAsInOnePiece()
    {
        using CrashSession whole = new(Seed.Value, days: 1);
        string? undisturbed = whole.Live(default);
        whole.CloseBroker();
        long begin = Stopwatch.GetTimestamp();
        int points = EveryRecord(whole, undisturbed) + EveryRequest(whole, undisturbed);
        output.WriteLine($"seed {Seed.Value}: {points} points in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s");
    }

    private static void Check(CrashSession session, CrashSession whole, string? undisturbed, string because, string? ended = null)
    {
        string? last = ended ?? session.Live(default);
        session.Ledger.Wrong.Should().BeEmpty(because);
        session.Ledger.Position.Should().Be(0, because);
        session.Ledger.Orders.Where(o => o.IsWorking).Should().BeEmpty(because);
        (IReadOnlyList<string> ends, IReadOnlyList<string> expected) = (session.Outcome(), whole.Outcome());
        int first = Enumerable.Range(0, Math.Min(ends.Count, expected.Count)).FirstOrDefault(i => !string.Equals(ends[i], expected[i], StringComparison.Ordinal), -1);
        if (first >= 0 || ends.Count != expected.Count)
        {
            int at = Math.Max(0, first);
            string[] Around(IReadOnlyList<string> rows) => [.. rows.Skip(Math.Max(0, at - 2)).Take(4)];
            Around(ends).Should().Equal(Around(expected), $"{because}: row {at} of {ends.Count} and {expected.Count}");
        }


        // Moments at which nothing could be traded may name another reason: after a restart the broker is asked once more.
        last!.Split(' ')[1..].Should().Equal(undisturbed!.Split(' ')[1..], because);
    }

    // Random places; a life that came no farther than the one before is given more.
    private static (int Points, string? Ended) Chain(CrashSession session, Random random, int most)
    {
        int points = 0;
        int more = 0;
        string before = "";
        while (points < most)
        {
            KillPlace place = (KillPlace)random.Next(1, 5);
            bool isRecord = place is KillPlace.RecordWritten or KillPlace.RecordCommitted;
            KillPoint point = isRecord
                ? new KillPoint(place, random.Next(1, 6) + more)
                : new KillPoint(place, random.Next(1, 3) + more, random.Next(4) == 0 ? "MSCXR" : "SCXR");
            if (session.Live(point) is { } ended)
            {
                return (points, ended);
            }

            points++;
            string after = session.Progress;
            session.Ledger.Wrong.Should().BeEmpty("life {0}, {1}: blocks/events/answers {2} before and {3} after", session.Lives, point, before, after);
            more = string.Equals(before, after, StringComparison.Ordinal) ? more + 4 : 0;
            before = after;
        }

        return (points, null);
    }

    // Each life writes one record more than it finds, first killed before its commit and then behind it.
    private int EveryRecord(CrashSession whole, string? undisturbed)
    {
        using CrashSession session = new(Seed.Value, whole.Port, days: 1);
        int points = 0;
        int more = 0;
        string before = "";
        string? ended = null;
        while (ended is null)
        {
            KillPlace place = points % 2 == 0 ? KillPlace.RecordWritten : KillPlace.RecordCommitted;
            ended = session.Live(new KillPoint(place, 1 + more));
            if (ended is not null)
            {
                break;
            }

            points++;
            string after = session.Progress;
            more = string.Equals(before, after, StringComparison.Ordinal) && place is KillPlace.RecordCommitted ? more + 1 : place is KillPlace.RecordCommitted ? 0 : more;
            before = after;
        }

        Check(session, whole, undisturbed, $"seed {Seed.Value}, every record", ended);
        return points;
    }

    // A restart asks its broker before all else; that is among the random places. Here it is what changes something.
    private int EveryRequest(CrashSession whole, string? undisturbed)
    {
        int points = 0;
        foreach (KillPlace place in new[] { KillPlace.RequestReceived, KillPlace.RequestDone })
        {
            using CrashSession session = new(Seed.Value, whole.Port, days: 1);
            string? ended;
            while ((ended = session.Live(new KillPoint(place, points % 2 == 0 ? 1 : 2, "SCX"))) is null)
            {
                points++;
            }

            Check(session, whole, undisturbed, $"seed {Seed.Value}, {place}", ended);
        }

        return points;
    }
}
