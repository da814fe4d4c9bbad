namespace MiaIa.Host.Reports;

/// <summary>Makes a long line short without losing an extreme: of each column of pixels the first, the lowest, the highest and the last point stay.</summary>
internal static class Thinning
{
    private const int PointsPerColumn = 4;

    /// <summary>Whether a line of so many points is thinned.</summary>
    public static bool IsNeeded(int points, int columns) => points > PointsPerColumn * columns;

    /// <summary>Thins a line; one that is short enough stays as it is.</summary>
    /// <param name="points">Points in order of X.</param>
    /// <param name="columns">Columns of pixels.</param>
    public static IReadOnlyList<ChartPoint> Of(IReadOnlyList<ChartPoint> points, int columns)
    {
        if (!IsNeeded(points.Count, columns))
        {
            return points;
        }

        List<ChartPoint> kept = new(PointsPerColumn * columns);
        for (int column = 0; column < columns; column++)
        {
            int from = (int)((long)points.Count * column / columns);
            int to = (int)((long)points.Count * (column + 1) / columns);
            Keep(points, from, to, kept);
        }

        return kept;
    }

    private static void Keep(IReadOnlyList<ChartPoint> points, int from, int to, List<ChartPoint> kept)
    {
        (int low, int high) = (from, from);
        for (int i = from; i < to; i++)
        {
            low = points[i].Y < points[low].Y ? i : low;
            high = points[i].Y > points[high].Y ? i : high;
        }

        int last = -1;
        foreach (int i in (int[])[from, Math.Min(low, high), Math.Max(low, high), to - 1])
        {
            if (i > last)
            {
                kept.Add(points[i]);
                last = i;
            }
        }
    }
}
