using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// Watches feed and broker: lost for 30 s forbids entries until they are back, a feed lost for 300 s with a position closes it. Live,
/// a feed that says nothing for that long counts as lost, while entries are allowed or a position is open.
/// </summary>
internal sealed class FeedWatch(bool isLive, RiskWatch watch, HaltBook halts, EntryGate gate)
{
    private const long SecondNs = 1_000_000_000;
    private const long StaleNs = 30 * SecondNs;
    private const long DeadNs = 300 * SecondNs;

    private long _feedLostNs = long.MaxValue;
    private long _brokerLostNs = long.MaxValue;
    private long _marketNs = long.MinValue;
    private bool _isSilent;

    /// <summary>When it wants to be asked again at the latest, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>A print or a quote of the traded instrument.</summary>
    public void OnMarket(long timeNs)
    {
        _marketNs = timeNs;
        if (_isSilent)
        {
            _isSilent = false;
            Release(timeNs);
        }
    }

    /// <summary>Entries are allowed from here: live, silence counts from now on.</summary>
    public void OnWindow(long timeNs)
    {
        if (isLive)
        {
            _marketNs = Math.Max(_marketNs, timeNs);
            DueNs = Math.Min(DueNs, _marketNs + StaleNs);
        }
    }

    /// <summary>The feed is lost or back.</summary>
    public void OnFeed(bool isLost, long timeNs)
    {
        _feedLostNs = !isLost ? long.MaxValue : Math.Min(_feedLostNs, timeNs);
        if (isLost)
        {
            DueNs = Math.Min(DueNs, _feedLostNs + StaleNs);
            return;
        }

        _marketNs = timeNs;
        _isSilent = false;
        Release(timeNs);
    }

    /// <summary>The broker is lost or back; entries wait until it is reconciled as well.</summary>
    public void OnBroker(bool isLost, long timeNs)
    {
        _brokerLostNs = !isLost ? long.MaxValue : Math.Min(_brokerLostNs, timeNs);
        DueNs = isLost ? Math.Min(DueNs, _brokerLostNs + StaleNs) : DueNs;
    }

    /// <summary>Everything that the broker was asked for is told.</summary>
    public void OnReconciled(long timeNs)
    {
        if (_brokerLostNs == long.MaxValue)
        {
            halts.Release(HaltCause.BrokerLost, timeNs, "the broker is back and reconciled");
        }
    }

    /// <summary>Time passes.</summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <param name="hasPosition">Whether a position is open.</param>
    public void OnTime(long timeNs, bool hasPosition)
    {
        bool isWatched = isLive && _marketNs != long.MinValue && (gate.IsWindowOpen || hasPosition);
        long sinceNs = Math.Min(_feedLostNs, isWatched ? _marketNs : long.MaxValue);
        long feedNs = sinceNs == long.MaxValue ? long.MinValue : timeNs - sinceNs;
        if (feedNs >= StaleNs)
        {
            _isSilent = _feedLostNs == long.MaxValue;
            if (!halts.Holds(HaltCause.FeedStale))
            {
                watch.Raise(HaltCause.FeedStale, timeNs, "the feed has been lost or silent for 30 s: no entries until it is back");
            }
        }

        if (feedNs >= DeadNs && hasPosition && !halts.Holds(HaltCause.FeedDead))
        {
            watch.Raise(HaltCause.FeedDead, timeNs, "the feed has been lost or silent for 300 s with a position open: it is closed, and halted until a person resumes");
        }

        bool isBrokerLost = _brokerLostNs != long.MaxValue;
        if (isBrokerLost && timeNs - _brokerLostNs >= StaleNs && !halts.Holds(HaltCause.BrokerLost))
        {
            watch.Raise(HaltCause.BrokerLost, timeNs, "the broker has been lost for 30 s: no entries until it is back and reconciled");
        }

        SetDue(timeNs, sinceNs);
    }

    // The next limit. Past the last one, and live while nobody needs the feed, it looks once a second: a position may come to be later.
    private void SetDue(long timeNs, long sinceNs)
    {
        long feedDue = sinceNs == long.MaxValue ? (isLive ? timeNs + SecondNs : long.MaxValue)
            : timeNs < sinceNs + StaleNs ? sinceNs + StaleNs
            : timeNs < sinceNs + DeadNs ? sinceNs + DeadNs
            : timeNs + SecondNs;
        long brokerDue = _brokerLostNs == long.MaxValue || halts.Holds(HaltCause.BrokerLost) ? long.MaxValue : _brokerLostNs + StaleNs;
        DueNs = Math.Min(feedDue, brokerDue);
    }

    private void Release(long timeNs)
    {
        if (_feedLostNs == long.MaxValue)
        {
            halts.Release(HaltCause.FeedStale, timeNs, "the feed is back");
        }
    }
}
