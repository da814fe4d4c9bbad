namespace MiaIa.Sdk;

/// <summary>Why trading is halted.</summary>
public enum HaltCause : byte
{
    /// <summary>Somebody asked for it.</summary>
    Command,

    /// <summary>Too many losses in a row.</summary>
    LossStreak,

    /// <summary>Too many orders in a minute.</summary>
    OrderRate,

    /// <summary>Too many refusals in a minute.</summary>
    RejectRate,

    /// <summary>More refusals in a minute than a pause can be the answer to.</summary>
    RejectStorm,

    /// <summary>The feed is lost or says nothing.</summary>
    FeedStale,

    /// <summary>The feed has been lost for long, with a position open.</summary>
    FeedDead,

    /// <summary>The broker cannot be reached.</summary>
    BrokerLost,

    /// <summary>The broker's position or orders differ from ours.</summary>
    Mismatch,

    /// <summary>The daily loss is reached.</summary>
    DailyLoss,

    /// <summary>Equity fell too far from its peak.</summary>
    Drawdown,

    /// <summary>The program itself failed again and again.</summary>
    LoopFaults,

    /// <summary>A position has no working stop, and none could be placed.</summary>
    Unprotected,

    /// <summary>A person stopped everything: the file KILL, a key or the command.</summary>
    Kill,

    /// <summary>A risk rule threw.</summary>
    RiskRule,

    /// <summary>The journal cannot be written.</summary>
    Journal,

    /// <summary>The clock jumped.</summary>
    Clock,

    /// <summary>After a restart the run could not be brought to where it was.</summary>
    Recovery,

    /// <summary>The program failed at an event: what it knows may be wrong.</summary>
    ProgramFault,
}
