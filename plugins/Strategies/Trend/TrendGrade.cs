using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// The classes of the trend strategy: the first one in their order that a geometry reaches is taken. Where both geometries reach a
/// class that is open to either, the more confident one is; the pullback when they are equal.
/// </summary>
/// <param name="Setup">The class.</param>
/// <param name="IsPullback">Whether it is the pullback that reaches it, else the breakout.</param>
internal readonly record struct TrendGrade(TrendSetup Setup, bool IsPullback)
{
    // Bounds are reached by what lies on them, whatever the last bit of a sum says.
    private const double OnBound = 1e-9;
    private const double StrongConfidence = 0.70;

    /// <summary>The class that is reached; null when none is.</summary>
    public static TrendGrade? Of(in TrendCase pullback, in TrendCase breakout, in SetupEvidence evidence)
    {
        double pulled = pullback.IsThere ? evidence.Confidence(pullback.Quality) : -1;
        double broken = breakout.IsThere ? evidence.Confidence(breakout.Quality) : -1;
        if (Reaches(pulled, 0.85) && Reaches(pullback.Quality, 0.8) && Reaches(pullback.Level, 0.7) && Reaches(pullback.TrendSize, 0.7))
        {
            return new TrendGrade(TrendSetup.PremiumPullback, IsPullback: true);
        }

        if (Reaches(pulled, StrongConfidence) && Reaches(pullback.Quality, 0.6) && Reaches(pullback.Level, 0.5))
        {
            return new TrendGrade(TrendSetup.StrongPullback, IsPullback: true);
        }

        if (Reaches(broken, 0.80) && Reaches(breakout.Pattern, 0.4) && Reaches(breakout.TrendSize, 0.8))
        {
            return new TrendGrade(TrendSetup.PremiumBreakout, IsPullback: false);
        }

        bool isPullback = pulled >= broken;
        double confidence = Math.Max(pulled, broken);
        double? size = isPullback ? pullback.TrendSize : breakout.TrendSize;
        return Reaches(confidence, StrongConfidence) && Reaches(size, 0.6) ? new TrendGrade(TrendSetup.StrongTrend, isPullback)
            : Reaches(confidence, 0.60) ? new TrendGrade(TrendSetup.Weak, isPullback)
            : null;
    }

    private static bool Reaches(double? value, double bound) => value >= bound - OnBound;
}
