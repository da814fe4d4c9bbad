namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>Mean, deviation and correlation, as written in any textbook.</summary>
internal static class Statistics
{
    public static double Mean(IReadOnlyList<double> x) => x.Sum() / x.Count;

    public static double Deviation(IReadOnlyList<double> x)
    {
        double mean = Mean(x);
        return Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / x.Count);
    }

    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double meanX = Mean(x);
        double meanY = Mean(y);
        double covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Count;
        return covariance / (Deviation(x) * Deviation(y));
    }
}
