using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>What the lane of a sink needs of the run.</summary>
internal sealed record LaneSettings
{
    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>SIMULATED, PAPER or LIVE.</summary>
    public required string Badge { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the run is well enough for a sign of life.</summary>
    public Func<bool> IsWell { get; init; } = () => true;

    /// <summary>Receives what a person must know of a sink.</summary>
    public Action<AlertFault> Raise { get; init; } = _ => { };
}
