using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Who looks on sees the market as the engine does, and what is open; and changes nothing.</summary>
public sealed class MarketWatchTests
{
    private static readonly Proposal Long = Propose.Market(Side.Buy);

    /// <summary>Entered at the open of 09:37 at 1000, one tick of slippage: 1001.</summary>
    [Fact]
    public void TheOpenPosition_IsToldWithItsExcursionsAndItsBracket()
    {
        Watch watch = new();
        using TradingDesk desk = TradingDesk.EntersOnce(Long, s => s with { Watch = watch });
        watch.Engine = desk.Engine;
        desk.Open().Bar(9, 35, 1000);
        desk.Engine.OpenPosition.Should().BeNull();
        desk.Bar(9, 36, 1000, 1006, 998, 1003);
        OpenPosition open = desk.Engine.OpenPosition!.Value;
        double entry = open.EntryTicks;
        (open.Side, open.Quantity, open.PriceTicks).Should().Be((Side.Buy, desk.State.PositionQuantity, 1003));
        (open.StopTicks, open.TargetTicks).Should().Be(((int)entry - 8, (int)entry + 16));
        open.AdverseTicks.Should().Be((int)entry - 998);
        open.OpenProfit.Should().Be((1003 - (decimal)entry) * 12.50m * open.Quantity);
        desk.Bar(9, 37, 1003, 1010, 1003, 1010);
        desk.Engine.OpenPosition!.Value.FavourableTicks.Should().Be(1010 - (int)entry);
    }

    [Fact]
    public void WithoutATarget_NoneIsTold()
    {
        using TradingDesk desk = TradingDesk.EntersOnce(Long with { TargetTicks = 0 });
        desk.Open().Bar(9, 35, 1000).Bar(9, 36, 1000);
        desk.Engine.OpenPosition!.Value.TargetTicks.Should().BeNull();
    }

    /// <summary>The bar that fills the entry is shown when the position is there; the decision on it has not been taken.</summary>
    [Fact]
    public void AClosedBar_IsShownAfterItsFills_AndBeforeTheDecision()
    {
        Watch watch = new();
        using TradingDesk desk = TradingDesk.EntersOnce(Long, s => s with { Watch = watch });
        watch.Engine = desk.Engine;
        desk.Open().Bar(9, 35, 1000).Bar(9, 36, 1000);
        watch.Seen.Where(s => s.Kind is EventKind.Bar).Should().Equal((EventKind.Bar, 0, 0), (EventKind.Bar, desk.State.PositionQuantity, 1));
    }

    [Fact]
    public void APrint_IsShownBeforeAnyoneReacts_WithItsAggressor_AndItsBarComesOnce()
    {
        Watch watch = new();
        using TradingDesk desk = TradingDesk.EntersOnce(Long, s => s with { Watch = watch, IsBuiltFromPrints = true });
        watch.Engine = desk.Engine;
        desk.Open();
        desk.Send(Events.Quote(Clock.At(9, 35, 1), 999, 1000)).Send(Events.Print(Clock.At(9, 35, 2), 1000, side: Side.None));
        watch.Sides.Should().Equal(Side.Buy);
        desk.Send(Events.Print(Clock.At(9, 36, 2), 1001));
        watch.Seen.Where(s => s.Kind is EventKind.Bar or EventKind.Trade).Select(s => s.Kind)
            .Should().Equal(EventKind.Trade, EventKind.Bar, EventKind.Trade);
    }

    [Fact]
    public void SomeoneWhoLooksOn_ChangesNothing()
    {
        MarketEvent[] tape = RandomTape.Prints(3, minutes: 240, days: 1);
        using TradingDesk alone = new(ScoringDesk.Settings(isPrints: true));
        using TradingDesk watched = new(ScoringDesk.Settings(isPrints: true) with { Watch = new Watch() });
        alone.Engine.OnEvents(tape);
        watched.Engine.OnEvents(tape);
        watched.Engine.FingerprintText().Should().Be(alone.Engine.FingerprintText());
        alone.Journal.Trips.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(1.1, FeatureStatus.Ok, 1)]
    [InlineData(1.0, FeatureStatus.Ok, 0)] // above 1 only
    [InlineData(1.1, FeatureStatus.Missing, 0)]
    public void ACandidateThatGammaFavours_IsCounted(double factor, FeatureStatus status, long expected)
    {
        using TradingDesk desk = new(new DeskSettings
        {
            Confluence = _ => new FakeConfluence { Score = 0.5 },
            Strategies = [new ScriptedStrategy(_ => default)],
            GammaFactor = (_, _) => new FeatureInput("gamma", [new FeatureValue(factor, status, 0)], 0),
        });
        desk.Open().Bar(9, 35, 1000);
        (desk.Engine.Funnel.GammaOptimised, desk.Engine.Funnel.Candidates).Should().Be((expected, 1L));
    }

    /// <summary>Keeps the kind of what it sees, the position then, and the decisions taken before.</summary>
    private sealed class Watch : IMarketWatch
    {
        public TradingEngine? Engine { get; set; }

        public List<(EventKind Kind, int Quantity, long Decisions)> Seen { get; } = [];

        public List<Side> Sides { get; } = [];

        public void OnEvent(in MarketEvent e)
        {
            Seen.Add((e.Kind, Engine?.OpenPosition?.Quantity ?? 0, Engine?.Funnel.Evaluations ?? 0));
            if (e.Kind is EventKind.Trade)
            {
                Sides.Add(e.Trade.Aggressor);
            }
        }
    }
}
