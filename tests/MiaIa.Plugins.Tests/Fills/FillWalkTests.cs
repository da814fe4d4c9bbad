using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>
/// Brackets on a market without drift that moves tick by tick (SPEC vector 18): they win as often as the distances say, and lose what
/// the model costs, in ticks. Without latency, since a step has no length.
/// </summary>
public sealed class FillWalkTests
{
    private const ulong Seed = 18;
    private const int Trips = 6000;

    [Theory]
    [InlineData(8, 15, 1 / 3.0, -1 / 3.0)] // the target needs a print at 16: it is won as often as 16 ticks, and gives 15
    [InlineData(8, 16, 8 / 25.0, -0.32)]   // 17 are needed: .32 * 16 - .68 * 8
    public void Quote_cross_costs_the_tick_that_must_trade_through(int stop, int target, double winRate, double net) =>
        Expect(new QuoteCross(new() { SlippageTicks = 0, LatencyMilliseconds = 0 }), isBook: false, stop, target, winRate, net);

    [Fact]
    public void Quote_cross_costs_its_slippage_at_entry_and_stop() =>
        // Bought at p + 1. Stop at p - 7, filled a tick lower: -9. Target p + 17 needs p + 18: 7 of 25; .28 * 16 - .72 * 9 = -2.00.
        Expect(new QuoteCross(new() { LatencyMilliseconds = 0 }), isBook: false, 8, 16, 0.28, -2.00);

    [Theory]
    [InlineData(9, 15, 1 / 3.0, -1)]   // bought at the ask p + 1: stop p - 8, target p + 16; 15/3 - 9 * 2/3
    [InlineData(8, 16, 7 / 24.0, -1)]  // stop p - 7, target p + 17; the spread is the cost whatever the bracket
    public void Book_queue_costs_the_spread(int stop, int target, double winRate, double net) =>
        Expect(new BookQueue(new() { LatencyMilliseconds = 0 }), isBook: true, stop, target, winRate, net);

    private static void Expect(IFillModel fills, bool isBook, int stop, int target, double winRate, double net)
    {
        TestRandom chance = new(Seed);
        FillTape tape = new(fills);
        int price = 24000;
        int trips = 0;
        int wins = 0;
        double sum = 0;
        double squares = 0;
        int entry = 0;
        bool isOpen = false;
        int seen = 0;
        for (long at = 1; trips < Trips && at < 5_000_000; at++)
        {
            int step = chance.Next(0, 1) == 0 ? -1 : 1;
            Step(tape, isBook, at, price += step, step);
            for (; seen < tape.Answers.Count; seen++)
            {
                MarketEvent answer = tape.Answers[seen];
                if (answer.Kind is not EventKind.Fill)
                {
                    continue;
                }

                int role = (int)(answer.Fill.OrderId % 10);
                if (role == 1)
                {
                    entry = answer.Fill.PriceTicks;
                    continue;
                }

                double result = answer.Fill.PriceTicks - entry;
                trips++;
                wins += role == 3 ? 1 : 0;
                sum += result;
                squares += result * result;
                isOpen = false;
            }

            if (!isOpen)
            {
                isOpen = true;
                tape.Bracket((trips * 10L) + 1, Side.Buy, 1, 0, stop, target, at);
            }
        }

        trips.Should().Be(Trips);
        double rate = (double)wins / Trips;
        rate.Should().BeApproximately(winRate, 3 * Math.Sqrt(winRate * (1 - winRate) / Trips), "seed {0}", Seed);
        double mean = sum / Trips;
        mean.Should().BeApproximately(net, 3 * Math.Sqrt(((squares / Trips) - (mean * mean)) / Trips), "seed {0}", Seed);
    }

    // Quotes are locked at the last price, so that only the model costs; a book has its ask a tick above.
    private static void Step(FillTape tape, bool isBook, long at, int price, int step)
    {
        tape.Print(at, price, 10, (Side)step);
        if (!isBook)
        {
            tape.Quote(at, price, price);
            return;
        }

        Depth clear = new(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false);
        tape.Send(MarketEvent.Of(FillTape.TenNs + at, 0, in clear)).Level(at, Side.Buy, price, 5, isLast: false).Level(at, Side.Sell, price + 1, 5);
    }
}
