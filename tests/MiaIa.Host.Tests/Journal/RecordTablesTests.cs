using MiaIa.Engine;
using MiaIa.Host.Archive;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Records;
using MiaIa.Host.Runs;
using MiaIa.Host.Training;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Journal;

/// <summary>The records as any tool reads them: what was not there is NULL, and what can be computed is a view.</summary>
public sealed class RecordTablesTests : IDisposable
{
    private const long Second = 1_000_000_000;

    /// <summary>2023-04-06T15:00:00Z.</summary>
    private const long Eleven = 1_680_793_200L * Second;

    private static readonly JournalLayout Layout = new(["a.score"], ["a.score"], [], ["trend"], [["pullback"]]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void APreAnalysisOfNothing_IsNothing()
    {
        Write(j => j.OnPreAnalysis(new PreAnalysis { Decision = 7, TimeNs = Second }));
        string[] row = Rows("SELECT * FROM pre_analysis").Single().Split('|');
        row.Length.Should().Be(SnapshotSchema.PreAnalysisColumns);
        row[..3].Should().Equal("1", "7", "1000000000");
        row[3..].Should().OnlyContain(c => c == "NULL");
    }

    [Fact]
    public void APreAnalysis_StandsInItsColumns()
    {
        PreAnalysis p = new()
        {
            Decision = 7,
            TimeNs = 100 * Second,
            OrderId = 3,
            BarStartNs = 40 * Second,
            Bar = new Bar(60, 100, 104, 98, 101, 10, 7, 3, 4, DeltaKind.Exact),
            HashedBars = 20,
            BarsHash = 255,
            Quote = new Quote(100, 0, 5, 0),
            BidLevels = 1,
            Flow = new TradeFlow(4, 7, 3, 2),
            Vix = 18.5,
            VixNs = 90 * Second,
            ChainAsOfNs = 60 * Second,
            ChainNs = 70 * Second,
        };
        p.Bids[0] = (100, 5);
        Write(j => j.OnPreAnalysis(in p));
        Rows("SELECT order_id, bar_start_ns, bar_seconds, open_ticks, high_ticks, low_ticks, close_ticks, volume, delta, delta_kind, hashed_bars, bars_hash, bid_ticks, bid_size, ask_ticks, ask_size FROM pre_analysis")
            .Should().Equal("3|40000000000|60|100|104|98|101|10|4|exact|20|000000000000000000000000000000ff|100|5|NULL|NULL");
        Rows("SELECT bid1_ticks, bid1_size, bid2_ticks, ask1_ticks, flow_prints, flow_buy, flow_sell, flow_unknown, vix, vix_age_seconds, options_as_of_ns, options_age_seconds FROM pre_analysis")
            .Should().Equal("100|5|NULL|NULL|4|7|3|2|18.5|10|60000000000|40");
    }

    [Fact]
    public void TheSequence_RisesOverAllTables()
    {
        Write(j =>
        {
            j.OnOrderMark(new OrderMark(1, null, null), Second);
            j.OnStatistics(new StatisticsFigures(60 * Second, 1, 1, 0, 5.5m, 0, 1, 2, 3, 4, 5));
            j.OnLabel(new TripLabel(1, 1, LabelOutcome.Unknown, 2 * Second, IsAssumed: false));
        });
        Rows("SELECT sequence, bid_ticks, price_ticks FROM order_marks").Should().Equal("1|NULL|NULL");
        Rows("SELECT * FROM statistics").Should().Equal("2|60000000000|1|1|0|5.50|0.00|1|2|3|4|5");
        Rows("SELECT sequence, label FROM labels").Should().Equal("3|NULL");
    }

    /// <summary>
    /// Decided at 99/101 (mid 100), acknowledged after 2 s, bought at 102 after 3 s: 2 ticks worse than the mid. The exit at the market
    /// sells at 97.5 on average against a mid of 99: 1.5 ticks worse.
    /// </summary>
    [Fact]
    public void Executions_HaveTheirLatencies_AndTheirSlippageAgainstTheMid()
    {
        Traded();
        Rows("SELECT order_id, entry_id, round_trip_id, role, acknowledge_seconds, fill_seconds, filled, fill_ticks, mid_ticks, slippage_ticks, fee_micros, ended_by FROM executions")
            .Should().Equal(
                "1|1|1|Entry|2|3|2|102|100|2|100|NULL",
                "2|1|1|Stop|NULL|NULL|0|NULL|NULL|NULL|NULL|OrderCancelled",
                "3|1|1|Exit|NULL|5|2|97.5|99|1.5|70|NULL",
                "4|4|NULL|Entry|NULL|NULL|0|NULL|NULL|NULL|NULL|OrderRejected");
    }

    /// <summary>Net -115 over 8 ticks * 2 contracts * 12.50 = 200: -.575 R; long from 102 to 97.5: -4.5 ticks; 10 - 3 = 7 s.</summary>
    [Fact]
    public void AFinalResult_HasEverythingOfItsRoundTrip()
    {
        Traded();
        Rows("SELECT round_trip_id, exit_reason, ticks, gross, fees, net, r, adverse_ticks, favourable_ticks, duration_seconds, ml_label, outcome, post_mortem_complete, extension_r, peak_seconds, insight FROM final_results")
            .Should().Equal("1|Rule|-4.5|-112.50|2.50|-115.00|-0.575|6|1|7|0|loss|1|0.5|30|good_risk_management");
    }

    [Fact]
    public void APositionUpdate_SaysWhatItWasMadeFor()
    {
        OpenPosition position = new(Side.Sell, 2, 1, 100, 98, 50m, 1, 3, 104, null);
        Write(j =>
        {
            j.OnPositionUpdate(new PositionUpdate(4, Second, IsStopMove: false, 10, position));
            j.OnPositionUpdate(new PositionUpdate(4, 2 * Second, IsStopMove: true, 11, position with { TargetTicks = 90 }));
        });
        Rows("SELECT round_trip_id, time_ns, cause, bars, side, quantity, price_ticks, unrealised, adverse_ticks, favourable_ticks, stop_ticks, target_ticks FROM position_updates")
            .Should().Equal("4|1000000000|bars|10|Sell|2|98|50.00|1|3|104|NULL", "4|2000000000|stop-move|11|Sell|2|98|50.00|1|3|104|90");
    }

    [Fact]
    public void TheExport_IsOneLinePerRecord_InOrderOfTime_WithItsRoundTrip()
    {
        Traded();
        using RunJournal journal = RunJournal.Open(_folder.At("run.db"));
        (string file, long records) = new RunExport(journal, _folder.At("export")).Write(default).Single();
        Path.GetFileName(file).Should().Be("2023-04-06.jsonl");
        string[] lines = File.ReadAllLines(file);
        lines.Should().HaveCount((int)records);
        lines.Select(Short).Should().Equal(
            "6|1|1|execution", "6|2|1|execution", "6|3|1|execution", "6|4|1|position_update", "6|5|1|final_result", "6|6|1|post_mortem",
            "6|7||execution");
        lines[4].Should().Contain("\"r\":-0.575").And.Contain("\"peak_seconds\":30");
        lines[6].Should().Contain("\"round_trip_id\":null");
    }

    [Fact]
    public void AnOlderJournal_IsRefusedWithItsVersion()
    {
        Write(j => j.WriteHeader([new("schema", "4"), new("instrument", "ES, base bar 1m")]));
        FluentActions.Invoking(() => RunJournal.Open(_folder.At("run.db"))).Should().Throw<RunException>().WithMessage("*version 4*");
    }

    private static string Short(string line)
    {
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(line);
        System.Text.Json.JsonElement root = json.RootElement;
        return $"{root.GetProperty("schema")}|{root.GetProperty("sequence")}|{root.GetProperty("roundTrip")}|{root.GetProperty("kind")}";
    }

    private static MarketEvent Answer(EventKind kind, long orderId, long timeNs) =>
        MarketEvent.Of(kind, timeNs, 0, new OrderUpdate(orderId, OrderReason.None));

    private static MarketEvent Fill(long orderId, long id, Side side, int quantity, int price, long fee, long timeNs) =>
        MarketEvent.Of(timeNs, 0, new Fill(orderId, id, side, quantity, price, fee, 0), timeNs);

    private static Order Order(long id, OrderRole role, Side side, int quantity) =>
        new(id, role is OrderRole.Stop ? 1 : 0, 0, 0, role, role is OrderRole.Stop ? OrderType.Stop : OrderType.Market, side, quantity, 0, 0, 0);

    // One round trip of two contracts, and an entry that was refused.
    private void Traded() => Write(j =>
    {
        const long T = Eleven;
        j.WriteHeader([new("schema", "6"), new("tick-value", "12.50"), new("instrument", "ES, base bar 1m")]);
        j.OnOrders([Order(1, OrderRole.Entry, Side.Buy, 2), Order(2, OrderRole.Stop, Side.Sell, 2)], T);
        j.OnOrderMark(new OrderMark(1, new Quote(99, 101, 1, 1), 100), T);
        j.OnBroker(Answer(EventKind.OrderAcknowledged, 1, T + (2 * Second)));
        j.OnBroker(Fill(1, 11, Side.Buy, 2, 102, 100, T + (3 * Second)));
        j.OnPositionUpdate(new PositionUpdate(1, T + (4 * Second), IsStopMove: false, 10, new OpenPosition(Side.Buy, 2, 1, 102, 100, -50m, 2, 0, 94, null)));
        j.OnOrders([Order(3, OrderRole.Exit, Side.Sell, 2)], T + (4 * Second));
        j.OnOrderMark(new OrderMark(3, new Quote(98, 100, 1, 1), 99), T + (4 * Second));
        j.OnBroker(Answer(EventKind.OrderCancelled, 2, T + (9 * Second)));
        j.OnBroker(Fill(3, 12, Side.Sell, 1, 98, 35, T + (9 * Second)));
        j.OnBroker(Fill(3, 13, Side.Sell, 1, 97, 35, T + (10 * Second)));
        j.OnRoundTrip(new RoundTrip(
            1, Side.Buy, 2, T + (3 * Second), 102, T + (10 * Second), 97.5m, -112.50m, 2.50m, 8, 6, 1, 0, ExitReason.Rule, 0, 0, 20230406));
        j.OnLabel(new TripLabel(1, 1, LabelOutcome.Failure, T + (20 * Second), IsAssumed: false));
        j.OnPostMortem(new PostMortemResult(
            1, T + (910 * Second), TripOutcome.Loss, true, 900 * Second, 0.5, 30 * Second, Insight.GoodRiskManagement));
        j.OnOrders([Order(4, OrderRole.Entry, Side.Buy, 1)], T + (1000 * Second));
        j.OnBroker(Answer(EventKind.OrderRejected, 4, T + (1001 * Second)));
    });

    private void Write(Action<SqliteJournal> write)
    {
        using SqliteJournal journal = SqliteJournal.Create(_folder.At("run.db"), Layout, new JournalSettings());
        write(journal);
        journal.Flush();
        journal.Fault.Should().BeNull();
    }

    private string[] Rows(string sql) => JournalTable.Rows(_folder.At("run.db"), sql);
}
