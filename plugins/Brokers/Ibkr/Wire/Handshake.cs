using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What is said before the codec takes over (PROTOCOL 4).</summary>
public static class Handshake
{
    /// <summary>Oldest server version we speak.</summary>
    public const int MinVersion = 176;

    /// <summary>Newest server version we speak: the last one in plain text.</summary>
    public const int MaxVersion = 200;

    private const int RedirectVersion = -1;

    /// <summary>Writes our hello: the only bytes that are not a frame.</summary>
    public static void WriteHello(IBufferWriter<byte> stream) =>
        stream.Write("API\0\0\0\0\u0009v176..200"u8);

    /// <summary>Writes the frame that starts the session.</summary>
    /// <param name="frame">Where to.</param>
    /// <param name="clientId">Number of this client at the TWS.</param>
    /// <param name="optionalCapabilities">Capabilities to ask for; empty by default.</param>
    public static void WriteStartApi(IBufferWriter<byte> frame, int clientId, string optionalCapabilities = "") =>
        new TextCodec(MinVersion).Encode(new StartApi(clientId, optionalCapabilities), frame);

    /// <summary>Reads the payload of the server's first frame. Any bytes give an answer.</summary>
    public static HandshakeReply ParseReply(ReadOnlySpan<byte> payload)
    {
        int end = payload.IndexOf((byte)0);
        payload = payload is [.. var ended, 0] ? ended : payload;
        bool hasTwoFields = payload.Count((byte)0) == 1;
        if (!hasTwoFields || !int.TryParse(payload[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int version))
        {
            return new(HandshakeKind.NotAReply);
        }

        string text = Encoding.UTF8.GetString(payload[(end + 1)..]);
        return version switch
        {
            RedirectVersion => RedirectTo(text),
            >= MinVersion and <= MaxVersion => new(HandshakeKind.Accepted, version, text),
            _ => new(HandshakeKind.UnsupportedVersion, version, text),
        };
    }

    private static HandshakeReply RedirectTo(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon >= 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return hasPort
            ? new(HandshakeKind.Redirect, RedirectHost: text[..colon], RedirectPort: int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture))
            : new(HandshakeKind.Redirect, RedirectHost: text);
    }
}
