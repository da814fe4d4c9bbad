using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// An engine that reads what was recorded, figures of background work included, decides what one decides for which they are
/// computed beside it: whatever the sizes of the buffers, and so whatever the threads do.
/// </summary>
public sealed class RecordedFiguresTests
{
    private static string Shipped => Path.Combine(Repository.Root, "strategies.yaml");

    [Fact]
    public void SyntheticMarket_GivesTheSameFingerprintFromItsRecord() =>
        FromTheRecord(new RunRequest(
            RunMode.Sim, Shipped, [Repository.Plugins], "", [], new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5), 0, IsJournaled: false), 1_500_000, least: 40);

    [RealDataFact]
    public void RealChainsAndBars_GiveTheSameFingerprintFromTheirRecord() =>
        FromTheRecord(new RunRequest(
            RunMode.Backtest, Shipped, [Repository.Plugins], "",
            [RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz"), RealData.Path("cboe_chains")],
            new DateOnly(2023, 4, 3), new DateOnly(2023, 5, 8), 0, IsJournaled: false), int.MaxValue, least: 6 * 40);

    private static void FromTheRecord(RunRequest request, int most, int least)
    {
        List<MarketEvent> record = [];
        string live = Run(request, plan => plan.Market.Open(plan.Plan.Background), 1024, most, record);
        record.Count(e => e.Kind is EventKind.Figures).Should().BeGreaterThanOrEqualTo(least);
        foreach (int buffer in new[] { 1000, 3, 1 })
        {
            List<MarketEvent> again = [];
            Run(request, plan => plan.Market.Open(plan.Plan.Background), buffer, most, again).Should().Be(live, $"read by {buffer}");
            again.Count.Should().Be(record.Count, $"read by {buffer}");
        }

        Run(request, _ => new RecordReader(record), 777, most, []).Should().Be(live, "nothing is computed again");
        List<MarketEvent> without = [.. record.Where(e => e.Kind is not EventKind.Figures)];
        Run(request, _ => new RecordReader(without), 777, most, []).Should().NotBe(live, "the figures count");
    }

    private static string Run(
        RunRequest request, Func<(Market Market, RunPlan Plan), IEventReader> open, int buffer, int most, List<MarketEvent> read)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        RunConfiguration configuration = desk.Configure(request.Mode);
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        ExchangeCalendar calendar = new();
        Market market = request.Data.Count > 0
            ? Market.OfFiles(desk, configuration, instruments, calendar, request)
            : Market.OfFeed(desk, configuration, instruments, calendar, request);
        RunPlan plan = new RunBuilder(desk, configuration, instruments, market.Shape).Build(_ => new NoJournal());
        using TradingEngine engine = new(plan.Setup);
        using IEventReader reader = open((market, plan));
        MarketEvent[] block = new MarketEvent[buffer];
        while (!reader.IsEnded && read.Count < most)
        {
            int count = Math.Min(reader.Read(block), most - read.Count);
            read.AddRange(block.AsSpan(0, count));
            engine.OnEvents(block.AsSpan(0, count));
        }

        engine.Complete();
        plan.Background.Should().HaveCountGreaterThan(1).And.OnlyContain(t => t.Fault == null);
        return engine.FingerprintText();
    }
}
