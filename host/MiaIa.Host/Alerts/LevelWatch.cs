namespace MiaIa.Host.Alerts;

/// <summary>Follows one condition of a rule: since when it holds, and when it may be told again.</summary>
/// <param name="forNs">How long it must hold, nanoseconds.</param>
/// <param name="cooldownNs">How long there is no new alert after one, nanoseconds.</param>
internal sealed class LevelWatch(long forNs, long cooldownNs)
{
    private long? _sinceNs;

    /// <summary>Number of the alert that lasts; 0 for none.</summary>
    public int Open { get; set; }

    /// <summary>When it fired last; null for never.</summary>
    public long? FiredNs { get; set; }

    /// <summary>Whether it holds.</summary>
    public bool Holds => _sinceNs is not null;

    /// <summary>The condition at a moment.</summary>
    /// <returns>Whether an alert begins now.</returns>
    public bool IsDue(bool holds, long timeNs)
    {
        _sinceNs = holds ? _sinceNs ?? timeNs : null;
        return holds && Open == 0 && timeNs - _sinceNs >= forNs && !(timeNs - FiredNs < cooldownNs);
    }
}
