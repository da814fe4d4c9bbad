namespace MiaIa.Plugins.Sources;

/// <summary>
/// GARCH(1,1) over minutes (Bollerslev 1986): the variance of the next minute, as a multiple of what is usual at that
/// time of day. Its mean is 1. It follows the size of past changes, never their sign.
/// </summary>
internal sealed class VolatilityClusters
{
    private const double Reaction = 0.08;
    private const double Persistence = 0.90;
    private const double Highest = 12;

    /// <summary>The multiple in force.</summary>
    public double Multiple { get; private set; } = 1;

    /// <summary>A minute ends.</summary>
    /// <param name="changeTicks">The change of the middle price in it, in ticks.</param>
    /// <param name="usualVariance">Variance usual for that minute, in ticks squared.</param>
    public void OnMinute(double changeTicks, double usualVariance)
    {
        double surprise = changeTicks * changeTicks / usualVariance;
        double next = 1 - Reaction - Persistence + (Reaction * surprise) + (Persistence * Multiple);
        Multiple = Math.Min(next, Highest);
    }
}
