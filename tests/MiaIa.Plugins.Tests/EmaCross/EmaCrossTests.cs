using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;
using Strategy = MiaIa.Plugins.Strategies.EmaCross;

namespace MiaIa.Plugins.Tests.EmaCross;

/// <summary>
/// Fast average of 1 bar (the close itself) against a slow one of 3 bars (share 1/2), worked by hand.
/// </summary>
public sealed class EmaCrossTests
{
    private const long Minute = 60_000_000_000;

    private readonly Strategy _strategy = new(new EmaCrossOptions { FastBars = 1, SlowBars = 3, StopTicks = 6 }, new BarPeriod(60));
    private long _nowNs;

    [Fact]
    public void It_buys_one_contract_when_the_fast_average_crosses_above_and_leaves_when_it_crosses_below()
    {
        // close 100 96 94 99   slow 100 98 96 97.5: above only at the fourth bar.
        Closes(100, 96, 94);
        Ask(0).Should().BeNull();
        Closes(99);
        Ask(0).Should().Be(new Proposal(ProposalKind.Enter, Side.Buy, 0, 6, 0, 1, 0, 1, 0));

        // close 99 98: slow 98.25, 98.125: above, then below.
        Closes(99);
        Ask(1).Should().BeNull("a cross is a moment");
        Closes(98);
        Ask(1)!.Value.Kind.Should().Be(ProposalKind.Exit);
    }

    [Fact]
    public void Without_a_position_a_cross_below_is_nothing()
    {
        Closes(100, 101, 102, 90);
        Ask(0).Should().BeNull();
    }

    [Fact]
    public void Before_the_slow_average_is_full_it_says_nothing()
    {
        Strategy patient = new(new EmaCrossOptions { FastBars = 1, SlowBars = 5 }, new BarPeriod(60));
        foreach (int close in (int[])[100, 96, 94, 99])
        {
            patient.OnEvent(BarOf(close, 60));
        }

        patient.Propose(Point(0), [], out _).Should().BeFalse();
    }

    [Fact]
    public void A_roll_starts_it_anew_and_other_periods_do_not_count()
    {
        Closes(100, 96, 94);
        Roll roll = new(202506, 202509);
        _strategy.OnEvent(MarketEvent.Of(_nowNs, 0, in roll));
        Closes(200, 300);
        _strategy.OnEvent(BarOf(400, 300));
        _strategy.OnEvent(BarOf(500, 300));
        Ask(0).Should().BeNull("two bars of its own are not three");
    }

    [Fact]
    public void Equal_averages_keep_the_side()
    {
        // close 100 96 97: slow 100 98 97.5; then 97.5 cannot be traded: 97 -> 97.25, 97 -> 97.125 ... never above.
        Closes(100, 96, 97, 97, 97, 97);
        Ask(0).Should().BeNull();
        Closes(98);
        Ask(0)!.Value.Side.Should().Be(Side.Buy);
    }

    [Fact]
    public void A_slow_average_that_is_not_slower_is_refused()
    {
        Action build = () => _ = new Strategy(new EmaCrossOptions { FastBars = 5, SlowBars = 5 }, new BarPeriod(60));
        build.Should().Throw<ArgumentException>().WithMessage("slow-bars*");
    }

    private static DecisionPoint Point(int position) => new(0, 100, Side.None, default, false, position, true);

    private Proposal? Ask(int position) => _strategy.Propose(Point(position), [], out Proposal proposal) ? proposal : null;

    private void Closes(params int[] closes)
    {
        foreach (int close in closes)
        {
            _strategy.OnEvent(BarOf(close, 60));
        }
    }

    private MarketEvent BarOf(int close, int seconds)
    {
        Bar bar = new(seconds, close, close, close, close, 10, 0, 0, 0, DeltaKind.None);
        _nowNs += Minute;
        return MarketEvent.Of(_nowNs, 0, in bar, _nowNs - Minute);
    }
}
