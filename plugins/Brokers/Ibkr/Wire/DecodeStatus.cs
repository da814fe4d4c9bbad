namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What became of a frame.</summary>
public enum DecodeStatus
{
    /// <summary>The receiver got it.</summary>
    Decoded,

    /// <summary>A message we do not read: skip and count it.</summary>
    Unknown,

    /// <summary>A field cannot be read; the receiver got nothing: log and count it.</summary>
    Malformed,
}
