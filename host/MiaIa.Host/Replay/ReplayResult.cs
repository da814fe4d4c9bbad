using MiaIa.Host.Comparison;

namespace MiaIa.Host.Replay;

/// <summary>What a replay came to.</summary>
internal sealed record ReplayResult
{
    /// <summary>Name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Where its market came from: REAL or SIMULATED.</summary>
    public required string Provenance { get; init; }

    /// <summary>Events taken.</summary>
    public required long Events { get; init; }

    /// <summary>Decisions taken, with those that are not kept in full.</summary>
    public required long Decisions { get; init; }

    /// <summary>Decisions compared: those that the run keeps.</summary>
    public required long Compared { get; init; }

    /// <summary>Orders compared.</summary>
    public required long Orders { get; init; }

    /// <summary>Round trips compared.</summary>
    public required long Trips { get; init; }

    /// <summary>The run's fingerprint; null when it did not end.</summary>
    public required string? RecordedFingerprint { get; init; }

    /// <summary>The replay's fingerprint; null when it was ended at a difference.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>Settings that are otherwise than in the run.</summary>
    public required IReadOnlyList<SettingDifference> Settings { get; init; }

    /// <summary>Program and plugins that are otherwise than in the run.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The first difference; null when there is none.</summary>
    public required ReplayDifference? Difference { get; init; }

    /// <summary>The configuration that was taken.</summary>
    public required string Configuration { get; init; }

    /// <summary>The journal of the run.</summary>
    public required string JournalPath { get; init; }

    /// <summary>The journal of the replay; null when it was not kept.</summary>
    public required string? ReplayPath { get; init; }

    /// <summary>Seconds in all.</summary>
    public required double Seconds { get; init; }
}
