namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>How far the bars of a gap are filled.</summary>
internal enum FillStep
{
    /// <summary>There is no gap.</summary>
    None,

    /// <summary>There is one, and streams do not flow yet.</summary>
    Waiting,

    /// <summary>The whole minutes up to now are asked; what comes meanwhile waits.</summary>
    AskingGap,

    /// <summary>The minute in which streams began to flow is not over: quotes and book go on, prints do not.</summary>
    UntilMinute,

    /// <summary>The rest is asked; what comes meanwhile waits.</summary>
    AskingRest,
}
