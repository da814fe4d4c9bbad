using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Learning;

/// <summary>How a logistic regression is trained. Defaults are those of the ML filter.</summary>
public sealed record LogisticSettings
{
    /// <summary>
    /// Strength of the penalty: half of it, times the sum of the squared weights, is added to the summed log-loss. The
    /// intercept is not drawn to 0. Default 1.
    /// </summary>
    [Range(0, 1e6)]
    public double Penalty { get; init; } = 1;

    /// <summary>Training ends when no weight moves by more; default 1e-9.</summary>
    [Range(1e-12, 1e-2)]
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Most Newton steps, after which it is refused; default 100.</summary>
    [Range(1, 1000)]
    public int MaxSteps { get; init; } = 100;
}
