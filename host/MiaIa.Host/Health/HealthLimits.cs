namespace MiaIa.Host.Health;

/// <summary>From where on what is measured is a person's concern: SPEC 21.2.</summary>
internal static class HealthLimits
{
    /// <summary>How often everything is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>How long a probe may take.</summary>
    public static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(5);

    /// <summary>Processors in use, percent.</summary>
    public static readonly Threshold Cpu = Threshold.From(80, 95);

    /// <summary>Memory in use, percent.</summary>
    public static readonly Threshold Memory = Threshold.From(80, 95);

    /// <summary>Disk in use, percent.</summary>
    public static readonly Threshold Disk = Threshold.From(85, 95);

    /// <summary>Delay of the event loop, milliseconds. The collector's pauses delay it as well.</summary>
    public static readonly Threshold LoopLag = Threshold.From(100, 500);

    /// <summary>Queue in use, percent.</summary>
    public static readonly Threshold Queue = Threshold.From(50, 90);

    /// <summary>Faults within a minute.</summary>
    public static readonly Threshold Faults = Threshold.From(1, 5);

    /// <summary>How long a record waits for the disk, seconds: after two the engine no longer waits, and the journal is broken.</summary>
    public static readonly Threshold JournalLag = Threshold.From(1, 2);

    /// <summary>Silence of a component, seconds: a warning, and offline.</summary>
    public static readonly Threshold Heartbeat = Threshold.Above(120, 300);

    /// <summary>Silence of the traded instrument while entries may be, seconds: where the engine forbids entries, and where it closes a position.</summary>
    public static readonly Threshold TradedFeed = Threshold.From(30, 300);

    /// <summary>Silence of what is only watched, seconds. It lowers the coverage, and stops nothing.</summary>
    public static readonly Threshold WatchedFeed = Threshold.Above(120, null);

    /// <summary>Age of an option chain, minutes.</summary>
    public static readonly Threshold Chain = Threshold.Above(60, null);

    /// <summary>Broker lost, seconds: at once, and where the engine forbids entries.</summary>
    public static readonly Threshold Broker = Threshold.From(0, 30);

    /// <summary>Difference of the clock, seconds.</summary>
    public static readonly Threshold Clock = Threshold.Above(1, null);
}
