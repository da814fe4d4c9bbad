using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="MtfConfluence"/>.</summary>
public sealed record MtfConfluenceOptions
{
    /// <summary>Weights of 1, 5 and 15 minutes, by their shares of the sum. From 0 to 1; default .5, .3, .2.</summary>
    [Length(3, 3)]
    [Range(0, 1)]
    public IReadOnlyList<double> Weights { get; init; } = [0.5, 0.3, 0.2];

    /// <summary>How alignment raises the score: multiply or additive. Default multiply.</summary>
    public AlignmentBonus Bonus { get; init; } = AlignmentBonus.Multiply;

    /// <summary>What alignment adds: a share of the score, or the number itself. From 0 to 1; default .2.</summary>
    [Range(0, 1)]
    public double BonusValue { get; init; } = 0.2;

    /// <summary>Least signal of every timeframe in an alignment. From 0 to 1; default .10, 0 in the profile seed-literal.</summary>
    [SeedLiteral("0")]
    [Range(0, 1)]
    public double MinAligned { get; init; } = 0.10;
}
