using System.Globalization;
using System.Text.RegularExpressions;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// When a snapshot was taken. The date stands in the name of the file (2023-04-05 or 20230405); the line in the table is typed
/// by browsers and people in many ways, and is used for the date only when the name has none, and for the time of day when it
/// is about the same day. Otherwise the time is 16:15 in New York, when index options end trading.
/// </summary>
internal static partial class CboeStamp
{
    private const string NewYork = "America/New_York";
    private const long NsPerMinute = 60_000_000_000;
    private const long NsPerDay = 1440 * NsPerMinute;
    private const int DefaultMinute = (16 * 60) + 15;

    private static readonly string[][] Months =
    [
        ["jan", "ene"], ["feb", "fév", "fev"], ["mar"], ["apr", "avr", "abr"], ["may", "mai"], ["jun", "juin"],
        ["jul", "juil"], ["aug", "aoû", "aou", "ago"], ["sep"], ["oct", "okt"], ["nov"], ["dec", "déc", "dic"],
    ];

    /// <summary>The moment, nanoseconds UTC.</summary>
    /// <exception cref="SourceException">Neither the name nor the table tells the date.</exception>
    public static long Of(string path, string dateLine, ITimeZones zones)
    {
        string line = dateLine.Split(",Bid", 2)[0].Replace('\u2212', '-').Replace('\u2013', '-');
        DateOnly? named = Date(path);
        DateOnly date = named ?? DateOfLine(line) ?? throw new SourceException(
            path,
            "",
            "The date of the quotes is not known: put it into the name of the file, such as SPX_2023-04-05.csv.");
        Match time = TimePattern().Match(line);
        string rest = time.Success ? line.Remove(time.Index, time.Length) : line;
        bool isSameDay = named is null || Numbers(rest).Contains(date.Day);
        return time.Success && isSameDay && Minute(time) is { } minute
            ? Moment(date, minute, line, zones)
            : zones.ToUtcNs(NewYork, Midnight(date) + (DefaultMinute * NsPerMinute));
    }

    /// <summary>The date in the name of a file; null when it has none.</summary>
    public static DateOnly? Date(string path)
    {
        Match match = NamePattern().Match(Path.GetFileName(path));
        return match.Success
            && DateOnly.TryParseExact(
                match.Groups["year"].Value + match.Groups["month"].Value + match.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && date.Year is > 1970 and < 2200
            ? date
            : null;
    }

    /// <summary>Midnight that begins a date, as nanoseconds of local time.</summary>
    public static long Midnight(DateOnly date) => (date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * NsPerDay;

    private static long Moment(DateOnly date, int minute, string line, ITimeZones zones)
    {
        long local = Midnight(date) + (minute * NsPerMinute);
        Match offset = OffsetPattern().Match(line);
        return offset.Success
            ? local - (int.Parse(offset.Groups["hours"].Value.Replace("+", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * 60 * NsPerMinute)
            : zones.ToUtcNs(NewYork, local);
    }

    private static int? Minute(Match time)
    {
        int hour = int.Parse(time.Groups["hour"].Value, CultureInfo.InvariantCulture);
        int minute = int.Parse(time.Groups["minute"].Value, CultureInfo.InvariantCulture);
        string half = time.Groups["half"].Value.ToUpperInvariant();
        hour = half switch
        {
            "PM" when hour < 12 => hour + 12,
            "AM" when hour == 12 => 0,
            _ => hour,
        };
        return hour < 24 && minute < 60 ? (hour * 60) + minute : null;
    }

    private static DateOnly? DateOfLine(string line)
    {
        string lower = line.ToLowerInvariant();
        int month = Array.FindIndex(Months, names => names.Any(n => WordsOf(lower).Any(w => w.StartsWith(n, StringComparison.Ordinal)))) + 1;
        int[] numbers = [.. Numbers(TimePattern().Replace(lower, " "))];
        int year = numbers.FirstOrDefault(n => n is > 1990 and < 2200);
        int day = numbers.FirstOrDefault(n => n is >= 1 and <= 31);
        return month > 0 && year > 0 && day > 0 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static string[] WordsOf(string text) => text.Split([' ', ',', '.', ':', '-', '/', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<int> Numbers(string text) => NumberPattern().Matches(text)
        .Select(m => int.TryParse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1);

    [GeneratedRegex(@"(?<!\d)(?<year>\d{4})[-_.]?(?<month>\d\d)[-_.]?(?<day>\d\d)(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?<!\d)(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?[\s\u00A0\u202F]*(?<half>[AaPp][Mm])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"(?:UTC|GMT)[\s\u00A0]*(?<hours>[-+]\d{1,2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OffsetPattern();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberPattern();
}
