using MiaIa.Plugins.Sources;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>SPEC 26 vector 18: the market has no edge.</summary>
public sealed class SyntheticNullTests
{
    private const int StopTicks = 8;
    private const int TargetTicks = 16;

    [Theory]
    [InlineData(42, Side.Buy)]
    [InlineData(42, Side.Sell)]
    [InlineData(7, Side.Buy)]
    [InlineData(1_000_003, Side.Sell)]
    public void ABracketOf8And16TicksWinsAThirdOfTheTime(int seed, Side side)
    {
        (int wins, int entries) = Touches(seed, side);
        double error = Math.Sqrt(1.0 / 3 * (2.0 / 3) / entries); // deviation of the share of wins among independent ones
        entries.Should().BeGreaterThan(1000);
        ((double)wins / entries).Should().BeApproximately(1.0 / 3, 3 * error);
    }

    [Fact]
    public void AnOrdersWorthOfTrendIsNotThereEither()
    {
        // Enter with the last sweep, at the middle price: the flow follows the price and does not lead it.
        (int wins, int entries) = Touches(seed: 42, Side.None);
        double error = Math.Sqrt(1.0 / 3 * (2.0 / 3) / entries);
        ((double)wins / entries).Should().BeApproximately(1.0 / 3, 3 * error);
    }

    /// <summary>
    /// Enters at the middle price whenever the last entry is decided, a pseudo-random number of quotes later, and counts
    /// which barrier is touched first. Side.None enters with the aggressor of the last print.
    /// </summary>
    private static (int Wins, int Entries) Touches(int seed, Side side)
    {
        int wins = 0;
        int entries = 0;
        int wait = 100;
        double entry = 0;
        Side with = side;
        Side last = Side.Buy;
        SyntheticRun.ForEach(new SyntheticOptions { Seed = seed, Days = 10, Activity = 0.3 }, SyntheticRun.Days(10), e =>
        {
            if (e.Kind is EventKind.Trade)
            {
                last = e.Trade.Aggressor;
            }

            if (e.Kind is not EventKind.Quote)
            {
                return;
            }

            if (entry == 0)
            {
                bool isEntry = --wait < 0 && e.Quote.SpreadTicks == 1;
                entry = isEntry ? e.Quote.MidTicks : 0;
                with = side is Side.None ? last : side;
                return;
            }

            double gain = (e.Quote.MidTicks - entry) * (int)with;
            if (gain <= -StopTicks || gain >= TargetTicks)
            {
                wins += gain > 0 ? 1 : 0;
                entries++;
                entry = 0;
                wait = (int)(e.TimeNs / 1000 % 50);
            }
        });
        return (wins, entries);
    }
}
