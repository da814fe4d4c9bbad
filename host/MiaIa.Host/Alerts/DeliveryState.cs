namespace MiaIa.Host.Alerts;

/// <summary>How the delivery of a message to a sink stands.</summary>
internal enum DeliveryState
{
    /// <summary>It waits, or waits for another attempt.</summary>
    Waiting,

    /// <summary>It is being sent; written before an attempt that must not be made twice.</summary>
    Sending,

    /// <summary>It is there.</summary>
    Delivered,

    /// <summary>It became part of another message.</summary>
    Folded,

    /// <summary>The receiver does not want it.</summary>
    Refused,

    /// <summary>It may be there or not, and is not sent again, since it could come twice.</summary>
    Unclear,
}
