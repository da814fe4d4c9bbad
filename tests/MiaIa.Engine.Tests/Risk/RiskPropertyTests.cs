using FsCheck;
using FsCheck.Fluent;
using MiaIa.Engine.Risk;
using MiaIa.Plugins.Brokers;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests.Risk;

/// <summary>What must hold on any path (SPEC 27). A failure prints the seed.</summary>
public sealed class RiskPropertyTests
{
    private const int Runs = 60;

    private static readonly HaltCause[] Losses = [HaltCause.DailyLoss, HaltCause.Drawdown, HaltCause.LossStreak];

    [Fact]
    public void A_profit_never_trips_a_loss_limit() => ForAllSeeds(seed =>
    {
        TestRandom chance = new(seed);
        TestJournal journal = new();
        RiskLimits limits = new();
        EntryGate gate = new(limits, TradingDesk.Es, 25_000);
        HaltBook halts = new(journal);
        RiskWatch watch = new(limits, journal, gate, halts);
        decimal profit = 0;
        for (int i = 0; i < 50; i++)
        {
            decimal won = chance.Next(0, 100_000) / 100m;
            profit += won;
            watch.OnEquity(gate.OnEquity(profit, 0, 0), i);
            watch.OnTripEnd(won, i);
        }

        return Losses.Any(halts.Holds) || watch.TakeExit() ? $"profit {profit}, halts {string.Join(' ', halts.Active)}" : null;
    });

    [Fact]
    public void No_miss_is_silent()
    {
        int halted = 0;
        ForAllSeeds(seed =>
        {
            using TradingDesk desk = Desk(seed, new RiskLimits { LossStreak = new() { Losses = 1000 } });
            int date = 0;
            bool isLossReached = false;
            bool isDrawdownReached = false;
            foreach (MarketEvent e in RandomTape.Bars(seed))
            {
                int entries = Entries(desk);
                desk.Send(in e);
                if (e.Kind is EventKind.Session && e.Session.DateNumber != date)
                {
                    (date, isLossReached) = (e.Session.DateNumber, false);
                }

                if ((isLossReached || isDrawdownReached) && Entries(desk) > entries)
                {
                    return $"an entry at {e.TimeNs} while halted";
                }

                isLossReached |= desk.State.DayProfit <= -500;
                isDrawdownReached |= desk.State.PeakEquity - desk.State.Equity >= 0.05m * desk.State.PeakEquity;
                halted += isLossReached || isDrawdownReached ? 1 : 0;
                if (isLossReached != desk.Engine.Halts.Any(h => h.Cause is HaltCause.DailyLoss)
                    || isDrawdownReached != desk.Engine.Halts.Any(h => h.Cause is HaltCause.Drawdown))
                {
                    return $"at {e.TimeNs} loss {isLossReached}, drawdown {isDrawdownReached}, halts {string.Join(' ', desk.Engine.Halts)}";
                }
            }

            return null;
        });
        halted.Should().BePositive("limits that nobody reaches show nothing");
    }

    [Fact]
    public void What_is_missing_at_a_broker_never_makes_a_trade_and_never_a_larger_one()
    {
        int traded = 0;
        ForAllSeeds(
            seed =>
            {
                TestRandom chance = new(seed);
                double?[] all =
                [
                    chance.Next(150, 260) / 10.0, chance.Next(1, 3), 20_000 + chance.Next(0, 10_000), 6_000 + chance.Next(0, 10_000),
                    chance.Next(5_000, 8_000),
                ];
                int stop = chance.Next(4, 15);
                int whole = Quantity(all, stop);
                traded += whole;
                for (int i = 0; i < all.Length; i++)
                {
                    double?[] without = [.. all];
                    without[i] = null;
                    int less = Quantity(without, stop);
                    if (less > 0)
                    {
                        return $"without figure {i} {less} contracts instead of {whole}";
                    }
                }

                return null;
            },
            count: 200);
        traded.Should().BeGreaterThan(50, "refusals alone show nothing");
    }

    [Fact]
    public void A_rule_can_only_lower()
    {
        ForAllSeeds(seed =>
        {
            int answer = new TestRandom(seed).Next(-3, 9);
            MarketEvent[] tape = RandomTape.Bars(seed, days: 1);
            using TradingDesk free = Desk(seed, DeskSettings.NoLimits);
            using TradingDesk ruled = Desk(seed, DeskSettings.NoLimits, s => s with { RiskRules = [new FakeRule { Answer = answer }] });
            free.Engine.OnEvents(tape);
            ruled.Engine.OnEvents(tape);
            int first = Sizes(free).FirstOrDefault();
            int lowered = Sizes(ruled).FirstOrDefault();
            return lowered > Math.Max(0, Math.Min(answer, first)) || Sizes(ruled).Any(q => q > answer) ? $"answer {answer}: {first} became {lowered}" : null;
        });
    }

