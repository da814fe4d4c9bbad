using MiaIa.Sdk;

namespace MiaIa.Engine.Features;

/// <summary>When the outputs of a feature grow too old.</summary>
/// <param name="offset">Where they begin in the row.</param>
/// <param name="count">How many they are.</param>
/// <param name="maxAgeNs">How old they may become; 0 for no limit.</param>
internal sealed class FeatureAge(int offset, int count, long maxAgeNs)
{
    /// <summary>Whether the feature was called since the last look: it may have written.</summary>
    public bool IsTouched { get; set; } = true;

    /// <summary>After this moment one of them is too old; the end of time when none will be.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>Marks what is too old, and finds the next moment.</summary>
    public void Mark(Span<FeatureValue> row, long nowNs, long openedNs)
    {
        IsTouched = false;
        DueNs = long.MaxValue;
        foreach (ref FeatureValue value in row.Slice(offset, count))
        {
            if (!value.IsUsable)
            {
                continue;
            }

            long dueNs = Math.Max(value.TimeNs, openedNs) + maxAgeNs;
            if (nowNs > dueNs)
            {
                value = value with { Status = FeatureStatus.Stale };
            }
            else
            {
                DueNs = Math.Min(DueNs, dueNs);
            }
        }
    }
}
