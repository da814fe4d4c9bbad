using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="EsNqLeadLag"/>.</summary>
public sealed record EsNqLeadLagOptions : SetupRuleOptions
{
    /// <summary>Correlation of the two up to which one may lag behind. From -1 to 1; default .65.</summary>
    [Range(-1.0, 1)]
    public double MostCorrelation { get; init; } = 0.65;

    /// <summary>Least leadership of NQ, without its sign. In the unit of es-nq-leadership, up to 2; default 1.</summary>
    [Range(0.0, 2)]
    public double LeastLeadership { get; init; } = 1;

    /// <summary>
    /// Leadership from which on it is a measure of strength. In the unit of es-nq-leadership; default 2, twice the least and its most.
    /// </summary>
    [Range(0.0, 2)]
    public double StrongLeadership { get; init; } = 2;

    /// <summary>How long after the trigger the position is closed. In minutes; default 5.</summary>
    [Range(0.1, 1440)]
    public double MostMinutes { get; init; } = 5;
}
