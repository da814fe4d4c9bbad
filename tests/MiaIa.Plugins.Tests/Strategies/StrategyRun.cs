using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Strategies;

/// <summary>
/// A strategy over bars of one minute, written as a long sees them; a short is given the market reflected at 24000 ticks.
/// </summary>
internal sealed class StrategyRun(IStrategy strategy, Side side)
{
    private const long Minute = 60_000_000_000;

    /// <summary>Now, nanoseconds UTC.</summary>
    public long NowNs { get; private set; } = 1000 * Minute;

    /// <summary>A bar that closes now; without a delta it has none.</summary>
    public StrategyRun Bar(int open, int high, int low, int close, int volume = 10, int? delta = null)
    {
        DeltaKind kind = delta is null ? DeltaKind.None : DeltaKind.Exact;
        Bar bar = side is Side.Buy
            ? new(60, open, high, low, close, volume, 0, 0, delta ?? 0, kind)
            : new(60, Flip(open), Flip(low), Flip(high), Flip(close), volume, 0, 0, -delta ?? 0, kind);
        NowNs += Minute;
        strategy.OnEvent(MarketEvent.Of(NowNs, 0, in bar, NowNs - Minute));
        return this;
    }

    /// <summary>The same bar a number of times.</summary>
    public StrategyRun Bars(int count, int open, int high, int low, int close, int volume = 10)
    {
        for (int i = 0; i < count; i++)
        {
            Bar(open, high, low, close, volume);
        }

        return this;
    }

    /// <summary>The contract rolls.</summary>
    public void Roll()
    {
        Roll roll = new(202506, 202509);
        strategy.OnEvent(MarketEvent.Of(NowNs, 0, in roll));
    }

    /// <summary>A release is announced.</summary>
    public void Announce(NewsImpact impact, long releaseNs)
    {
        News news = new(impact, releaseNs);
        strategy.OnEvent(MarketEvent.Of(NowNs, in news));
    }

    /// <summary>A round trip ends.</summary>
    public void End(bool isStopped)
    {
        TripEnd trip = new(side, NowNs, NowNs, isStopped, 0, 0);
        strategy.OnTripEnd(in trip);
    }

    /// <summary>What it proposes, with a position in contracts, + with the side.</summary>
    public Proposal? Ask(int position = 0)
    {
        DecisionPoint point = new(NowNs, 0, Side.None, default, HasConfluence: false, (int)side * position, IsBarClose: true);
        return strategy.Propose(in point, [], out Proposal proposal) ? proposal : null;
    }

    /// <summary>What it makes of its proposal under evidence.</summary>
    public Proposal Grade(Proposal proposal, SetupEvidence evidence)
    {
        strategy.Grade(in evidence, ref proposal);
        return proposal;
    }

    /// <summary>What it proposes, graded under evidence that comes to a confidence with the proposal's quality.</summary>
    public Proposal? Graded(double confidence) => Ask() is { } asked ? Grade(asked, EvidenceFor(confidence, asked.Quality)) : null;

    /// <summary>Evidence of weight .85: with a quality of weight .15 it comes to the confidence.</summary>
    public SetupEvidence EvidenceFor(double confidence, double quality) =>
        new(side, confidence - (0.15 * quality), 0.85, probability: null);

    private static int Flip(int price) => (2 * MirroredInputs.AxisTicks) - price;
}
