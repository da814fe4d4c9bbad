using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the first column of a row: milliseconds since midnight of the file's date, or <c>yyyyMMdd HH:mm</c> from the hour on.
/// Futures and options on them are stamped in UTC, indexes in Chicago, everything else in New York.
/// </summary>
internal sealed class LeanStamp
{
    private const long NsPerMs = 1_000_000;
    private const long NsPerDay = 86_400_000_000_000;
    private const long MsPerDay = 86_400_000;
    private const int TextLength = 14;

    private readonly long _midnightNs;
    private readonly bool _isText;
    private readonly string? _zone;
    private readonly ITimeZones _zones;

    /// <summary>Prepares for an entry.</summary>
    public LeanStamp(LeanEntry entry, ITimeZones zones)
    {
        _isText = entry.Date is null;
        _zones = zones;
        _zone = entry.Security switch
        {
            LeanSecurity.Future => null,
            LeanSecurity.Index => "America/Chicago",
            LeanSecurity.Option when entry.IsOnFuture => null,
            _ => "America/New_York",
        };
        if (entry.Date is { } date)
        {
            _midnightNs = MidnightNs(date);
            NextMidnightNs = MidnightNs(date.AddDays(1));
        }
    }

    /// <summary>The end of the file's date, nanoseconds UTC; 0 for a file of many days.</summary>
    public long NextMidnightNs { get; }

    /// <summary>The beginning of the file's date, nanoseconds UTC; 0 for a file of many days.</summary>
    public long FirstNs => _midnightNs;

    /// <summary>The moment of a row, nanoseconds UTC; false when the column holds none.</summary>
    public bool TryRead(NumberRow row, ReadOnlySpan<byte> line, out long timeNs)
    {
        if (_isText)
        {
            bool isTime = TryParse(row.Text(line, 0), out long localNs);
            timeNs = isTime ? ToUtcNs(localNs) : 0;
            return isTime;
        }

        long ms = row.Digits(0);
        timeNs = _midnightNs + (ms * NsPerMs);
        return row.FractionDigits(0) == 0 && ms is >= 0 and < MsPerDay;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out long timeNs)
    {
        timeNs = 0;
        if (text.Length != TextLength || text[8] != (byte)' ' || text[11] != (byte)':'
            || !TryDigits(text[..4], out int year)
            || !TryDigits(text[4..6], out int month)
            || !TryDigits(text[6..8], out int day)
            || !TryDigits(text[9..11], out int hour)
            || !TryDigits(text[12..], out int minute))
        {
            return false;
        }

        if (year is < 1970 or > 2200 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59
            || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        timeNs = (new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * 100;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }

    private long MidnightNs(DateOnly date) => ToUtcNs((date.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * NsPerDay);

    private long ToUtcNs(long localNs) => _zone is null ? localNs : _zones.ToUtcNs(_zone, localNs);
}
