using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>When a session trades, and which minute of an ordinary day a moment of it resembles.</summary>
internal readonly struct SessionHours
{
    public const long MinuteNs = 60_000_000_000;
    public const int Minutes = 23 * 60;

    private const int RegularOpenMinute = 930;
    private const int RegularMinutes = 390;

    public SessionHours(in Session session)
    {
        OpenNs = session.OpenNs;
        RegularOpenNs = session.RegularOpenNs;
        RegularCloseNs = session.RegularCloseNs;
        long ordinaryCloseNs = OpenNs + ((RegularOpenMinute + RegularMinutes) * MinuteNs);

        // 18:00 to 17:00 New York; a day that closes early does not open again after its close.
        EndNs = RegularCloseNs < ordinaryCloseNs ? RegularCloseNs : OpenNs + (Minutes * MinuteNs);
    }

    public long OpenNs { get; }

    public long EndNs { get; }

    /// <summary>09:30.</summary>
    public long RegularOpenNs { get; }

    /// <summary>16:00, or earlier on a short day.</summary>
    public long RegularCloseNs { get; }

    public bool IsRegular(long timeNs) => timeNs >= RegularOpenNs && timeNs < RegularCloseNs;

    /// <summary>The minute since 18:00 of an ordinary day; a short day goes through its regular hours faster.</summary>
    public double OrdinaryMinute(long timeNs)
    {
        if (!IsRegular(timeNs))
        {
            return (timeNs - OpenNs) / (double)MinuteNs;
        }

        double share = (timeNs - RegularOpenNs) / (double)(RegularCloseNs - RegularOpenNs);
        return RegularOpenMinute + (RegularMinutes * share);
    }
}
