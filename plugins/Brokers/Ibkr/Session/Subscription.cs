using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A stream of data. It is requested again, under a new id, whenever TWS lost it. Dispose ends it.</summary>
public sealed class Subscription : IDisposable
{
    private readonly SubscriptionTable _table;
    private long _latestNs;
    private int _requestId;

    internal Subscription(
        SubscriptionTable table, SubscriptionKind kind, NumberedRequest template, ISubscriber subscriber, Func<long, bool> isMarketOpen, TimeSpan limit)
    {
        _table = table;
        Kind = kind;
        Template = template;
        Subscriber = subscriber;
        IsMarketOpen = isMarketOpen;
        Limit = limit;
    }

    /// <summary>What it delivers.</summary>
    public SubscriptionKind Kind { get; }

    /// <summary>The id under which its data come now; 0 while it is not requested.</summary>
    public int RequestId => Volatile.Read(ref _requestId);

    /// <summary>Whether it has been silent for longer than its limit while it should not be.</summary>
    public bool IsStale { get; internal set; }

    /// <summary>Why TWS refused it; empty when it did not.</summary>
    public string Refusal { get; internal set; } = string.Empty;

    internal NumberedRequest Template { get; }

    internal ISubscriber Subscriber { get; }

    internal Func<long, bool> IsMarketOpen { get; }

    internal TimeSpan Limit { get; }

    internal bool IsOver { get; set; }

    internal bool IsDelayed { get; set; }

    internal bool IsCompeting { get; set; }

    /// <summary>Waits to be started by pace or retry.</summary>
    internal bool IsWaiting { get; set; }

    internal Alarm? Watch { get; set; }

    internal Alarm? Retry { get; set; }

    internal long LatestNs => Interlocked.Read(ref _latestNs);

    /// <summary>Ends it: TWS is told, and nothing of it is requested again.</summary>
    public void Dispose() => _table.Remove(this);

    internal void SetRequestId(int requestId) => Volatile.Write(ref _requestId, requestId);

    internal void Touch(long nowNs) => Interlocked.Exchange(ref _latestNs, nowNs);

    internal TwsRequest CancelRequest() => Template switch
    {
        MarketDataRequest => new CancelMarketData(RequestId),
        MarketDepthRequest depth => new CancelMarketDepth(RequestId, depth.IsSmartDepth),
        TickByTickRequest => new CancelTickByTick(RequestId),
        _ => new CancelRealTimeBars(RequestId),
    };
}
