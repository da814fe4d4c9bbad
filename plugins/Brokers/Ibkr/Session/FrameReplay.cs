using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Feeds a frame log back: what TWS once sent reaches a receiver in the same order, without a connection.</summary>
/// <param name="codecFor">The codec of a server version; null for the text codec.</param>
public sealed class FrameReplay(Func<int, ITwsCodec>? codecFor = null)
{
    private readonly Dictionary<int, ITwsCodec> _codecs = [];

    /// <summary>Frames that were decoded.</summary>
    public long Decoded { get; private set; }

    /// <summary>Frames that the codec does not know or could not read.</summary>
    public long Skipped { get; private set; }

    /// <summary>Feeds all incoming frames of a log to a receiver.</summary>
    /// <param name="frames">The frames; those sent by us and those of the handshake are left out.</param>
    /// <param name="receiver">The receiver; its exceptions pass through.</param>
    /// <param name="onTime">Called before each frame with its time, UTC nanoseconds: to move a clock; null for none.</param>
    public void Run(IEnumerable<LoggedFrame> frames, ITwsReceiver receiver, Action<long>? onTime = null)
    {
        foreach (LoggedFrame frame in frames)
        {
            if (frame.Direction is not FrameDirection.In || frame.ServerVersion == 0)
            {
                continue;
            }

            onTime?.Invoke(frame.TimeNs);
            if (CodecOf(frame.ServerVersion).Decode(frame.Payload.Span, receiver).Status is DecodeStatus.Decoded)
            {
                Decoded++;
            }
            else
            {
                Skipped++;
            }
        }
    }

    private ITwsCodec CodecOf(int version)
    {
        if (!_codecs.TryGetValue(version, out ITwsCodec? codec))
        {
            codec = codecFor?.Invoke(version) ?? new TextCodec(version);
            _codecs.Add(version, codec);
        }

        return codec;
    }
}
