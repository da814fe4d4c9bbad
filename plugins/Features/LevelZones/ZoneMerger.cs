namespace MiaIa.Plugins.Features;

/// <summary>
/// Merges neighbouring levels into zones: the two with the smallest gap first, of equal gaps those of the larger
/// strength, then those nearer to the price, until the gaps are too wide or the zones too large.
/// </summary>
internal sealed class ZoneMerger(LevelZonesOptions options)
{
    // Averages are no whole ticks: gaps that differ by less are equal.
    private const double Equal = 1e-9;

    /// <summary>Merges in place what is sorted by price.</summary>
    /// <returns>How many zones are left, at the front.</returns>
    public int Merge(Span<Zone> zones, double priceTicks)
    {
        int kept = 0;
        int first = 0;
        while (first < zones.Length)
        {
            // Across a gap that is too wide nothing merges: each run of levels is merged by itself.
            int end = first + 1;
            while (end < zones.Length && zones[end].LowestTicks - zones[end - 1].HighestTicks <= options.GapTicks + Equal)
            {
                end++;
            }

            int count = MergeRun(zones[first..end], priceTicks);
            zones.Slice(first, count).CopyTo(zones[kept..]);
            kept += count;
            first = end;
        }

        return kept;
    }

    private int MergeRun(Span<Zone> run, double priceTicks)
    {
        int count = run.Length;
        while (count > 1)
        {
            int best = Best(run[..count], priceTicks);
            if (best < 0)
            {
                break;
            }

            run[best] = run[best].With(in run[best + 1]);
            run[(best + 2)..count].CopyTo(run[(best + 1)..]);
            count--;
        }

        return count;
    }

    /// <summary>The lower one of the next two to merge; -1 when none may.</summary>
    private int Best(ReadOnlySpan<Zone> run, double priceTicks)
    {
        int best = -1;
        double bestGap = double.MaxValue;
        for (int i = 0; i + 1 < run.Length; i++)
        {
            double gap = run[i + 1].LowestTicks - run[i].HighestTicks;
            double width = run[i + 1].HighestTicks - run[i].LowestTicks;
            bool may = gap <= options.GapTicks + Equal && width <= options.WidthTicks + Equal;
            if (may && (gap < bestGap - Equal || (gap <= bestGap + Equal && IsBetter(run, i, best, priceTicks))))
            {
                best = i;
                bestGap = gap;
            }
        }

        return best;
    }

    private static bool IsBetter(ReadOnlySpan<Zone> run, int here, int best, double priceTicks)
    {
        double difference = run[here].Strength + run[here + 1].Strength - run[best].Strength - run[best + 1].Strength;
        return difference > Equal || (difference >= -Equal && FromPrice(run, here, priceTicks) < FromPrice(run, best, priceTicks));
    }

    private static double FromPrice(ReadOnlySpan<Zone> run, int lower, double priceTicks) =>
        Math.Abs(((run[lower].LowestTicks + run[lower + 1].HighestTicks) / 2) - priceTicks);
}
