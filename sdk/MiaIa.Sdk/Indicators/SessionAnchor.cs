namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Tells which bar is the first of a session or of another daily anchor. A bar belongs to the session in which it
/// starts, so a bar that ends with a session is still counted in it although the next session has been announced.
/// </summary>
public sealed class SessionAnchor
{
    private long _announcedNs;
    private bool _isAnnounced;

    /// <summary>The anchor that the last bar belongs to, nanoseconds UTC; meaningful when there is one.</summary>
    public long Ns { get; private set; }

    /// <summary>Whether a bar has come after an announced anchor.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Announces an anchor; to announce the same one again changes nothing.</summary>
    /// <param name="anchorNs">The moment, nanoseconds UTC, such as <see cref="Session.OpenNs"/>.</param>
    public void Announce(long anchorNs)
    {
        _announcedNs = anchorNs;
        _isAnnounced = true;
    }

    /// <summary>Whether a bar is the first one after the announced anchor.</summary>
    /// <param name="barStartNs">Start of the bar, nanoseconds UTC.</param>
    public bool IsFirst(long barStartNs)
    {
        if (!_isAnnounced || barStartNs < _announcedNs || (IsKnown && Ns == _announcedNs))
        {
            return false;
        }

        Ns = _announcedNs;
        IsKnown = true;
        return true;
    }

    /// <summary>Makes the next bar the first one again, after a contract roll. What was announced stays.</summary>
    public void Forget() => IsKnown = false;
}
