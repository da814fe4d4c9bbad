namespace MiaIa.Sdk.Text;

/// <summary>
/// How dates and times are written. <c>yyyy MM dd HH mm ss</c> are digits of that width, <c>M d H</c> one or two digits,
/// <c>f</c> to <c>fffffffff</c> so many digits of a second, <c>F</c> nothing or a point and one to nine of them, <c>K</c>
/// nothing, a Z or an offset such as -05:00, <c>tt</c> AM or PM, <c>T</c> a T or a space, <c>[...]</c> a part that may be
/// absent; anything else stands for itself. <c>unix-s</c>, <c>unix-ms</c>, <c>unix-us</c> and <c>unix-ns</c> count from 1970
/// UTC. Years are 1970 to 2200.
/// </summary>
public sealed class StampFormat
{
    private const long NsPerSecond = 1_000_000_000;
    private const long SecondsPerDay = 86_400;
    private const int EpochDay = 719_162;
    private const int LeastYear = 1970;
    private const int MostYear = 2200;

    private readonly string _pattern;
    private readonly long _unit;

    private StampFormat(string pattern, long unit)
    {
        _pattern = pattern;
        _unit = unit;
        HasTime = unit > 0 || pattern.Contains('H', StringComparison.Ordinal) || pattern.Contains('h', StringComparison.Ordinal);
    }

    /// <summary>Whether it tells more than a date.</summary>
    public bool HasTime { get; }

    /// <summary>Prepares a format.</summary>
    /// <exception cref="FormatException">The pattern tells no date, or a bracket is not closed.</exception>
    public static StampFormat Of(string pattern)
    {
        long unit = pattern switch
        {
            "unix-s" => NsPerSecond,
            "unix-ms" => 1_000_000,
            "unix-us" => 1_000,
            "unix-ns" => 1,
            _ => 0,
        };
        if (unit == 0 && (!pattern.Contains("yy", StringComparison.Ordinal)
            || !pattern.Contains('M', StringComparison.Ordinal) || !pattern.Contains('d', StringComparison.Ordinal)
            || pattern.Count(c => c == '[') != pattern.Count(c => c == ']')))
        {
            throw new FormatException(
                $"'{pattern}' is no format of times. Write one such as yyyy-MM-dd HH:mm:ss, MM/dd/yyyy HH:mm or unix-ns.");
        }

        return new StampFormat(pattern, unit);
    }

    /// <summary>Reads a time; false when it is not written so, or there is no such time.</summary>
    /// <param name="text">What is written, without spaces around it.</param>
    /// <param name="ns">Nanoseconds since 1970: UTC when <paramref name="isUtc"/>, else local.</param>
    /// <param name="isUtc">Whether the text itself tells UTC, by a Z, an offset, or a count from 1970.</param>
    public bool TryRead(ReadOnlySpan<byte> text, out long ns, out bool isUtc)
    {
        isUtc = _unit > 0;
        ns = 0;
        if (isUtc)
        {
            return TryCount(text, out ns);
        }

        StampParts parts = new();
        if (!TryParts(text, ref parts, out isUtc, out long offsetSeconds) || !parts.IsTime
            || parts.Year is < LeastYear or > MostYear || parts.Month is < 1 or > 12 || parts.Day < 1
            || parts.Day > DateTime.DaysInMonth(parts.Year, parts.Month))
        {
            return false;
        }

        long days = new DateOnly(parts.Year, parts.Month, parts.Day).DayNumber - EpochDay;
        ns = (((days * SecondsPerDay) + parts.SecondOfDay - offsetSeconds) * NsPerSecond) + parts.Nanosecond;
        return true;
    }

    private bool TryCount(ReadOnlySpan<byte> text, out long ns)
    {
        ns = 0;
        if (text.Length is < 1 or > 19)
        {
            return false;
        }

        foreach (byte c in text)
        {
            int digit = c - '0';
            if (digit is < 0 or > 9 || ns > (long.MaxValue - digit) / 10)
            {
                return false;
            }

            ns = (ns * 10) + digit;
        }

        // To the end of the last year that dates may have: 2201-01-01.
        const long MostNs = 7_289_654_400 * NsPerSecond;
        if (ns > MostNs / _unit)
        {
            return false;
        }

        ns *= _unit;
        return true;
    }

    private bool TryParts(ReadOnlySpan<byte> text, ref StampParts parts, out bool isUtc, out long offsetSeconds)
    {
        int at = 0;
        int place = 0;
        isUtc = false;
        offsetSeconds = 0;
        while (place < _pattern.Length)
        {
            char c = _pattern[place];
            int width = 1;
            while (place + width < _pattern.Length && _pattern[place + width] == c && char.IsAsciiLetter(c))
            {
                width++;
            }

            bool isGood = c switch
            {
                'y' or 'M' or 'd' or 'H' or 'h' or 'm' or 's' => parts.TryNumber(c, width, text, ref at),
                'f' => parts.TryFraction(width, text, ref at),
                'F' => parts.TryOptionalFraction(text, ref at),
                't' => parts.TryHalfOfDay(text, ref at),
                'K' => TryOffset(text, ref at, out isUtc, out offsetSeconds),
                'T' => at < text.Length && text[at++] is (byte)'T' or (byte)' ',
                ']' => true,
                '[' => true,
                _ => at < text.Length && text[at++] == c,
            };
            if (!isGood)
            {
                return false;
            }

            bool isAbsent = c == '[' && (at == text.Length || !IsStart(_pattern[place + 1], text[at]));
            place = isAbsent ? _pattern.IndexOf(']', place) + 1 : place + width;
        }

        return at == text.Length;
    }

    private static bool IsStart(char pattern, byte c) => char.IsAsciiLetter(pattern) ? c is >= (byte)'0' and <= (byte)'9' : c == pattern;

    private static bool TryOffset(ReadOnlySpan<byte> text, ref int at, out bool isUtc, out long seconds)
    {
        seconds = 0;
        isUtc = at < text.Length;
        if (!isUtc)
        {
            return true;
        }

        byte sign = text[at++];
        if (sign is (byte)'Z' or (byte)'z')
        {
            return true;
        }

        StampParts offset = new();
        if (sign is not ((byte)'+' or (byte)'-') || !offset.TryNumber('H', 2, text, ref at))
        {
            return false;
        }

        at += at < text.Length && text[at] == (byte)':' ? 1 : 0;
        if ((at < text.Length && !offset.TryNumber('m', 2, text, ref at)) || !offset.IsTime)
        {
            return false;
        }

        seconds = sign == (byte)'-' ? -offset.SecondOfDay : offset.SecondOfDay;
        return true;
    }
}
