namespace MiaIa.Sdk.Learning;

/// <summary>
/// Different rows, draws of them, and draws of successes among these: three counts of 21 bits in one number, so that a
/// histogram adds them at once, and exactly.
/// </summary>
internal static class ForestCount
{
    private const int Bits = 21;
    private const long Mask = (1L << Bits) - 1;

    /// <summary>The counts of one row.</summary>
    public static long Of(int draws, bool isSuccess) => 1 | ((long)draws << Bits) | (isSuccess ? (long)draws << (2 * Bits) : 0);

    /// <summary>Different rows.</summary>
    public static int Rows(long counts) => (int)(counts & Mask);

    /// <summary>Draws of them.</summary>
    public static double Draws(long counts) => (counts >> Bits) & Mask;

    /// <summary>Draws of successes.</summary>
    public static double Successes(long counts) => counts >> (2 * Bits);

    /// <summary>
    /// Draws times the purity of Gini, the sum of the squared shares: what a split seeks to raise, summed over its children.
    /// </summary>
    public static double Purity(long counts)
    {
        double draws = Draws(counts);
        double successes = Successes(counts);
        double failures = draws - successes;
        return ((successes * successes) + (failures * failures)) / draws;
    }
}
