namespace MiaIa.Host.Health;

/// <summary>How much of the machine is used; what could not be measured is null.</summary>
internal sealed record ProcessFigures
{
    /// <summary>
    /// Processors in use since the figures before, 0 to 100 percent: of the whole machine, or this program's share of those that it may use
    /// if that is more. Null before a time has passed.
    /// </summary>
    public double? CpuPercent { get; init; }

    /// <summary>This program's share of the processors that it may use, 0 to 100 percent. Null before a time has passed.</summary>
    public double? OwnCpuPercent { get; init; }

    /// <summary>Memory in use, 0 to 100 percent: of the machine, or of the limit that is set for this program's group if that is fuller.</summary>
    public double? MemoryPercent { get; init; }

    /// <summary>Memory of this program, bytes.</summary>
    public long OwnMemoryBytes { get; init; }

    /// <summary>Disk in use where the run is kept, 0 to 100 percent of what a user may have.</summary>
    public double? DiskPercent { get; init; }

    /// <summary>What of that disk is still to be had, bytes.</summary>
    public double? DiskFreeBytes { get; init; }

    /// <summary>How long the garbage collector stopped the program since the figures before, milliseconds. Null before a time has passed.</summary>
    public double? GcPauseMilliseconds { get; init; }

    /// <summary>Collections since the figures before. Null before a time has passed.</summary>
    public int? Collections { get; init; }

    /// <summary>The figures from one reading to the next.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="now">The later one.</param>
    public static ProcessFigures Of(in MachineReading before, in MachineReading now)
    {
        double wall = (now.At - before.At).TotalSeconds;
        double? own = wall > 0 ? Percent((now.OwnTime - before.OwnTime).TotalSeconds, wall * now.Processors) : null;
        double? machine = Percent(now.BusyTime - before.BusyTime, now.AllTime - before.AllTime);
        return new ProcessFigures
        {
            CpuPercent = machine is null || own > machine ? own : machine,
            OwnCpuPercent = own,
            MemoryPercent = Percent(now.MemoryUsed, now.MemoryAll),
            OwnMemoryBytes = now.OwnMemory,
            DiskPercent = Percent(now.DiskUsed, now.DiskUsed + now.DiskFree),
            DiskFreeBytes = now.DiskFree,
            GcPauseMilliseconds = wall > 0 ? (now.GcPause - before.GcPause).TotalMilliseconds : null,
            Collections = wall > 0 ? now.Collections - before.Collections : null,
        };
    }

    private static double? Percent(double? part, double? of) => part is { } used && of is > 0 ? Math.Clamp(100 * used / of.Value, 0, 100) : null;
}
