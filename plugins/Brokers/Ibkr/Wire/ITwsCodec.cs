using System.Buffers;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests to and reads messages from the wire at one server version. The seam behind which the protocol may change.</summary>
public interface ITwsCodec
{
    /// <summary>The version agreed in the handshake.</summary>
    int ServerVersion { get; }

    /// <summary>Writes a request as one whole frame, length included. Any thread may call it.</summary>
    /// <exception cref="ArgumentException">The request cannot be written: nothing was written.</exception>
    void Encode(TwsRequest request, IBufferWriter<byte> frame);

    /// <summary>Reads the payload of one frame and calls exactly one method of the receiver, or none unless decoded.</summary>
    /// <remarks>Bytes never make it throw; what the receiver throws passes through. One thread at a time.</remarks>
    DecodeOutcome Decode(ReadOnlySpan<byte> payload, ITwsReceiver receiver);
}
