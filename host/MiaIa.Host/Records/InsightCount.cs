namespace MiaIa.Host.Records;

/// <summary>Counts insights over the last 10 round trips that were followed, and says when one comes for the third time.</summary>
internal sealed class InsightCount
{
    /// <summary>How many round trips are looked at.</summary>
    public const int Trips = 10;

    private const int Often = 3;

    private readonly Insight[] _last = new Insight[Trips];
    private long _taken;

    /// <summary>Takes the next one.</summary>
    /// <returns>How often it stands among the last 10, when with this one it becomes 3 or more; else 0.</returns>
    public int Add(Insight insight)
    {
        int before = Count(insight);
        _last[_taken++ % Trips] = insight;
        int now = Count(insight);
        return insight is not Insight.None && before < Often && now >= Often ? now : 0;
    }

    private int Count(Insight insight) => _last.AsSpan().Count(insight);
}
