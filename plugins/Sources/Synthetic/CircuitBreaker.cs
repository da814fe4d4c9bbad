namespace MiaIa.Plugins.Sources;

/// <summary>
/// The halts of the whole market, as in the NYSE's rule 7.12: 15 minutes when the price has fallen by 7 % and again by 13 %
/// from the last regular close, not after 15:25; for the rest of the session by 20 %. Looked at once a minute.
/// </summary>
internal sealed class CircuitBreaker
{
    private const double First = 0.07;
    private const double Second = 0.13;
    private const double Third = 0.20;
    private const long HaltNs = 15 * SessionHours.MinuteNs;
    private const long NotInLastNs = 35 * SessionHours.MinuteNs;

    private int _lastTwiceMid;
    private int _closeTwiceMid;
    private int _level;

    /// <summary>A session begins; the very first one compares with its own opening.</summary>
    public void Open(int twiceMid)
    {
        _closeTwiceMid = _lastTwiceMid > 0 ? _lastTwiceMid : twiceMid;
        _level = 0;
    }

    /// <summary>Another contract, at another price.</summary>
    public void Shift(int halfTicks) => _lastTwiceMid += halfTicks;

    /// <summary>Asked at the end of each regular minute.</summary>
    /// <returns>Until when trading stops; 0 when it goes on.</returns>
    public long Check(long nowNs, int twiceMid, in SessionHours hours)
    {
        _lastTwiceMid = twiceMid;
        if (nowNs >= hours.RegularCloseNs)
        {
            return 0;
        }

        double fall = 1 - ((double)twiceMid / _closeTwiceMid);
        int level = fall >= Third ? 3 : fall >= Second ? 2 : fall >= First ? 1 : 0;
        if (level <= _level)
        {
            return 0;
        }

        _level = level;
        if (level == 3)
        {
            return hours.EndNs;
        }

        return nowNs < hours.RegularCloseNs - NotInLastNs ? nowNs + HaltNs : 0;
    }
}
