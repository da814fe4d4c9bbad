using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>When the market is open: a closed window is the daily break, a weekend, a holiday, or after an early close.</summary>
internal sealed class TradingHours
{
    private Session _session;
    private bool _isClosed;
    private long _closedNs;

    /// <summary>Whether the last window that began is a closed one.</summary>
    public bool IsClosedNow => _isClosed;

    /// <summary>When the market opened last, nanoseconds UTC; 0 when that was not seen.</summary>
    public long OpenedNs { get; private set; }

    /// <summary>A window begins.</summary>
    public void OnSession(in Session session, long timeNs)
    {
        bool wasClosed = _isClosed;
        _session = session;
        _isClosed = session.Window is SessionWindow.Closed;
        OpenedNs = wasClosed && !_isClosed ? timeNs : OpenedNs;
        _closedNs = wasClosed && _isClosed ? _closedNs : timeNs;
    }

    /// <summary>Whether the market is closed at a moment that is not before the last window but one.</summary>
    public bool IsClosed(long timeNs) => _isClosed && timeNs >= _closedNs;

    /// <summary>Whether the regular hours are on.</summary>
    public bool IsRegular(long timeNs) => _session.IsRegularHours(timeNs);
}
