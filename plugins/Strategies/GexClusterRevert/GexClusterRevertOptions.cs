using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="GexClusterRevert"/>.</summary>
public sealed record GexClusterRevertOptions : SetupRuleOptions
{
    /// <summary>Strikes in the cluster from which on it is a measure of strength. Default 6, twice the least.</summary>
    [Range(2, 10)]
    public int StrongStrikes { get; init; } = 6;
}
