using MiaIa.Host.Control;
using MiaIa.Host.Explanation;

namespace MiaIa.Host.Monitor;

/// <summary>What a snapshot is made of: read once, so that its parts agree.</summary>
internal sealed record SnapshotInputs
{
    /// <summary>The journal.</summary>
    public required RunJournal Journal { get; init; }

    /// <summary>Id of the run.</summary>
    public required string Id { get; init; }

    /// <summary>The limits and whatever else was set.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>How states are called.</summary>
    public required StateNames States { get; init; }

    /// <summary>What the engine says of itself; null for a run that is over or in another process.</summary>
    public required LiveFigures? Live { get; init; }

    /// <summary>Process that owns the run; null when it is over.</summary>
    public required RunProcess? Process { get; init; }

    /// <summary>What the process says about once a second; null when it is over.</summary>
    public required RunState? State { get; init; }

    /// <summary>The row and the score.</summary>
    public required ShownRow Row { get; init; }

    /// <summary>Dollars a tick.</summary>
    public required decimal TickValue { get; init; }

    /// <summary>Points a tick.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>A price in points; null when there is none.</summary>
    public decimal? Points(long? ticks) => ticks * TickSize;
}
