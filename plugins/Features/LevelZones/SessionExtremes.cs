using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Highs and lows of the parts of a session. A bar belongs to the part in which it starts. A part that is over, or that
/// has no bar, is told by <c>null</c>.
/// </summary>
internal sealed class SessionExtremes
{
    private const long OpeningRangeNs = 30 * 60_000_000_000L;

    private Session _session;
    private Extremes _regular;

    /// <summary>Since 18:00.</summary>
    public Extremes Whole { get; private set; }

    /// <summary>18:00 to 09:30.</summary>
    public Extremes Overnight { get; private set; }

    /// <summary>The first half hour of regular trading.</summary>
    public Extremes OpeningRange { get; private set; }

    /// <summary>Regular hours of the last session that had any.</summary>
    public Extremes Previous { get; private set; }

    /// <summary>Whether the night is over: until then its extremes are those of the session.</summary>
    public bool IsNightOver { get; private set; }

    /// <summary>Whether the opening range is complete.</summary>
    public bool IsOpeningRangeOver { get; private set; }

    public void Announce(in Session session) => _session = session;

    public void BeginSession()
    {
        Previous = _regular.IsThere ? _regular : Previous;
        _regular = default;
        Whole = default;
        Overnight = default;
        OpeningRange = default;
        IsNightOver = false;
        IsOpeningRangeOver = false;
    }

    public void Add(in Bar bar, long startNs, long endNs)
    {
        Whole = Whole.With(in bar);
        if (startNs < _session.RegularOpenNs)
        {
            Overnight = Overnight.With(in bar);
        }
        else if (startNs < _session.RegularOpenNs + OpeningRangeNs)
        {
            OpeningRange = OpeningRange.With(in bar);
        }

        IsNightOver = endNs >= _session.RegularOpenNs;
        IsOpeningRangeOver = endNs >= _session.RegularOpenNs + OpeningRangeNs;
        if (_session.IsRegularHours(startNs))
        {
            _regular = _regular.With(in bar);
        }
    }

    public void Clear()
    {
        BeginSession();
        Previous = default;
    }
}
