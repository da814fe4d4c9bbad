namespace MiaIa.Host.Performance;

/// <summary>
/// The permutation test of the mean net result: if nothing is earned or lost, each result might as well have had the other sign. Told is
/// the share of all sign patterns whose sum is at least as high as the measured one.
/// </summary>
/// <param name="Probability">That share, (0, 1].</param>
/// <param name="IsExact">Whether every pattern was taken; else they were drawn by chance, and the measured one counts as one of them.</param>
/// <param name="Patterns">How many patterns were looked at.</param>
internal readonly record struct SignFlipTest(double Probability, bool IsExact, int Patterns)
{
    /// <summary>Up to so many results that are not 0, every pattern is taken.</summary>
    public const int MostExact = 14;

    /// <summary>Seed of the draws.</summary>
    public const ulong Seed = 20_120_101;

    private const int Draws = 9_999;
    private const int LeastDraws = 999;
    private const int MostFlips = 20_000_000;
    private const decimal Millionths = 1_000_000;

    /// <summary>Carries it out; null when no result differs from 0.</summary>
    /// <param name="results">Net results, in dollars.</param>
    public static SignFlipTest? Of(IEnumerable<decimal> results)
    {
        // Whole millionths of a dollar, so that a tie is a tie.
        long[] sizes = [.. results.Where(r => r != 0).Select(r => (long)(r * Millionths))];
        return sizes.Length == 0 ? null : sizes.Length <= MostExact ? Exact(sizes) : Drawn(sizes);
    }

    private static SignFlipTest Exact(long[] sizes)
    {
        long measured = sizes.Sum();
        int patterns = 1 << sizes.Length;
        int atLeast = 0;
        for (int pattern = 0; pattern < patterns; pattern++)
        {
            long sum = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                sum += ((pattern >> i) & 1) == 0 ? sizes[i] : -sizes[i];
            }

            atLeast += sum >= measured ? 1 : 0;
        }

        return new SignFlipTest((double)atLeast / patterns, IsExact: true, patterns);
    }

    private static SignFlipTest Drawn(long[] sizes)
    {
        long measured = sizes.Sum();
        int draws = Math.Clamp(MostFlips / sizes.Length, LeastDraws, Draws);
        SeededChance chance = new(Seed);
        int atLeast = 1;
        for (int draw = 0; draw < draws; draw++)
        {
            long sum = 0;
            ulong bits = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                bits = (i & 63) == 0 ? chance.Next() : bits >> 1;
                sum += (bits & 1) == 0 ? sizes[i] : -sizes[i];
            }

            atLeast += sum >= measured ? 1 : 0;
        }

        return new SignFlipTest((double)atLeast / (draws + 1), IsExact: false, draws + 1);
    }
}
