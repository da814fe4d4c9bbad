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
    private static readonly string[] Times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];
    private static readonly string[] Zoned = [.. Dates.SelectMany(d => Times.Select(t => d + t + "zzz"))];
    private static readonly string[] Plain = [.. Dates.SelectMany(d => Times.Select(t => d + t))];

    /// <summary>Reads it.</summary>
    /// <exception cref="RunException">It is no time.</exception>
    public static AskedMoment Of(string text, TimeZones zones)
    {
        const DateTimeStyles Style = DateTimeStyles.None;
        CultureInfo culture = CultureInfo.InvariantCulture;
        string zoned = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(zoned, Zoned, culture, Style, out DateTimeOffset moment))
        {
            return new AskedMoment(text, Ns(moment.UtcDateTime), IsNewYork: false);
        }

        return DateTime.TryParseExact(text, Plain, culture, Style, out DateTime local)
            ? new AskedMoment(text, zones.ToUtcNs(NewYork, Ns(local)), IsNewYork: true)
            : throw new RunException(
                $"--at {text} is no time: write 2023-04-06T15:00:00Z, 2023-04-06T11:00-04:00, or 2023-04-06 11:00 for New York.",
                ExitCodes.Configuration);
    }

    private static long Ns(DateTime time) => (time - DateTime.UnixEpoch).Ticks * NsPerTick;
}
