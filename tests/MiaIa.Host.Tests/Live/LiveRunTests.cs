using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Control;
using MiaIa.Host.Data;
using MiaIa.Host.Live;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;
using MiaIa.Host.Tests.Control;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Live;

/// <summary>Whole live runs at the made-up connection, and what is made of them afterwards.</summary>
public sealed class LiveRunTests : IDisposable
{
    private readonly LiveDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void On_paper_it_trades_from_the_start_on_and_replays_to_the_byte()
    {
        RunResult result = _desk.Run();
        result.Trips.Should().NotBeEmpty();
        result.Badge.Should().Be("PAPER");
        _desk.Submitted.Should().OnlyContain(l => Time(l) >= LiveDesk.StartNs, "what lies before is history");
        string[] log = _desk.Log;
        Time(log.First(l => l.StartsWith("reconcile", StringComparison.Ordinal))).Should().BeLessThan(Time(_desk.Submitted[0]), "the broker is asked first");
        RunStatus status = RunStatusReader.Read(result.JournalPath!);
        (status.Mode, status.Badge).Should().Be(("live", "PAPER"));
        Replay(result).Difference.Should().BeNull();
    }

    [Theory]
    [InlineData(27, false, true)]
    [InlineData(27, true, false)]
    [InlineData(31, false, false)]
    public void The_limit_of_VIX_is_that_of_the_account(double vix, bool isReal, bool trades)
    {
        _desk.Tape = FormattableString.Invariant($"vix: {vix}");
        if (isReal)
        {
            RealMoney();
        }

        (_desk.Run(isRealMoney: isReal, typed: "U7").Trips.Count > 0).Should().Be(trades);
    }

    [Fact]
    public void The_micro_stage_trades_one_MES_and_is_written_down_before()
    {
        RealMoney();
        RunResult result = _desk.Run(isRealMoney: true, typed: "U7");
        result.Badge.Should().Be("LIVE, micro stage");
        result.Instrument.Symbol.Should().Be("MES");
        result.Trips.Should().NotBeEmpty().And.OnlyContain(t => t.Quantity == 1);
        new StagePath(new StageBook(_desk.Runs).Read()).MicroRuns("U7").Should().Equal(result.Id);
        MicroResult.Of(_desk.Runs, [result.Id]).Net.Should().Be(result.Trips.Sum(t => t.Net));
        Replay(result).Difference.Should().BeNull();
    }

    [Fact]
    public void Observing_sends_nothing_and_asks_for_nothing()
    {
        _desk.Link = ", held: 3";
        RunResult result = _desk.Run(isObserved: true);
        _desk.Log.Should().Equal("connect");
        (result.Trips.Count, result.Badge, result.Halts.Count).Should().Be((0, "PAPER, observed: no orders", 0));
        result.Funnel.Setups(0).Sum().Should().BePositive("what it would have done is journaled");
        Replay(result).Difference.Should().BeNull();
    }

    [Fact]
    public void An_observed_run_is_data_with_the_same_events_in_the_same_order()
    {
        RunResult observed = _desk.Run(isObserved: true);
        RunResult again = _desk.Run(_desk.Request() with { Mode = RunMode.Sim, Live = null, Data = [Path.GetDirectoryName(observed.JournalPath!)!] });
        again.Trips.Should().NotBeEmpty();
        again.Provenance.Should().Be("REAL");
        MarketEvent[] first = Recorded(observed.JournalPath!);
        MarketEvent[] second = Recorded(again.JournalPath!);
        first.Length.Should().Be(60 * 60 * 3, "the tape is whole");
        second.Select(Text).Should().Equal(first.Select(Text));
    }

    [Fact]
    public void What_was_made_up_stays_so_as_data()
    {
        RunRequest sim = _desk.Request() with { Mode = RunMode.Sim, Live = null };
        RunResult made = _desk.Run(sim);
        _desk.Run(sim with { Data = [made.JournalPath!] }).Provenance.Should().Be("SIMULATED");
    }

    [Fact]
    public void Keys_beside_feed_and_broker_are_for_both()
    {
        _desk.Mode = ", port: 4002";
        _desk.Tape = $"minutes: 21, tape: '{_desk.At("feed")}'";
        _desk.Run();
        File.ReadAllText(_desk.At("feed")).Should().Be("4002 20251230", "history of a week");
    }

