namespace MiaIa.Sdk.Learning;

/// <summary>
/// A mean with its standard error, where values of one cluster may hang together and clusters do not (Liang and Zeger
/// 1986): what counts are the clusters, with G / (G - 1) for their number.
/// </summary>
/// <param name="Mean">Mean of all values.</param>
/// <param name="StandardError">Its standard error; infinite with fewer than two clusters.</param>
/// <param name="Clusters">Different clusters.</param>
public readonly record struct ClusteredMean(double Mean, double StandardError, int Clusters)
{
    /// <summary>Computes it.</summary>
    /// <param name="values">The values, one at least.</param>
    /// <param name="clusters">The cluster of each value.</param>
    public static ClusteredMean Of(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        int[] names = [.. clusters.ToArray().Distinct().Order()];
        double[] sums = new double[names.Length];
        for (int i = 0; i < values.Length; i++)
        {
            sums[Array.BinarySearch(names, clusters[i])] += values[i] - mean;
        }

        double squares = 0;
        foreach (double sum in sums)
        {
            squares += sum * sum;
        }

        double error = names.Length < 2
            ? double.PositiveInfinity
            : Math.Sqrt(squares * names.Length / (names.Length - 1)) / values.Length;
        return new ClusteredMean(mean, error, names.Length);
    }
}
