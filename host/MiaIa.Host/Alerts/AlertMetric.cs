namespace MiaIa.Host.Alerts;

/// <summary>The figures that rules look at.</summary>
internal enum AlertMetric
{
    /// <summary>Fall of equity from its peak, percent.</summary>
    Drawdown,

    /// <summary>Losses in a row.</summary>
    LossStreak,

    /// <summary>How much of a limit is used, percent; each limit by itself.</summary>
    LimitUsed,

    /// <summary>1 while the feed is lost or silent, else 0.</summary>
    FeedDisconnected,

    /// <summary>99 of 100 orders are answered by the broker within it, milliseconds: of the last 100, from 20 on.</summary>
    OrderLatency,

    /// <summary>Won of all that were won or lost in the run, percent: from 10 on.</summary>
    WinRate,

    /// <summary>Processors in use, percent.</summary>
    Cpu,

    /// <summary>Memory in use, percent.</summary>
    Memory,

    /// <summary>Disk in use where the run is kept, percent.</summary>
    Disk,

    /// <summary>Time since the engine's loop was last seen at work, seconds.</summary>
    EngineStalled,
}
