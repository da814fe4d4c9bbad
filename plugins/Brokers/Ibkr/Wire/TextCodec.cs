using System.Buffers;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The protocol in plain text, server versions 176 to 200; messages are read, requests not written, from 164.</summary>
/// <param name="serverVersion">The version agreed in the handshake.</param>
public sealed class TextCodec(int serverVersion) : ITwsCodec
{
    /// <summary>Oldest server version whose messages are read, as from a log; sessions begin at <see cref="Handshake.MinVersion"/>.</summary>
    public const int MinReadVersion = 164;

    private readonly TextCache _names = new();

    /// <inheritdoc/>
    public int ServerVersion { get; } = serverVersion is >= MinReadVersion and <= Handshake.MaxVersion
        ? serverVersion
        : throw new ArgumentOutOfRangeException(nameof(serverVersion), serverVersion, "The text protocol is read from 164 to 200.");

    /// <inheritdoc/>
    public void Encode(TwsRequest request, IBufferWriter<byte> frame)
    {
        if (ServerVersion < Handshake.MinVersion)
        {
            throw new ArgumentException(
                $"Requests are written from server version {Handshake.MinVersion}, this one is {ServerVersion}.", nameof(request));
        }

        RequestRules.Check(request);
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
