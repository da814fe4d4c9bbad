namespace MiaIa.Host.Alerts;

/// <summary>What an object on its way to the alerts is.</summary>
internal enum AlertEntryKind : byte
{
    /// <summary>A halt that begins or ends.</summary>
    Halt,

    /// <summary>A note.</summary>
    Note,

    /// <summary>Where the account stands.</summary>
    Reading,

    /// <summary>A round trip that ended.</summary>
    RoundTrip,

    /// <summary>An order is sent.</summary>
    Sent,

    /// <summary>The broker answers an order.</summary>
    Answered,

    /// <summary>The broker refuses an order.</summary>
    Refused,

    /// <summary>A restart has taken everything again that was recorded; from here on it is new.</summary>
    CaughtUp,
}
