namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,

    /// <summary>Not yet sent by the TWS.</summary>
    ApiPending,

    /// <summary>Sent, not acknowledged.</summary>
    PendingSubmit,

    /// <summary>A cancel was sent, not confirmed.</summary>
    PendingCancel,

    /// <summary>Held by IB: not triggered, child of a bracket, or outside hours.</summary>
    PreSubmitted,

    /// <summary>Working.</summary>
    Submitted,

    /// <summary>Cancelled before it was acknowledged.</summary>
    ApiCancelled,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Filled.</summary>
    Filled,

    /// <summary>Rejected or deactivated.</summary>
    Inactive,
}