    [Fact]
    public void What_the_connection_says_is_noted_with_its_remedy()
    {
        _desk.Link = ", notice: Critical";
        RunResult result = _desk.Run();
        result.Notes.Select(n => n.Text).Should().Contain("connection critical: A data farm is gone. Wait.");
        _desk.Announced.Should().Contain("connection critical: A data farm is gone. Wait.");
    }

    [Fact]
    public void A_position_that_is_not_ours_halts_before_the_first_entry()
    {
        _desk.Link = ", held: 3";
        RunResult result = _desk.Run();
        result.Halts.Should().Contain(h => h.Cause == HaltCause.Mismatch);
        _desk.Submitted.Should().NotContain(l => l.StartsWith("submit Entry", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_spans_sessions_reports_each_as_it_closes()
    {
        FakeView view = new();
        List<string> shown = [];
        SessionReports reports = new(new Quiet(), new ExchangeCalendar(), () => [], view, shown.Add, LiveDesk.StartNs);
        const long HourNs = 3600 * LiveDesk.SecondNs;
        foreach (int hours in (int[])[-100, 1, 8, 9, 10, 33])
        {
            reports.TryRead(LiveDesk.StartNs + (hours * HourNs), out _).Should().BeFalse();
        }

        shown.Should().HaveCount(2, "the sessions of 6 and 7 January closed, each once");
        shown[0].Should().StartWith("session 2026-01-06 closed: 0 round trips, 0 won, net 0.00 USD; position 0");
        shown[1].Should().StartWith("session 2026-01-07 closed");
    }

    [Fact]
    public void A_whole_hour_on_paper_is_a_stage_and_half_of_one_is_not()
    {
        _desk.Tape = "minutes: 50";
        RunResult half = _desk.Run();
        PaperHour.Of(half.JournalPath!, LiveDesk.StartNs).IsWhole.Should().BeFalse();
        _desk.Tape = "minutes: 82";
        RunResult whole = _desk.Run();
        PaperHour hour = PaperHour.Of(whole.JournalPath!, LiveDesk.StartNs);
        StageRecord record = hour.Record("DU1", Replay(whole), DateTime.UnixEpoch);
        record.IsPassed.Should().BeTrue(string.Join("; ", record.Report));
    }

    [Fact]
    public void An_hour_with_something_critical_is_no_stage()
    {
        _desk.Tape = "minutes: 82";
        _desk.Link = ", notice: Critical";
        RunResult result = _desk.Run();
        StageRecord record = PaperHour.Of(result.JournalPath!, LiveDesk.StartNs).Record("DU1", Replay(result), DateTime.UnixEpoch);
        record.IsPassed.Should().BeFalse();
        record.Report.Should().Contain(l => l.StartsWith("against it: connection critical", StringComparison.Ordinal));
    }

    private sealed class Quiet : IEventInjector
    {
        public bool TryRead(long timeNs, out MarketEvent e)
        {
            e = default;
            return false;
        }
    }

    private static long Time(string line) => long.Parse(line[(line.LastIndexOf(' ') + 1)..], null);

    private static string Text(MarketEvent e) => e.Kind switch
    {
        EventKind.Quote => $"{e.TimeNs} {e.Instrument} {e.Quote}",
        EventKind.Trade => $"{e.TimeNs} {e.Instrument} {e.Trade}",
        EventKind.Index => $"{e.TimeNs} {e.Instrument} {e.Index}",
        _ => $"{e.TimeNs} {e.Instrument} {e.Kind}",
    };

    private static MarketEvent[] Recorded(string path)
    {
        using RecordedReader reader = new(path, [0, 1], long.MinValue, long.MaxValue);
        return [.. Readers.ReadAll(reader)];
    }

    private ReplayResult Replay(RunResult result) => new ReplayRun(
        new ReplayRequest(result.JournalPath!, ConfigPath: null, IsRecorded: true, [Repository.Plugins, _desk.Plugins]), new Progress(isShown: false)).Run(CancellationToken.None);

    private void RealMoney()
    {
        (_desk.Mode, _desk.Link) = (", confirm-account: U7", ", account: U7, paper: false");
        StageBook book = new(_desk.Runs);
        book.Add(new StageRecord(DateTime.UnixEpoch, Stage.ConnectionTest, IsPassed: true, "U7", Run: null, []));
        book.Add(new StageRecord(DateTime.UnixEpoch, Stage.PaperHour, IsPassed: true, "DU1", "r", []));
    }
}
