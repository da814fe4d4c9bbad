namespace MiaIa.Sdk.Learning;

/// <summary>
/// Parts rows by time so that nothing learnt knows of what it is judged on: a row whose label's time span touches that of
/// the test rows is purged, and so is a row that starts within the embargo after them (Lopez de Prado 2018).
/// </summary>
public static class TimeFolds
{
    /// <summary>Stretches of equal count, each the test once, learnt from the others before and after it.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="rows">Those to part, rising.</param>
    /// <param name="folds">Stretches, 2 or more and at most as many as rows.</param>
    /// <param name="embargoNs">How long after the last label of the test no row may start, nanoseconds.</param>
    public static Fold[] Purged(LearningRows data, int[] rows, int folds, long embargoNs)
    {
        Check(rows, folds);
        Fold[] parted = new Fold[folds];
        for (int i = 0; i < folds; i++)
        {
            int[] test = Stretch(rows, i, folds);
            (long startNs, long endNs) = SpanOf(data, test);
            int[] train = [.. rows.Where(r => data.EndNs[r] < startNs || data.StartNs[r] > endNs + embargoNs)];
            parted[i] = new Fold(train, test);
        }

        return parted;
    }

    /// <summary>Stretches of equal count, each but the first the test once, learnt from all that was settled before it.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="rows">Those to part, rising.</param>
    /// <param name="steps">Stretches to be judged on, 1 or more and fewer than rows.</param>
    public static Fold[] WalkForward(LearningRows data, int[] rows, int steps)
    {
        Check(rows, steps + 1);
        Fold[] parted = new Fold[steps];
        for (int i = 0; i < steps; i++)
        {
            int[] test = Stretch(rows, i + 1, steps + 1);
            long startNs = data.StartNs[test[0]];
            parted[i] = new Fold([.. rows.Where(r => data.EndNs[r] < startNs)], test);
        }

        return parted;
    }

    private static void Check(int[] rows, int stretches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stretches, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stretches, rows.Length);
    }

    private static int[] Stretch(int[] rows, int index, int count) =>
        rows[(int)((long)index * rows.Length / count)..(int)((index + 1L) * rows.Length / count)];

    private static (long StartNs, long EndNs) SpanOf(LearningRows data, int[] rows)
    {
        long endNs = long.MinValue;
        foreach (int row in rows)
        {
            endNs = Math.Max(endNs, data.EndNs[row]);
        }

        return (data.StartNs[rows[0]], endNs);
    }
}
