namespace MiaIa.Host.Journal;

/// <summary>Whole numbers in as few bytes as they need: seven bits a byte, the sign in the lowest bit.</summary>
internal static class Varint
{
    /// <summary>Most bytes of a number.</summary>
    public const int MostBytes = 10;

    /// <summary>Writes a number.</summary>
    /// <returns>The place behind it.</returns>
    public static int Write(Span<byte> to, int at, long value)
    {
        ulong rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= 0x80)
        {
            to[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        to[at++] = (byte)rest;
        return at;
    }

    /// <summary>Reads a number and goes behind it.</summary>
    /// <exception cref="JournalException">The bytes end inside it.</exception>
    public static long Read(ReadOnlySpan<byte> from, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < from.Length; shift += 7)
        {
            byte part = from[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new JournalException("A recorded input ends inside a number.");
    }
}
