namespace MiaIa.Engine.Orders;

/// <summary>What happens to an order: the columns of <see cref="OrderLife"/>.</summary>
internal enum OrderStep : byte
{
    /// <summary>The broker took it.</summary>
    Acknowledged,

    /// <summary>A part was filled.</summary>
    PartFilled,

    /// <summary>Its last contract was filled.</summary>
    Filled,

    /// <summary>We ask to cancel it.</summary>
    CancelAsked,

    /// <summary>The broker does not cancel it.</summary>
    CancelRefused,

    /// <summary>It was cancelled, by us, by its group, by its parent, or it is lost.</summary>
    Cancelled,

    /// <summary>It was refused.</summary>
    Rejected,

    /// <summary>Its time ran out.</summary>
    Expired,
}
