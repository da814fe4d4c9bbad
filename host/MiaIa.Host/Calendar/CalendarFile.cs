using System.Globalization;

namespace MiaIa.Host.Calendar;

/// <summary>
/// Reads a file of changes to the exchange calendar. One change a line, <c>#</c> begins a comment:
/// <c>closed 2025-01-09</c>, <c>open 2026-06-19</c>, <c>close 2026-07-02 13:00</c> (New York time).
/// </summary>
internal static class CalendarFile
{
    private static readonly TimeOnly EarliestClose = new(9, 31);
    private static readonly TimeOnly RegularClose = new(16, 0);

    /// <summary>Reads a file.</summary>
    /// <exception cref="CalendarException">The file cannot be read, or has bad lines; all of them are named.</exception>
    public static CalendarChanges Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CalendarException($"{path}: the calendar file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads lines.</summary>
    /// <exception cref="CalendarException">There are bad lines; all of them are named.</exception>
    public static CalendarChanges Parse(string path, IReadOnlyList<string> lines)
    {
        HashSet<DateOnly> closed = [];
        HashSet<DateOnly> open = [];
        Dictionary<DateOnly, TimeOnly> closes = [];
        HashSet<DateOnly> seen = [];
        List<string> errors = [];
        for (int i = 0; i < lines.Count; i++)
        {
            string[] words = lines[i].Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            string? error = ReadDate(words, out DateOnly date) ?? Apply(words, date, closed, open, closes);
            error ??= seen.Add(date) ? null : $"{Text(date)} stands in an earlier line already; keep one of them";
            if (error is not null)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}({i + 1}): {error}"));
            }
        }

        return errors.Count == 0
            ? new CalendarChanges { Closed = closed, Open = open, Closes = closes }
            : throw new CalendarException(string.Join(Environment.NewLine, errors));
    }

    private static string? ReadDate(string[] words, out DateOnly date)
    {
        date = default;
        if (words.Length < 2
            || !DateOnly.TryParseExact(words[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return $"'{string.Join(' ', words)}' has no date; write for example: closed 2025-01-09";
        }

        return date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? $"{Text(date)} is a {date.DayOfWeek}; only weekdays can be changed"
            : null;
    }

    private static string? Apply(
        string[] words,
        DateOnly date,
        HashSet<DateOnly> closed,
        HashSet<DateOnly> open,
        Dictionary<DateOnly, TimeOnly> closes)
    {
        switch (words)
        {
            case ["closed", _]:
                closed.Add(date);
                return null;
            case ["open", _]:
                open.Add(date);
                return null;
            case ["close", _, string text]
                when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly close)
                && close >= EarliestClose && close <= RegularClose:
                closes[date] = close;
                return null;
            case ["close", ..]:
                return "a close needs a New York time from 09:31 to 16:00; write for example: close 2026-07-02 13:00";
            default:
                return $"'{string.Join(' ', words)}' is not known; the lines are 'closed DATE', 'open DATE' and 'close DATE HH:mm'";
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
