namespace MiaIa.Sdk.Learning;

/// <summary>What rows must be for anything to be learnt from them.</summary>
internal static class TrainingRows
{
    /// <summary>Throws when one of the labels is not there.</summary>
    public static void Check(BinnedRows data, int[] rows)
    {
        int successes = Successes(data, rows);
        if (successes == 0 || successes == rows.Length)
        {
            throw new LearningException(
                $"{rows.Length} rows with {successes} successes teach nothing: both labels must occur. Take more rows.");
        }
    }

    /// <summary>Rows of success.</summary>
    public static int Successes(BinnedRows data, int[] rows)
    {
        ReadOnlySpan<byte> labels = data.Rows.Labels;
        int successes = 0;
        foreach (int row in rows)
        {
            successes += labels[row];
        }

        return successes;
    }
}
