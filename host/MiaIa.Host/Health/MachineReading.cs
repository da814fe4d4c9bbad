namespace MiaIa.Host.Health;

/// <summary>What a machine says of itself at a moment; what it does not say is null.</summary>
internal readonly record struct MachineReading
{
    /// <summary>When, on a clock that never steps.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Processor time that all programs together have used since the machine started, in any unit.</summary>
    public double? BusyTime { get; init; }

    /// <summary>Processor time that there was since then, used or not, in the same unit.</summary>
    public double? AllTime { get; init; }

    /// <summary>Processor time that this program has used.</summary>
    public TimeSpan OwnTime { get; init; }

    /// <summary>Processors that this program may use; at least 1.</summary>
    public required int Processors { get; init; }

    /// <summary>Memory in use, bytes: of the machine, or of the group with a limit that this program is in, whichever is fuller.</summary>
    public double? MemoryUsed { get; init; }

    /// <summary>What memory in use is a part of, bytes.</summary>
    public double? MemoryAll { get; init; }

    /// <summary>Memory of this program, bytes.</summary>
    public long OwnMemory { get; init; }

    /// <summary>Disk in use where the run is kept, bytes.</summary>
    public double? DiskUsed { get; init; }

    /// <summary>What of that disk is still to be had, bytes.</summary>
    public double? DiskFree { get; init; }

    /// <summary>How long the garbage collector has stopped the program since its start.</summary>
    public TimeSpan GcPause { get; init; }

    /// <summary>Collections since its start.</summary>
    public int Collections { get; init; }
}
