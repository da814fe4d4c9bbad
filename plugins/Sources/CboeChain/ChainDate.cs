using System.Globalization;
using System.Text.RegularExpressions;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The date and time that a table carries, as free text in many spellings and languages. It is read as well as it can be; what
/// cannot be read is left open and is never an error.
/// </summary>
/// <param name="Date">The written date; null when it cannot be read.</param>
/// <param name="Time">The written time of day; null when there is none.</param>
/// <param name="OffsetMinutes">Minutes from UTC when the text says so; null for New York.</param>
internal readonly partial record struct ChainDate(DateOnly? Date, TimeSpan? Time, int? OffsetMinutes)
{
    private const int LongestText = 200;
    private const int MaxOffsetMinutes = 14 * 60;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const string NewYork = "America/New_York";

    /// <summary>Beginnings of the names of months in English, French, Spanish and German, without accents.</summary>
    private static readonly (string Start, int Month)[] Months =
    [
        ("jan", 1), ("ene", 1), ("feb", 2), ("fev", 2), ("mar", 3), ("apr", 4), ("avr", 4), ("abr", 4), ("may", 5), ("mai", 5),
        ("juin", 6), ("jun", 6), ("juil", 7), ("jul", 7), ("aug", 8), ("aou", 8), ("ago", 8), ("sep", 9), ("oct", 10),
        ("okt", 10), ("nov", 11), ("dec", 12), ("dic", 12), ("dez", 12),
    ];

    /// <summary>Reads a text.</summary>
    public static ChainDate Parse(string text)
    {
        string plain = Plain(text);
        Match time = TimePattern().Match(plain);
        string before = time.Success ? plain.Remove(time.Index, time.Length) : plain;
        Match offset = OffsetPattern().Match(before);
        before = offset.Success ? before.Remove(offset.Index, offset.Length) : before;
        return new ChainDate(DateIn(before), TimeIn(time), OffsetIn(offset));
    }

    /// <summary>A date in the name of a file, as yyyy-MM-dd, yyyy_MM_dd, yyyy.MM.dd or yyyyMMdd.</summary>
    public static DateOnly? InName(string name)
    {
        foreach (Match match in NamePattern().Matches(name))
        {
            if (ToDate(Number(match, "y"), Number(match, "m"), Number(match, "d")) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The moment, nanoseconds UTC; null unless date and time are there.</summary>
    public long? ToUtcNs(ITimeZones zones)
    {
        if (Date is not { } date || Time is not { } time)
        {
            return null;
        }

        long local = ChainMoment.MidnightNs(date) + (time.Ticks * 100);
        return OffsetMinutes is { } offset ? local - (offset * 60_000_000_000L) : zones.ToUtcNs(NewYork, local);
    }

    private static string Plain(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        text = ChainText.Clean(text).ToLowerInvariant();
        return string.Create(text.Length, text, static (plain, from) =>
        {
            for (int i = 0; i < plain.Length; i++)
            {
                plain[i] = from[i] switch
                {
                    'é' or 'è' or 'ê' => 'e',
                    'á' or 'à' or 'â' or 'ä' => 'a',
                    'û' or 'ù' or 'ú' or 'ü' => 'u',
                    char c => c,
                };
            }
        });
    }

    private static TimeSpan? TimeIn(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        int hour = Number(match, "h");
        int minute = Number(match, "m");
        int second = Number(match, "s");
        string half = match.Groups["half"].Value;
        if (half.Length > 0 && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (half[0] == 'p' ? 12 : 0);
        }

        return hour < 24 && minute < 60 && second < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    private static int? OffsetIn(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        int minutes = (Number(match, "h") * 60) + Number(match, "m");
        return minutes > MaxOffsetMinutes ? null : match.Groups["sign"].Value is "-" ? -minutes : minutes;
    }

    private static DateOnly? DateIn(string text)
    {
        Match numeric = NumericPattern().Match(text);
        if (numeric.Success)
        {
            return NumericDate(numeric);
        }

        string[] words = [.. WordPattern().Matches(text).Select(m => m.Value)];
        int year = words.Select(w => w.Length == 4 ? ToNumber(w) : 0).FirstOrDefault(y => y is >= FirstYear and <= LastYear);
        for (int i = 0; i < words.Length; i++)
        {
            if (MonthOf(words[i]) is not { } month)
            {
                continue;
            }

            int day = i > 0 ? ToDay(words[i - 1]) : 0;
            day = day == 0 && i > 1 && words[i - 1] is "de" or "of" ? ToDay(words[i - 2]) : day;
            day = day == 0 && i + 1 < words.Length ? ToDay(words[i + 1]) : day;
            if (ToDate(year, month, day) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateOnly? NumericDate(Match match)
    {
        int first = Number(match, "a");
        int second = Number(match, "b");
        int third = Number(match, "c");
        return first > 31 ? ToDate(first, second, third)
            : first > 12 ? ToDate(third, second, first)
            : ToDate(third, first, second);
    }

    private static int? MonthOf(string word)
    {
        foreach ((string start, int month) in Months)
        {
            if (word.StartsWith(start, StringComparison.Ordinal))
            {
                return month;
            }
        }

        return null;
    }

    private static int ToDay(string word)
    {
        ReadOnlySpan<char> digits = word.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int day) ? day : 0;
    }

    private static int ToNumber(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static DateOnly? ToDate(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(Match match, string group) => ToNumber(match.Groups[group].Value);

    [GeneratedRegex("(?<![0-9])(?<h>[0-9]{1,2})[:h](?<m>[0-9]{2})(:(?<s>[0-9]{2}))?(?![0-9])( ?(?<half>[ap])\\.? ?m\\b\\.?)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex("\\b(utc|gmt|z)\\b ?((?<sign>[+-]) ?(?<h>[0-9]{1,2})(:?(?<m>[0-9]{2}))?(?![0-9]))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OffsetPattern();

    [GeneratedRegex("(?<![0-9])(?<a>[0-9]{4}|[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<c>[0-9]{4}|[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumericPattern();

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordPattern();

    [GeneratedRegex("(?<![0-9])(?<y>[0-9]{4})(?<gap>[-_.]?)(?<m>[0-9]{2})\\k<gap>(?<d>[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
