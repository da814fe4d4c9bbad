using System.Buffers.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads trades of level 1: <c>price;size;timeMs;totalVolume;vwap;singleTrade</c> (PROTOCOL 7.5).</summary>
internal static class RtVolumeText
{
    private const byte Separator = (byte)';';

    /// <summary>Reads the text; what cannot be read makes the message unsound.</summary>
    public static RtVolume Read(ref FieldReader fields, TickString tick, ReadOnlySpan<byte> text) => new(
        tick.RequestId, tick.TickType, fields.Double(Next(ref text)), fields.Size(Next(ref text)), Milliseconds(ref fields, Next(ref text)),
        fields.Size(Next(ref text)), fields.Double(Next(ref text)), Next(ref text).SequenceEqual("true"u8));

    private static long? Milliseconds(ref FieldReader fields, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (!Utf8Parser.TryParse(text, out long value, out int consumed) || consumed != text.Length)
        {
            fields.Fail("time", text);
        }

        return value;
    }

    private static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf(Separator);
        ReadOnlySpan<byte> piece = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return piece;
    }
}
