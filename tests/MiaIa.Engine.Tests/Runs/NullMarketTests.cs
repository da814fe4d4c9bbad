using MiaIa.Plugins.FillModels;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using Xunit.Abstractions;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>
/// The made-up market without planted effects, through the whole engine: a back-test loses what trading costs and nothing
/// else is left (SPEC vector 18). A result above that would be look-ahead in us.
/// </summary>
public sealed class NullMarketTests(ITestOutputHelper output)
{
    private const double TickValue = 12.50;
    private const int Days = 40;
    private const int Seed = 11;

    /// <summary>
    /// Everybody trades at the bid whenever the spread is one tick, plus a tick of slippage for market and stop orders: the
    /// bid of such moments is a fair walk, so that fees and slippage are all that is lost.
    /// </summary>
    [Fact]
    public void A_backtest_loses_its_fees_and_its_modelled_slippage()
    {
        LeanJournal journal = Run(new BidFill());
        journal.Trips.Should().BeGreaterThan(3000);
        journal.SlippageTicks.Should().BeGreaterThan(journal.Trips);
        CostBeyondSlippage(journal).Should().BeInRange(-3 * journal.StandardError, 3 * journal.StandardError, "seed {0}", Seed);
    }

    /// <summary>
    /// The shipped fills on bars cost more: half a spread at the exit, the tick that must trade through a target, and the
    /// stop before the target where a bar holds both. They never give anything back.
    /// </summary>
    [Fact]
    public void Pessimistic_fills_lose_more_than_that_and_never_less()
    {
        LeanJournal journal = Run(new BarPessimistic(new()));
        journal.Trips.Should().BeGreaterThan(3000);
        CostBeyondSlippage(journal).Should().BeInRange(-3 * journal.StandardError, (2 * TickValue) + (3 * journal.StandardError), "seed {0}", Seed);
    }

    /// <summary>What a round trip lost beyond fees and modelled slippage, in dollars; negative when it earned.</summary>
    private double CostBeyondSlippage(LeanJournal journal)
    {
        double net = (double)journal.Net / journal.Trips;
        double slippage = journal.SlippageTicks * TickValue / journal.Trips;
        output.WriteLine(FormattableString.Invariant(
            $"{journal.Trips} trips, net {net:0.00}, fees {journal.Fees / journal.Trips:0.00}, slippage {slippage:0.00}, standard error {journal.StandardError:0.00}"));
        return -net - (double)(journal.Fees / journal.Trips) - slippage;
    }

    private static LeanJournal Run(IFillModel fills)
    {
        LeanJournal journal = new();
        using TradingDesk desk = new(new DeskSettings
        {
            IsBuiltFromPrints = true,
            BasePeriod = new BarPeriod(10),
            FillModel = fills,
            Limits = DeskSettings.NoLimits,
            Capital = 1e9m,
            Journal = journal,
            Strategies = [new Alternating()],
        });
        int[] days = [.. Enumerable.Range(0, Days * 7 / 5).Where(d => (d + 2) % 7 < 5)]; // day 0 is a Wednesday
        Queue<MarketEvent> calendar = new(days.SelectMany(OfDay));
        Synthetic market = new(new SyntheticOptions { Seed = Seed, Days = Days, Activity = 0.1 });
        using IEventReader reader = market.Open(
            new Instruments([TradingDesk.Es]), [.. calendar.Where(e => e.Kind is EventKind.Session).Select(e => e.Session)], new NoProblems());
        MarketEvent[] buffer = new MarketEvent[1000];
        while (!reader.IsEnded)
        {
            int count = reader.Read(buffer);
            for (int i = 0; i < count; i++)
            {
                while (calendar.TryPeek(out MarketEvent due) && due.TimeNs <= buffer[i].TimeNs)
                {
                    desk.Send(calendar.Dequeue());
                }

                desk.Send(in buffer[i]);
            }
        }

        return journal;
    }

    private static MarketEvent[] OfDay(int day)
    {
        int date = int.Parse(
            new DateTime(2025, 7, 16).AddDays(day).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            Events.Session(Clock.At(18, 0, day: day), SessionWindow.AfterHours, date, isStart: true, day: day),
            Events.Session(Clock.At(9, 30, day: day), SessionWindow.Opening, date, day: day),
            MarketEvent.Of(Clock.At(9, 35, day: day), TimerKind.EntriesOpen),
            MarketEvent.Of(Clock.At(15, 45, day: day), TimerKind.EntriesClose),
            MarketEvent.Of(Clock.At(15, 55, day: day), TimerKind.SessionFlatten),
        ];
    }

    private sealed class BidFill : IFillModel
    {
        public string Assumptions => "test";

        public long LatencyNs => 0;

        public void OnSession(in Session session, long timeNs)
        {
            // Prices do not depend on the hours.
        }

        public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase)
        {
            if (e.Kind is not EventKind.Quote || e.Quote.SpreadTicks != 1)
            {
                return default;
            }

            int price = e.Quote.BidTicks;
            int beyond = (int)order.Side * (price - order.PriceTicks);
            return order.Type switch
            {
                OrderType.Limit => beyond <= 0 ? new FillQuote(order.Quantity, price, 0) : default,
                OrderType.Stop when beyond < 0 => default,
                _ => new FillQuote(order.Quantity, price + (int)order.Side, 1),
            };
        }
    }
}
