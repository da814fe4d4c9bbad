using FsCheck;
using FsCheck.Fluent;
using MiaIa.Engine.Risk;
using MiaIa.Plugins.Brokers;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>
/// Random tapes and random proposals (SPEC 27, conservation). A failure prints the seed of the tape; the books kept beside the
/// engine know only orders and answers.
/// </summary>
public sealed class ConservationTests
{
    private static readonly RiskLimits Wide = DeskSettings.NoLimits with
    {
        DailyLoss = 100_000, DailyTarget = 100_000, MaxRoundTrips = 10_000,
        PositionSize = new() { RiskPercent = 100, RiskDollars = 10_000 },
    };

    private const int Runs = 60;

    private int _fills;

    [Fact]
    public void On_bars() => ForAllSeeds(Runs, seed => Run(
        RandomTape.Bars(seed), 1, new BarPessimistic(new()), seed, s => s with { Limits = seed % 3 == 0 ? new() : Wide }));

    [Fact]
    public void On_prints_with_fills_in_parts() => ForAllSeeds(Runs, seed => Run(
        RandomTape.Prints(seed), 0, new PrintFill(most: 1), seed,
        s => s with { Limits = Wide, IsBuiltFromPrints = true, CycleNs = 50 * Clock.Millisecond }));

    [Fact]
    public void On_prints_with_latency() => ForAllSeeds(Runs, seed => Run(
        RandomTape.Prints(seed), 0, new LatePrintFill(3 * Clock.Second), seed,
        s => s with { Limits = Wide, IsBuiltFromPrints = true, CycleNs = 50 * Clock.Millisecond }));

    private void ForAllSeeds(int count, Func<ulong, string?> run)
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            string? wrong = run((ulong)seed);
            return (wrong is null).Label(wrong ?? "");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
        _fills.Should().BeGreaterThan(10 * count, "runs that never trade show nothing");
    }

    private string? Run(
        MarketEvent[] tape, int lastDay, IFillModel fills, ulong seed, Func<DeskSettings, DeskSettings> change)
    {
        WatchedBroker broker = new(new Simulated(TradingDesk.Es, fills));
        using TradingDesk desk = new(change(new DeskSettings
        {
            Broker = broker,
            Capital = 1_000_000,
            Strategies = [new RandomStrategy(seed, oneIn: 2)],
        }));
        foreach (MarketEvent e in tape.Concat(RandomTape.Ending(lastDay, fills is not BarPessimistic)))
        {
            desk.Send(in e);
            broker.CheckProtected(isExact: fills is BarPessimistic);
            if (broker.Wrong is { } wrong || (wrong = Books(desk, broker)) is not null)
            {
                return wrong;
            }
        }

        _fills += broker.Fills;
        EngineState end = desk.State;
        decimal net = desk.Journal.Trips.Sum(t => t.Net);
        return (broker.Position, broker.Working.Any()) != (0, false)
            ? $"at the end position {broker.Position}, working {string.Join(' ', broker.Working)}"
            : end.Equity != 1_000_000 + net ? $"equity {end.Equity}, trips {net}"
            : null;
    }

    private static string? Books(TradingDesk desk, WatchedBroker broker)
    {
        EngineState state = desk.State;
        decimal expected = (broker.CashTicks + ((long)broker.Position * state.PriceTicks)) * 12.50m;
        return state.PositionQuantity != broker.Position ? $"position {state.PositionQuantity}, fills say {broker.Position}"
            : state.Realised + state.OpenProfit != expected ? $"result {state.Realised + state.OpenProfit}, fills say {expected}"
            : state.Fees != broker.FeeMicros / 1_000_000m ? $"fees {state.Fees}"
            : desk.Engine.Stopped;
    }
}
