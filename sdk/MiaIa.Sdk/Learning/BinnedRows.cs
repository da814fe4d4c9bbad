namespace MiaIa.Sdk.Learning;

/// <summary>
/// Rows with each feature cut into at most 255 bins of about equal count, once for all trees and folds. The cuts know no
/// labels. A cut lies half way between two neighbouring values; a value on it belongs below.
/// </summary>
public sealed class BinnedRows
{
    /// <summary>Most bins of a feature.</summary>
    public const int MaxBins = 255;

    private readonly byte[] _codes;
    private readonly float[][] _cuts;

    /// <summary>Cuts the features.</summary>
    /// <param name="rows">The rows, one at least. Later ones are not seen.</param>
    /// <param name="maxBins">Most bins of a feature, 2 to 255.</param>
    public BinnedRows(LearningRows rows, int maxBins = MaxBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Count, 1, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBins, MaxBins);
        Rows = rows;
        Count = rows.Count;
        _codes = new byte[(long)Count * rows.FeatureCount];
        _cuts = new float[rows.FeatureCount][];
        float[] column = new float[Count];
        for (int feature = 0; feature < rows.FeatureCount; feature++)
        {
            for (int row = 0; row < Count; row++)
            {
                column[row] = rows.Row(row)[feature];
            }

            Array.Sort(column);
            _cuts[feature] = [.. CutsOf(column, maxBins)];
            Encode(feature);
        }
    }

    /// <summary>The rows as they came.</summary>
    public LearningRows Rows { get; }

    /// <summary>Rows that were binned.</summary>
    public int Count { get; }

    /// <summary>Columns.</summary>
    public int FeatureCount => _cuts.Length;

    /// <summary>The cuts of a feature, rising; one fewer than its bins.</summary>
    public ReadOnlySpan<float> Cuts(int feature) => _cuts[feature];

    /// <summary>The bin of each row in a feature, from 0.</summary>
    public ReadOnlySpan<byte> Codes(int feature) => _codes.AsSpan(feature * Count, Count);

    private static IEnumerable<float> CutsOf(float[] sorted, int maxBins)
    {
        int distinct = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        // With few values each has its bin; else a bin ends where its share of the rows does, and never inside a tie.
        bool isEach = distinct <= maxBins;
        int bins = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            bool isDue = isEach || (long)i * maxBins >= (long)bins * sorted.Length;
            if (isDue && sorted[i] != sorted[i - 1])
            {
                yield return Between(sorted[i - 1], sorted[i]);
                bins = isEach ? bins + 1 : (int)((long)i * maxBins / sorted.Length) + 1;
            }
        }
    }

    private static float Between(float low, float high)
    {
        float middle = (float)(((double)low + high) / 2);
        return middle < high ? middle : low;
    }

    private void Encode(int feature)
    {
        float[] cuts = _cuts[feature];
        Span<byte> codes = _codes.AsSpan(feature * Count, Count);
        for (int row = 0; row < codes.Length; row++)
        {
            int place = Array.BinarySearch(cuts, Rows.Row(row)[feature]);
            codes[row] = (byte)(place < 0 ? ~place : place);
        }
    }
}
