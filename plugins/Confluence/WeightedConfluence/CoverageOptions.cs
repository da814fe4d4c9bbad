using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Confluence;

/// <summary>Least coverage to decide at all, by mode.</summary>
public sealed record CoverageOptions
{
    /// <summary>In back-tests. Default 0.40.</summary>
    [Range(0.0, 1)]
    public double Backtest { get; init; } = 0.40;

    /// <summary>In simulated sessions. Default 0.40.</summary>
    [Range(0.0, 1)]
    public double Sim { get; init; } = 0.40;

    /// <summary>At the broker, with paper or real money. Default 0.75.</summary>
    [Range(0.0, 1)]
    public double Live { get; init; } = 0.75;

    /// <summary>The figure of a mode.</summary>
    internal double Of(RunMode mode) => mode switch
    {
        RunMode.Backtest => Backtest,
        RunMode.Sim => Sim,
        _ => Live,
    };
}
