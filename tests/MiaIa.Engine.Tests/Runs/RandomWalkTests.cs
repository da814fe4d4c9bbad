using MiaIa.Engine.Risk;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>
/// On a market without drift that moves tick by tick nobody has an edge: through the whole engine a bracket wins as often as
/// the distances say, and loses its costs (SPEC vector 18). Anything better would be look-ahead.
/// </summary>
public sealed class RandomWalkTests
{
    private const ulong Seed = 18;
    private const double TickValue = 12.50;
    private const double Fees = 6.90;
    private const int Trips = 6000;
    private const long MostSteps = 3_000_000; // about 130 steps a trip are expected

    [Fact]
    public void A_bracket_of_8_and_16_ticks_wins_a_third_and_loses_its_fees()
    {
        // Filled exactly where touched: 8 / (8 + 16) = 1/3, and 16/3 - 8 * 2/3 = 0 ticks.
        LeanJournal journal = Walk(isPrints: true, new TouchFill());
        Expect(journal, 1 / 3.0, -Fees);
    }

    [Fact]
    public void Pessimistic_fills_on_bars_cost_what_they_say()
    {
        // Entry a tick above the open p: fill p + 1. The stop is touched at p - 7 and fills at p - 8: -9. The target p + 17 needs
        // p + 18: +16. Wins 7 / (7 + 18) = .28; .28 * 16 - .72 * 9 = -2.00 ticks.
        LeanJournal journal = Walk(isPrints: false, new BarPessimistic(new()));
        Expect(journal, 0.28, (-2.00 * TickValue) - Fees);
    }

    private static void Expect(LeanJournal journal, double winRate, double net)
    {
        journal.Trips.Should().Be(Trips);
        double rate = (double)journal.Wins / Trips;
        rate.Should().BeApproximately(winRate, 3 * Math.Sqrt(winRate * (1 - winRate) / Trips));
        ((double)journal.Net / Trips).Should().BeApproximately(net, 3 * journal.StandardError);
    }

    private static LeanJournal Walk(bool isPrints, IFillModel fills)
    {
        TestRandom chance = new(Seed);
        LeanJournal journal = new();
        using TradingDesk desk = new(new DeskSettings
        {
            IsBuiltFromPrints = isPrints,
            FillModel = fills,
            Limits = DeskSettings.NoLimits,
            Capital = 1e9m,
            Journal = journal,
            Strategies = [new Alternating()],
        });
        Session session = new(
            SessionWindow.Opening, 20250716, Clock.OpenNs, Clock.OpenNs, long.MaxValue, IsTradingDay: true, IsSessionStart: true, 2, 10);
        desk.Send(MarketEvent.Of(Clock.OpenNs, in session)).Send(MarketEvent.Of(Clock.OpenNs, TimerKind.EntriesOpen));
        int price = 24000;
        for (long i = 0; journal.Trips < Trips && i < MostSteps; i++)
        {
            int next = price + ((chance.Next(1, 2) == 1) ? 1 : -1);
            desk.Send(isPrints
                ? Events.Print(Clock.OpenNs + (i * 10 * Clock.Second), next)
                : Events.Bar(Clock.OpenNs + (i * Clock.Minute), price, Math.Max(price, next), Math.Min(price, next), next));
            price = next;
        }

        return journal;
    }

    /// <summary>Fills from prints at exactly the price of the order when it is touched; market orders at the print.</summary>
    private sealed class TouchFill : IFillModel
    {
        public string Assumptions => "test";

        public long LatencyNs => 0;

        public void OnSession(in Session session, long timeNs)
        {
            // Prices do not depend on the hours.
        }

        public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase)
        {
            if (e.Kind is not EventKind.Trade)
            {
                return default;
            }

            int beyond = (int)order.Side * (e.Trade.PriceTicks - order.PriceTicks);
            bool isFilled = order.Type switch
            {
                OrderType.Market => true,
                OrderType.Limit => beyond <= 0,
                _ => beyond >= 0,
            };
            int price = order.Type is OrderType.Market ? e.Trade.PriceTicks : order.PriceTicks;
            return isFilled ? new FillQuote(order.Quantity, price, 0) : default;
        }
    }
}
