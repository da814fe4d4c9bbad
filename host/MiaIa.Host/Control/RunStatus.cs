using MiaIa.Host.Health;

namespace MiaIa.Host.Control;

/// <summary>Where a run stands, from its process and its journal.</summary>
internal sealed record RunStatus
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its mode; null when the run does not tell.</summary>
    public required string? Mode { get; init; }

    /// <summary>SIM, PAPER or LIVE with what restricts it; null when the run does not tell.</summary>
    public string? Badge { get; init; }

    /// <summary>REAL, REPLAY or SIMULATED.</summary>
    public required string? Provenance { get; init; }

    /// <summary>The process that owns it; null when none lives.</summary>
    public required RunProcess? Process { get; init; }

    /// <summary>Whether a process owned it that did not end it in order.</summary>
    public required bool IsBroken { get; init; }

    /// <summary>How it ended: yes, interrupted or failed; null for one that has not ended in order.</summary>
    public required string? Finished { get; init; }

    /// <summary>Event time, nanoseconds UTC; null before the first event.</summary>
    public required long? TimeNs { get; init; }

    /// <summary>Contracts that are open, signed.</summary>
    public required long Position { get; init; }

    /// <summary>Mean price of those, in ticks; null when flat.</summary>
    public required double? EntryTicks { get; init; }

    /// <summary>Orders that may still be filled, one line each.</summary>
    public required IReadOnlyList<string> Orders { get; init; }

    /// <summary>Round trips that ended.</summary>
    public required long RoundTrips { get; init; }

    /// <summary>Their result after fees, in dollars.</summary>
    public required decimal Net { get; init; }

    /// <summary>Result of the last session date's round trips after fees, in dollars.</summary>
    public required decimal DayNet { get; init; }

    /// <summary>The last price a decision saw, in ticks; null without one.</summary>
    public required long? PriceTicks { get; init; }

    /// <summary>The halts that hold.</summary>
    public required IReadOnlyList<HeldHalt> Halts { get; init; }

    /// <summary>The last decision, with its reason; null before the first.</summary>
    public required string? Decision { get; init; }

    /// <summary>How the feed of a running process fares; null when it does not say.</summary>
    public string? Feed { get; init; }

    /// <summary>How well a running process is; null when it does not say.</summary>
    public DeskHealth? Health { get; init; }

    /// <summary>The last note; null without one.</summary>
    public required string? Note { get; init; }

    /// <summary>Records that the journal has been given and has not yet written; null when no process says so.</summary>
    public required long? JournalBehind { get; init; }

    /// <summary>Whether the kill file is there.</summary>
    public required bool IsKillFile { get; init; }
}
