using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Frames as PROTOCOL writes them: <c>|</c> for the NUL that ends a field.</summary>
internal static class TwsFrames
{
    public const string Future = "515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|";

    public static Contract Es { get; } = new()
    {
        ConId = 515416632,
        Symbol = "ES",
        SecType = "FUT",
        LastTradeDate = "20261218",
        Multiplier = "50",
        Exchange = "CME",
        Currency = "USD",
        LocalSymbol = "ESZ6",
        TradingClass = "ES",
    };

    public static OrderTicket Limit { get; } = new()
    {
        Action = "BUY",
        TotalQuantity = 1,
        OrderType = "LMT",
        LimitPrice = 6990.25m,
        Account = "DU1234567",
        OrderRef = "tag-1",
    };

    public static byte[] Payload(string text) => Encoding.UTF8.GetBytes(text.Replace('|', '\0'));

    public static byte[] Frame(string text)
    {
        byte[] payload = Payload(text);
        byte[] frame = new byte[4 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        return frame;
    }

    public static byte[] Bytes(TwsRequest request, int version = 200)
    {
        ArrayBufferWriter<byte> frame = new();
        new TextCodec(version).Encode(request, frame);
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>The payload of a request, after the length was checked.</summary>
    public static string Encode(TwsRequest request, int version = 200)
    {
        byte[] frame = Bytes(request, version);
        BinaryPrimitives.ReadInt32BigEndian(frame).Should().Be(frame.Length - 4);
        return Encoding.ASCII.GetString(frame, 4, frame.Length - 4).Replace('\0', '|');
    }

    public static int FieldCount(TwsRequest request, int version = 200) => Encode(request, version).Count(c => c == '|');

    public static (DecodeOutcome Outcome, MessageRecorder Messages) Decode(ReadOnlySpan<byte> payload, int version = 200)
    {
        MessageRecorder messages = new();
        return (new TextCodec(version).Decode(payload, messages), messages);
    }

    /// <summary>The one message of a payload that is sound.</summary>
    public static object? Message(string text, int version = 200)
    {
        (DecodeOutcome outcome, MessageRecorder messages) = Decode(Payload(text), version);
        outcome.Status.Should().Be(DecodeStatus.Decoded, "{0}: {1}", text, outcome.Reason);
        return messages.Single;
    }

    /// <summary>Checks that a payload is malformed and nobody hears of it.</summary>
    public static void ShouldBeMalformed(string text, int version = 200)
    {
        (DecodeOutcome outcome, MessageRecorder messages) = Decode(Payload(text), version);
        outcome.Status.Should().Be(DecodeStatus.Malformed, text);
        outcome.Reason.Should().NotBeNullOrEmpty();
        messages.Calls.Should().BeEmpty();
    }
}
