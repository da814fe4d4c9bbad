using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>When a session trades, and which minute of an ordinary day a moment of it resembles.</summary>
internal readonly struct SessionHours
{
    public const long MinuteNs = 60_000_000_000;
    public const int Minutes = 23 * 60;

    private const int RegularOpenMinute = 930;
    private const int RegularMinutes = 390;

    private readonly long _regularOpenNs;
    private readonly long _regularCloseNs;

    public SessionHours(in Session session)
    {
        OpenNs = session.OpenNs;
        _regularOpenNs = session.RegularOpenNs;
        _regularCloseNs = session.RegularCloseNs;
        long ordinaryCloseNs = OpenNs + ((RegularOpenMinute + RegularMinutes) * MinuteNs);

        // 18:00 to 17:00 New York; a day that closes early does not open again after its close.
        EndNs = _regularCloseNs < ordinaryCloseNs ? _regularCloseNs : OpenNs + (Minutes * MinuteNs);
    }

    public long OpenNs { get; }

    public long EndNs { get; }

    public bool IsRegular(long timeNs) => timeNs >= _regularOpenNs && timeNs < _regularCloseNs;

    /// <summary>The minute since 18:00 of an ordinary day; a short day goes through its regular hours faster.</summary>
    public double OrdinaryMinute(long timeNs)
    {
        if (!IsRegular(timeNs))
        {
            return (timeNs - OpenNs) / (double)MinuteNs;
        }

        double share = (timeNs - _regularOpenNs) / (double)(_regularCloseNs - _regularOpenNs);
        return RegularOpenMinute + (RegularMinutes * share);
    }
}
