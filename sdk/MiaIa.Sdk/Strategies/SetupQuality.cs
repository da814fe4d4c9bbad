namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Quality of a setup that triggers or does not: .6 for the trigger alone, and the share of the strategy's measures of strength that
/// hold for the other .4. A measure is a condition of the trigger exceeded, as a rule twofold. The figures are a choice; nothing
/// says that a setup of 1 pays more often than one of .6.
/// </summary>
public static class SetupQuality
{
    /// <summary>Quality of the trigger alone.</summary>
    public const double Plain = 0.6;

    /// <summary>Quality of a trigger with one measure of strength, [.6, 1].</summary>
    /// <param name="isHeld">Whether it holds.</param>
    public static double Of(bool isHeld) => isHeld ? 1 : Plain;

    /// <summary>Quality of a trigger with two measures of strength, [.6, 1].</summary>
    /// <param name="isFirstHeld">Whether one holds.</param>
    /// <param name="isSecondHeld">Whether the other holds.</param>
    public static double Of(bool isFirstHeld, bool isSecondHeld) =>
        isFirstHeld && isSecondHeld ? 1 : isFirstHeld || isSecondHeld ? (1 + Plain) / 2 : Plain;
}
