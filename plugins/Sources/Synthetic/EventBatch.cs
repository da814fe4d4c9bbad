using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>What happens at one moment: prints, then the changes of the book they cause, then the quote; or a chain.</summary>
/// <param name="chainRows">Rows of a snapshot of the chain at most.</param>
internal sealed class EventBatch(int chainRows)
{
    /// <summary>The largest batch is a snapshot of a chain, its end, and what else is due at its moment; an opening book has 22.</summary>
    private readonly MarketEvent[] _events = new MarketEvent[chainRows + 65];
    private uint _sequence;
    private long _timeNs;
    private short _instrument;

    public int Count { get; private set; }

    public ReadOnlySpan<MarketEvent> Events => _events.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>What is added from here on happens at this moment.</summary>
    public void At(long timeNs, short instrument)
    {
        _timeNs = timeNs;
        _instrument = instrument;
    }

    public void Add(in Trade trade) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, in trade) with { Sequence = ++_sequence };

    public void Add(in Depth depth) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, in depth) with { Sequence = ++_sequence };

    public void Add(in Quote quote) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, in quote) with { Sequence = ++_sequence };

    public void Add(in IndexValue value) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, in value) with { Sequence = ++_sequence };

    public void Add(in OptionRow row) => Add(in row, _timeNs);

    /// <summary>A row of the chain that was quoted earlier.</summary>
    public void Add(in OptionRow row, long quoteNs) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, in row, quoteNs) with { Sequence = ++_sequence };

    /// <summary>The end of a chain that tells its underlying.</summary>
    public void AddChainEnd(double spot) =>
        _events[Count++] = MarketEvent.Of(_timeNs, _instrument, new ChainEnd(spot), _timeNs) with { Sequence = ++_sequence };

    public void AddChainEnd() =>
        _events[Count++] = MarketEvent.Of(EventKind.ChainEnd, _timeNs, _instrument) with { Sequence = ++_sequence };

    /// <summary>The feed is lost, or is back: it concerns all instruments.</summary>
    public void AddFeed(bool isLost) =>
        _events[Count++] = MarketEvent.Of(isLost ? EventKind.FeedLost : EventKind.FeedRestored, _timeNs) with
        {
            Sequence = ++_sequence,
        };
}
