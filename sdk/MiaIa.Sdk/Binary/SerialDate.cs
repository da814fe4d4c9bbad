using System.Runtime.CompilerServices;

namespace MiaIa.Sdk.Binary;

/// <summary>
/// Times counted from 1899-12-30 00:00 UTC, in 64 bits: whole microseconds, or, in files of old programs, days as a double.
/// A time before 1970 or from 2200 on is no time.
/// </summary>
/// <param name="isDays">Whether the 64 bits are a double of days.</param>
public readonly struct SerialDate(bool isDays)
{
    private const long EpochMicroseconds = 2_209_161_600_000_000;
    private const long MostMicroseconds = 7_258_118_400_000_000;
    private const double EpochDays = 25_569;
    private const double MicrosecondsPerDay = 86_400_000_000;
    private const long NsPerMicrosecond = 1_000;

    /// <summary>Whether the 64 bits are a double of days.</summary>
    public bool IsDays { get; } = isDays;

    /// <summary>
    /// The reading that makes more of these numbers a time; microseconds when both do.
    /// </summary>
    /// <param name="stored">Numbers of one file.</param>
    public static SerialDate Of(ReadOnlySpan<long> stored)
    {
        int surplus = 0;
        foreach (long value in stored)
        {
            surplus += new SerialDate(isDays: true).TryToNs(value, out _) ? 1 : 0;
            surplus -= new SerialDate(isDays: false).TryToNs(value, out _) ? 1 : 0;
        }

        return new SerialDate(surplus > 0);
    }

    /// <summary>The instant of a stored number; false when it is no time.</summary>
    /// <param name="stored">The 64 bits.</param>
    /// <param name="ns">Nanoseconds since 1970 UTC, when the answer is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryToNs(long stored, out long ns)
    {
        long microseconds = IsDays ? FromDays(stored) : unchecked(stored - EpochMicroseconds);
        ns = microseconds * NsPerMicrosecond;
        return (ulong)microseconds < MostMicroseconds;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long FromDays(long stored)
    {
        // Times of 64-bit days are good to a few microseconds. Saturates; not a number becomes 0, which is checked here.
        double days = BitConverter.Int64BitsToDouble(stored) - EpochDays;
        return days >= 0 ? (long)Math.Round(days * MicrosecondsPerDay) : -1;
    }
}
