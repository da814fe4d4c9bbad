using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>How far equity may fall from its peak, which runs since the account's start or the last resume after such a halt.</summary>
public sealed record DrawdownLimit
{
    /// <summary>Fall that flattens and halts until a person resumes. Percent of the peak; default 5.</summary>
    [Range(0.1, 100)]
    public decimal HaltPercent { get; init; } = 5;

    /// <summary>Fall that warns and makes entries smaller. Percent of the peak; default 3.</summary>
    [Range(0.1, 100)]
    public decimal WarnPercent { get; init; } = 3;

    /// <summary>What the size is multiplied with from there. Default .5.</summary>
    [Range(0.0, 1.0)]
    public double WarnSizeFactor { get; init; } = 0.5;
}
