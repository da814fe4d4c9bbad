namespace MiaIa.Engine.Orders;

/// <summary>Where an order stands. The last four are ends: what comes after them changes nothing, except that money is counted.</summary>
internal enum OrderState : byte
{
    /// <summary>Sent, and nothing heard yet.</summary>
    Pending,

    /// <summary>The broker took it.</summary>
    Submitted,

    /// <summary>A part is filled, the rest works.</summary>
    PartiallyFilled,

    /// <summary>Filled as far as it was for.</summary>
    Filled,

    /// <summary>We asked to cancel it; until the answer it may still be filled.</summary>
    PendingCancel,

    /// <summary>It no longer works.</summary>
    Cancelled,

    /// <summary>The broker refused it.</summary>
    Rejected,

    /// <summary>Its time ran out.</summary>
    Expired,
}
