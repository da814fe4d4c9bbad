namespace MiaIa.Plugins.Sources;

/// <summary>Reads dates and times of the exports. The last date is remembered, since rows of one day follow each other.</summary>
internal sealed class SierraStamp
{
    private const long NsPerSecond = 1_000_000_000;
    private const long NsPerMicrosecond = 1_000;
    private const long NsPerDay = 86_400 * NsPerSecond;
    private const int MaxDateLength = 10;
    private const int TimeLength = 8;

    private readonly byte[] _date = new byte[MaxDateLength];
    private int _dateLength;
    private long _dateNs;

    /// <summary>
    /// Nanoseconds since 1970 of a date such as 2017/3/19 or 2022-01-24 and a time such as 19:05:00, without a zone. Digits after
    /// a dot are a whole number of microseconds without leading zeros, not a fraction: <c>00.5000</c> is 5 ms.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> date, ReadOnlySpan<byte> time, out long localNs)
    {
        localNs = 0;
        if (!date.SequenceEqual(_date.AsSpan(0, _dateLength)) && !TryDate(date))
        {
            return false;
        }

        if (time.Length < TimeLength || time[2] != (byte)':' || time[5] != (byte)':'
            || !TryTwo(time, 0, 23, out int hour) || !TryTwo(time, 3, 59, out int minute) || !TryTwo(time, 6, 59, out int second)
            || !TryMicroseconds(time[TimeLength..], out long microseconds))
        {
            return false;
        }

        localNs = _dateNs + ((((hour * 60L) + minute) * 60) + second) * NsPerSecond + (microseconds * NsPerMicrosecond);
        return true;
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, int start, int most, out int value)
    {
        int tens = text[start] - '0';
        int ones = text[start + 1] - '0';
        value = (tens * 10) + ones;
        return (uint)tens <= 9 && (uint)ones <= 9 && value <= most;
    }

    private static bool TryMicroseconds(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        foreach (byte c in text[1..])
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return text[0] == (byte)'.' && text.Length is > 1 and <= 7 && value < 1_000_000;
    }

    private bool TryDate(ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[3];
        int part = 0;
        foreach (byte c in text)
        {
            if (c is >= (byte)'0' and <= (byte)'9' && parts[part] < 10_000)
            {
                parts[part] = (parts[part] * 10) + (c - '0');
            }
            else if (c is not ((byte)'/' or (byte)'-') || ++part == parts.Length)
            {
                return false;
            }
        }

        if (part != 2 || text.Length > MaxDateLength
            || parts[0] is < 1970 or > 2200 || parts[1] is < 1 or > 12 || parts[2] < 1
            || parts[2] > DateTime.DaysInMonth(parts[0], parts[1]))
        {
            return false;
        }

        text.CopyTo(_date);
        _dateLength = text.Length;
        _dateNs = (new DateOnly(parts[0], parts[1], parts[2]).DayNumber - new DateOnly(1970, 1, 1).DayNumber) * NsPerDay;
        return true;
    }
}
