namespace MiaIa.TwsSimulator;

/// <summary>What happens to a message on its way to the client.</summary>
public enum FaultKind
{
    /// <summary>The connection breaks before the message.</summary>
    Disconnect,

    /// <summary>The message is lost.</summary>
    Drop,

    /// <summary>The message comes later, others pass it.</summary>
    Delay,

    /// <summary>The message comes twice.</summary>
    Duplicate,

    /// <summary>The message changes places with the next one.</summary>
    Reorder,

    /// <summary>Bytes without meaning come before the message.</summary>
    Garbage,

    /// <summary>A length of 0 comes instead of the message.</summary>
    LengthZero,

    /// <summary>A length of two gigabytes comes instead of the message.</summary>
    LengthHuge,

    /// <summary>The bytes of the frame come one by one.</summary>
    Split,

    /// <summary>A message nobody knows comes first.</summary>
    UnknownMessage,

    /// <summary>The message has two more fields than the protocol says.</summary>
    SurplusFields,

    /// <summary>The last field of the message is missing.</summary>
    MissingField,

    /// <summary>The message and everything after it are not sent, the connection stays open.</summary>
    HalfOpen,
}
