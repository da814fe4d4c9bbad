using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>A bounce that may come, with what its grading needs, as it was at the close of its bar.</summary>
/// <param name="Side">Its side; None, the default, when there is no bounce.</param>
/// <param name="Quality">Quality of the setup, [0, 1].</param>
/// <param name="Level">How much stands at the edge, [0, 1].</param>
/// <param name="RangeQuality">Quality of the range, [0, 1]; null when it is not known, which reaches no bound.</param>
/// <param name="LimitTicks">Limit of the entry, in ticks.</param>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks.</param>
internal readonly record struct RangeCase(
    Side Side, double Quality, double Level, double? RangeQuality, int LimitTicks, int StopTicks, int TargetTicks)
{
    // Bounds are reached by what lies on them, whatever the last bit of a sum says.
    private const double OnBound = 1e-9;

    /// <summary>Whether there is a bounce.</summary>
    public bool IsThere => Side is not Side.None;

    /// <summary>Whether enough levels stand at the edge for a candidate of its own.</summary>
    public bool HasLevels => Reaches(Level, 0.3);

    /// <summary>The first class in their order that it reaches; null when none is.</summary>
    public RangeSetup? Grade(in SetupEvidence evidence)
    {
        double confidence = IsThere ? evidence.Confidence(Quality) : -1;
        bool isPremium = Reaches(confidence, 0.85) && Reaches(Quality, 0.8) && Reaches(Level, 0.7) && Reaches(RangeQuality, 0.8);
        bool isStrong = Reaches(confidence, 0.70) && Reaches(Quality, 0.6) && Reaches(Level, 0.5);
        return isPremium ? RangeSetup.PremiumBounce
            : isStrong ? RangeSetup.StrongBounce
            : Reaches(confidence, 0.60) ? RangeSetup.Weak
            : null;
    }

    private static bool Reaches(double? value, double bound) => value >= bound - OnBound;
}
