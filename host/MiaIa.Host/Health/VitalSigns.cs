using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>Everything that health and metrics are read from; none of it is the engine itself.</summary>
internal sealed record VitalSigns
{
    /// <summary>The clocks.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the run's own thread puts up where it stands.</summary>
    public required EngineBoard Board { get; init; }

    /// <summary>The newest health.</summary>
    public required HealthBoard Health { get; init; }

    /// <summary>What failed.</summary>
    public required FaultCounter Faults { get; init; }

    /// <summary>The machine.</summary>
    public required ProcessMeter Machine { get; init; }

    /// <summary>The journal; null where none is kept.</summary>
    public required SqliteJournal? Journal { get; init; }

    /// <summary>The instruments.</summary>
    public required Instruments Instruments { get; init; }

    /// <summary>The streams that are expected.</summary>
    public required IReadOnlyList<WatchedStream> Streams { get; init; }

    /// <summary>Folder of the run.</summary>
    public required string Folder { get; init; }
}
