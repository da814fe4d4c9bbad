namespace MiaIa.Sdk;

/// <summary>What became of a message.</summary>
public enum AlertOutcome : byte
{
    /// <summary>It is there.</summary>
    Delivered,

    /// <summary>It is not there, and may be tried again.</summary>
    NotDelivered,

    /// <summary>It may be there or not: it was sent, and the answer is missing.</summary>
    Unclear,

    /// <summary>It is not there and never will be: trying again changes nothing.</summary>
    Refused,
}
