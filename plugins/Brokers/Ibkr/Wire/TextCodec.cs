using System.Buffers;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The protocol in plain text, server versions 176 to 200.</summary>
/// <param name="serverVersion">The version agreed in the handshake.</param>
public sealed class TextCodec(int serverVersion) : ITwsCodec
{
    /// <inheritdoc/>
    public int ServerVersion { get; } = serverVersion is >= Handshake.MinVersion and <= Handshake.MaxVersion
        ? serverVersion
        : throw new ArgumentOutOfRangeException(nameof(serverVersion), serverVersion, "The text protocol is spoken from 176 to 200.");

    /// <inheritdoc/>
    public void Encode(TwsRequest request, IBufferWriter<byte> frame) => throw new NotSupportedException();

    /// <inheritdoc/>
    public DecodeOutcome Decode(ReadOnlySpan<byte> payload, ITwsReceiver receiver) => new(DecodeStatus.Unknown, -1);
}
