using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>
/// Whether the data are good enough to decide: warm-up finished, no hole of three base bars in the regular hours of this
/// session, the feed there, and the book not crossed for more than a second.
/// </summary>
/// <param name="period">The base period.</param>
/// <param name="warmUpBars">Base bars needed first.</param>
internal sealed class DataGate(BarPeriod period, int warmUpBars)
{
    private const int HoleBars = 3;
    private const long CrossedNs = 1_000_000_000;

    private int _bars;
    private long _lastEndNs;
    private bool _hasHole;
    private long _crossedSinceNs = long.MaxValue;
    private Session _session;

    /// <summary>Whether the feed is lost.</summary>
    public bool IsFeedLost { get; private set; }

    /// <summary>Whether decisions may lead to entries now.</summary>
    public bool IsReady(long nowNs) =>
        _bars >= warmUpBars && !_hasHole && !IsFeedLost && nowNs - CrossedNs <= _crossedSinceNs;

    /// <summary>Everything starts anew, at a roll.</summary>
    public void Reset() => (_bars, _lastEndNs, _crossedSinceNs) = (0, 0, long.MaxValue);

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session)
    {
        _hasHole &= !session.IsSessionStart;
        _session = session;
    }

    /// <summary>The feed is lost or back.</summary>
    public void OnFeed(bool isLost) => IsFeedLost = isLost;

    /// <summary>A quote changes whether the book is crossed.</summary>
    public void OnQuote(in Quote quote, long timeNs)
    {
        bool isCrossed = quote.IsTwoSided && quote.AskTicks < quote.BidTicks;
        _crossedSinceNs = !isCrossed ? long.MaxValue : Math.Min(_crossedSinceNs, timeNs);
    }

    /// <summary>A base bar closed.</summary>
    public void OnBar(long startNs, long endNs)
    {
        _bars += _bars < warmUpBars ? 1 : 0;
        long missing = startNs - Math.Max(_lastEndNs, _session.RegularOpenNs);
        _hasHole |= _lastEndNs > 0 && _session.IsRegularHours(startNs) && missing >= HoleBars * period.Nanoseconds;
        _lastEndNs = endNs;
    }
}
