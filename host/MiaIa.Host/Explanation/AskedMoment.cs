using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>A moment that a person asks about.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="TimeNs">Nanoseconds UTC.</param>
/// <param name="IsNewYork">Whether no zone was written and New York's was assumed.</param>
internal sealed record AskedMoment(string Text, long TimeNs, bool IsNewYork)
{
    private const string NewYork = "America/New_York";
    private const long NsPerTick = 100;

    private static readonly string[] Dates = ["yyyy-MM-dd'T'", "yyyy-MM-dd' '"];
    private static readonly string[] Times = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] Zoned = [.. Dates.SelectMany(d => Times.Select(t => d + t + "zzz"))];
    private static readonly string[] Plain = [.. Dates.SelectMany(d => Times.Select(t => d + t))];

    /// <summary>Reads it.</summary>
    /// <exception cref="RunException">It is no time.</exception>
    public static AskedMoment Of(string text, TimeZones zones)
    {
        const DateTimeStyles Style = DateTimeStyles.None;
        CultureInfo culture = CultureInfo.InvariantCulture;
        string zoned = WithoutFraction(text.EndsWith('Z') ? text[..^1] + "+00:00" : text, out long fraction);
        if (DateTimeOffset.TryParseExact(zoned, Zoned, culture, Style, out DateTimeOffset moment))
        {
            return new AskedMoment(text, Ns(moment.UtcDateTime) + fraction, IsNewYork: false);
        }

        return DateTime.TryParseExact(zoned, Plain, culture, Style, out DateTime local)
            ? new AskedMoment(text, zones.ToUtcNs(NewYork, Ns(local)) + fraction, IsNewYork: true)
            : throw new RunException(
                $"--at {text} is no time: write 2023-04-06T15:00:00Z, 2023-04-06T11:00-04:00, or 2023-04-06 11:00 for New York.",
                ExitCodes.Configuration);
    }

    // The program writes nanoseconds, which the framework's times do not hold.
    private static string WithoutFraction(string text, out long ns)
    {
        const int Digits = 9;
        ns = 0;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int end = point + 1;
        while (point > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        int count = end - point - 1;
        if (point <= 0 || count is 0 or > Digits)
        {
            return text;
        }

        ns = long.Parse(text[(point + 1)..end].PadRight(Digits, '0'), CultureInfo.InvariantCulture);
        return text[..point] + text[end..];
    }

    private static long Ns(DateTime time)
    {
        const int First = 1900;
        const int Last = 2200;
        return time.Year is >= First and <= Last
            ? (time - DateTime.UnixEpoch).Ticks * NsPerTick
            : throw new RunException($"--at: the year {time.Year} is not one that a run could be of.", ExitCodes.Configuration);
    }
}