    [Fact]
    public void A_run_in_two_parts_decides_as_one_in_one_piece()
    {
        int compared = 0;
        int halted = 0;
        ForAllSeeds(seed =>
        {
            MarketEvent[] tape = RandomTape.Bars(seed);
            using TradingDesk whole = Desk(seed, Tight);
            int cut = 0;
            AccountRecord account = default;
            HaltRecord[] halts = [];
            int date = 0;
            int current = 0;
            for (int i = 0; i < tape.Length; i++)
            {
                whole.Send(in tape[i]);
                current = tape[i].Kind is EventKind.Session ? tape[i].Session.DateNumber : current;
                bool isQuiet = whole.State.PositionQuantity == 0 && !((WatchedBroker)whole.Broker).Working.Any();
                if (cut == 0 && isQuiet && tape[i].Kind is EventKind.Bar && i > (int)(seed % (ulong)tape.Length))
                {
                    (cut, date, account, halts) = (i, current, whole.Journal.Accounts[^1].Account, [.. whole.Engine.Halts]);
                    halted += halts.Length;
                }
            }

            if (cut == 0)
            {
                return null;
            }

            using TradingDesk second = Desk(seed, Tight, s => s with { Restored = new RestoredState(account, halts) });
            long nowNs = tape[cut].TimeNs;
            second.Send(Events.Session(nowNs, SessionWindow.Opening, date, day: (int)((nowNs - Clock.OpenNs) / Clock.Day)));
            if (IsOpen(tape.AsSpan(0, cut)))
            {
                second.Send(MarketEvent.Of(nowNs, TimerKind.EntriesOpen));
            }

            second.Engine.OnEvents(tape.AsSpan(cut + 1));
            var expected = whole.Journal.Decisions.Where(d => d.TimeNs > nowNs).Select(Told).ToArray();
            var actual = second.Journal.Decisions.Select(Told).ToArray();
            compared += expected.Length;
            int at = Enumerable.Range(0, expected.Length).FirstOrDefault(i => i >= actual.Length || expected[i] != actual[i], -1);
            return at < 0 ? null : $"cut at {nowNs}, decision {at}: {expected[at]} became {(at < actual.Length ? actual[at] : default)}";
        });
        compared.Should().BeGreaterThan(1000);
        halted.Should().BePositive("halts are part of it");
    }

    private static RiskLimits Tight => new()
    {
        MaxRoundTrips = 12, LossStreak = new() { Losses = 2, Pause = TimeSpan.FromMinutes(20) }, Drawdown = new() { WarnPercent = 1, HaltPercent = 2.5m },
    };

    // Without DATA: a part of a run does not know the holes of the other.
    private static (long, ulong, int, double) Told(DecisionRecord d) =>
        (d.TimeNs, d.Failed & ~(1UL << (int)ReasonCode.Data), d.Signal.Quantity, Math.Round(d.RiskScore, 9));

    private static bool IsOpen(ReadOnlySpan<MarketEvent> events)
    {
        bool isOpen = false;
        foreach (MarketEvent e in events)
        {
            isOpen = e.Kind is EventKind.Timer ? (isOpen || e.Timer is TimerKind.EntriesOpen) && e.Timer is not TimerKind.EntriesClose
                : isOpen && !(e.Kind is EventKind.Session && e.Session.IsSessionStart);
        }

        return isOpen;
    }

    private static TradingDesk Desk(ulong seed, RiskLimits limits, Func<DeskSettings, DeskSettings>? change = null)
    {
        DeskSettings settings = new()
        {
            Broker = new WatchedBroker(new Simulated(TradingDesk.Es, new BarPessimistic(new()))), Limits = limits,
            Strategies = [new RandomStrategy(seed, oneIn: 2)],
        };
        return new TradingDesk(change?.Invoke(settings) ?? settings);
    }

    private static int Entries(TradingDesk desk) => desk.Journal.Orders.Count(o => o.Role is OrderRole.Entry);

    private static IEnumerable<int> Sizes(TradingDesk desk) =>
        desk.Journal.Orders.Where(o => o.Role is OrderRole.Entry).Select(o => o.Quantity);

    /// <summary>Contracts of an entry at a broker: VIX, spread in ticks, equity, available funds and margin; null for what is missing.</summary>
    private static int Quantity(double?[] figures, int stop)
    {
        using TradingDesk desk = TradingDesk.Scripted(_ => Propose.Market(Side.Buy, stop, 2 * stop), s => s with { Mode = RunMode.Live, Capital = 0 });
        desk.Open().Send(Events.Account(Clock.At(9, 59), (decimal?)figures[2], (decimal?)figures[3], (decimal?)figures[4]));
        if (figures[0] is { } vix)
        {
            desk.Send(Events.Vix(Clock.At(10, 0, 50), vix));
        }

        if (figures[1] is { } spread)
        {
            desk.Send(Events.Quote(Clock.At(10, 0, 59), 24_000 - (int)spread, 24_000));
        }

        return desk.Bar(10, 0, 24000).Journal.Orders.FirstOrDefault().Quantity;
    }

    private static void ForAllSeeds(Func<ulong, string?> run, int count = Runs) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            string? wrong = run((ulong)seed);
            return (wrong is null).Label(wrong ?? "");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
