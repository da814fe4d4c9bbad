namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What the first frame of the server says.</summary>
public enum HandshakeKind
{
    /// <summary>A version we speak.</summary>
    Accepted,

    /// <summary>A version we do not speak: close.</summary>
    UnsupportedVersion,

    /// <summary>Connect elsewhere.</summary>
    Redirect,

    /// <summary>Something else: skip this frame and read on.</summary>
    NotAReply,
}
