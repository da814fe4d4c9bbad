using System.Buffers;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The protocol in plain text, server versions 176 to 200.</summary>
/// <param name="serverVersion">The version agreed in the handshake.</param>
public sealed class TextCodec(int serverVersion) : ITwsCodec
{
    private readonly TextCache _names = new();

    /// <inheritdoc/>
    public int ServerVersion { get; } = serverVersion is >= Handshake.MinVersion and <= Handshake.MaxVersion
        ? serverVersion
        : throw new ArgumentOutOfRangeException(nameof(serverVersion), serverVersion, "The text protocol is spoken from 176 to 200.");

    /// <inheritdoc/>
    public void Encode(TwsRequest request, IBufferWriter<byte> frame)
    {
        FieldWriter fields = new();
        FieldWriter? written = OrderRequests.Write(request, fields, ServerVersion)
            ?? MarketDataRequests.Write(request, fields)
            ?? HistoryRequests.Write(request, fields)
            ?? AccountRequests.Write(request, fields)
            ?? SessionRequests.Write(request, fields, ServerVersion)
            ?? throw new ArgumentException($"The text protocol has no {request.GetType().Name}.", nameof(request));
        written.CopyTo(frame);
    }

    /// <inheritdoc/>
    public DecodeOutcome Decode(ReadOnlySpan<byte> payload, ITwsReceiver receiver)
    {
        FieldReader fields = new(payload, ServerVersion, _names);
        int id = fields.Id();
        if (!fields.IsSound)
        {
            return new(DecodeStatus.Malformed, -1, fields.Reason);
        }

        if (MessageReaders.Of(id) is not { } read)
        {
            return new(DecodeStatus.Unknown, id);
        }

        read(ref fields, receiver);
        return fields.IsSound ? new(DecodeStatus.Decoded, id) : new(DecodeStatus.Malformed, id, fields.Reason);
    }
}
