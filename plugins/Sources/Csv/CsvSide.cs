using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads who was the aggressor of a print.</summary>
internal static class CsvSide
{
    private const int LongestWord = 8;

    /// <summary>The side that a text tells; None for whatever is not known.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="isDatabento">Whether A is a seller and B a buyer; else a buyer is B, BUY, ASK, a seller is S, SELL, BID.</param>
    public static Side Of(ReadOnlySpan<byte> text, bool isDatabento)
    {
        if (text.Length > LongestWord)
        {
            return Side.None;
        }

        if (isDatabento)
        {
            return text.SequenceEqual("B"u8) ? Side.Buy : text.SequenceEqual("A"u8) ? Side.Sell : Side.None;
        }

        Span<byte> word = stackalloc byte[LongestWord];
        for (int i = 0; i < text.Length; i++)
        {
            word[i] = text[i] is >= (byte)'a' and <= (byte)'z' ? (byte)(text[i] - 32) : text[i];
        }

        ReadOnlySpan<byte> upper = word[..text.Length];
        if (upper.SequenceEqual("B"u8) || upper.SequenceEqual("BUY"u8) || upper.SequenceEqual("ASK"u8))
        {
            return Side.Buy;
        }

        return upper.SequenceEqual("S"u8) || upper.SequenceEqual("SELL"u8) || upper.SequenceEqual("BID"u8) ? Side.Sell : Side.None;
    }
}
