using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>Least distance of the target as a multiple of the stop's.</summary>
public sealed record MinReward
{
    /// <summary>With a fixed bracket. Default 2.</summary>
    [Range(1.0, 100)]
    public double Fixed { get; init; } = 2;

    /// <summary>With a stop and target from structure. Default 1.5.</summary>
    [Range(1.0, 100)]
    public double Structure { get; init; } = 1.5;
}
