namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What a message code means for the order whose id it carries.</summary>
public enum OrderEffect
{
    /// <summary>The order is as it was.</summary>
    None,

    /// <summary>The order is over, unless its executions say otherwise.</summary>
    Ends,

    /// <summary>The order's state is not what we thought: ask the broker before doing anything more with it.</summary>
    Unclear,
}
