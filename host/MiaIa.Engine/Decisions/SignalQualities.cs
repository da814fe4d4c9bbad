namespace MiaIa.Engine.Decisions;

/// <summary>The classes of confidence and what they are worth in size.</summary>
public static class SignalQualities
{
    /// <summary>The class of a confidence, [0, 1].</summary>
    public static SignalQuality Of(double confidence) => confidence switch
    {
        >= 0.85 => SignalQuality.Premium,
        >= 0.75 => SignalQuality.Strong,
        >= 0.65 => SignalQuality.Moderate,
        >= 0.55 => SignalQuality.Weak,
        _ => SignalQuality.Rejected,
    };

    /// <summary>Factor of the size, [0, 1]; it never raises it.</summary>
    public static double SizeFactor(SignalQuality quality) => quality switch
    {
        SignalQuality.Premium or SignalQuality.Strong => 1,
        SignalQuality.Moderate => 0.75,
        SignalQuality.Weak => 0.5,
        _ => 0,
    };
}
