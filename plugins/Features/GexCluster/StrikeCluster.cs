namespace MiaIa.Plugins.Features;

/// <summary>
/// Strikes that stand close together: of all groups that are as wide as they may be the one whose mean is nearest to
/// the price; of two equally near the one of more strikes, and of equal ones on both sides of the price none.
/// </summary>
internal sealed class StrikeCluster(int leastStrikes, double widthTicks)
{
    /// <summary>Strikes in it; 0 without one.</summary>
    public int Count { get; private set; }

    /// <summary>From the price to the mean of its strikes, in ticks; 0 where two pull alike from both sides.</summary>
    public double DistanceTicks { get; private set; }

    /// <summary>Finds it.</summary>
    /// <param name="distancesTicks">From the price to each strike, in ticks, rising.</param>
    public void Find(ReadOnlySpan<double> distancesTicks)
    {
        Count = 0;
        DistanceTicks = 0;
        int end = 0;
        for (int first = 0; first < distancesTicks.Length; first++)
        {
            int before = end;
            while (end < distancesTicks.Length && distancesTicks[end] - distancesTicks[first] <= widthTicks)
            {
                end++;
            }

            // One that reaches no further than the one before it is a part of it.
            if (end > before && end - first >= leastStrikes)
            {
                Compare(distancesTicks[first..end]);
            }
        }
    }

    private void Compare(ReadOnlySpan<double> group)
    {
        double sum = 0;
        foreach (double distance in group)
        {
            sum += distance;
        }

        double mean = sum / group.Length;
        int nearer = Count == 0 ? 1 : Math.Abs(DistanceTicks).CompareTo(Math.Abs(mean));
        int larger = nearer != 0 ? nearer : group.Length.CompareTo(Count);
        if (larger > 0)
        {
            Count = group.Length;
            DistanceTicks = mean;
        }
        else if (larger == 0 && mean != DistanceTicks)
        {
            DistanceTicks = 0;
        }
    }
}
