using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="StackedImbalanceContinuation"/>.</summary>
public sealed record StackedImbalanceContinuationOptions : SetupRuleOptions
{
    /// <summary>
    /// Distance of the close on the wrong side of the VWAP that forbids the entry. In average true ranges of 14 base bars;
    /// default 2.
    /// </summary>
    [Range(0.0, 100)]
    public double WrongSideAtr { get; init; } = 2;

    /// <summary>Distance of the stop behind the last row of the stack. In ticks; default 1.</summary>
    [Range(0.0, 1000)]
    public double StopBehindTicks { get; init; } = 1;

    /// <summary>Rows from which on the stack is a measure of strength. Default 6, twice the least.</summary>
    [Range(2, 100)]
    public int StrongRows { get; init; } = 6;
}
