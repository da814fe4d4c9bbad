using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>
/// Figures that others set and change: contract specifications, margins, fees, the calendar and its rolls. Each has the date it
/// was taken at, which stands in the header of every run; one that is too old, or a calendar that does not reach, warns.
/// </summary>
internal static class ReferenceFigures
{
    /// <summary>Days after which margins and fees are old.</summary>
    private const int MostDays = 90;

    /// <summary>Days after which what an exchange changes rarely is old: specifications, holidays, rolls.</summary>
    private const int MostDaysOfRules = 365;

    /// <summary>What a person can do about figures that are too old.</summary>
    public const string Remedy = "Look up the present ones and update the program.";

    /// <summary>Where the figures of a run come from.</summary>
    public static string Dates(Instrument instrument, ExchangeCalendar calendar)
    {
        string margin = InstrumentTable.MarginOf(instrument.Symbol) is { } known
            ? Text($"margins (overnight {known.Overnight:0} USD, intraday {known.Intraday:0} USD) as of {InstrumentTable.MarginsAsOf:yyyy-MM-dd}")
            : "margins not known";
        return Text(
            $"specifications as of {InstrumentTable.AsOf:yyyy-MM-dd}, {margin}, fees as of {InstrumentTable.FeesAsOf:yyyy-MM-dd}, calendar and rolls as of {ExchangeCalendar.AsOf:yyyy-MM-dd} for {calendar.FirstYear} to {calendar.LastYear}");
    }

    /// <summary>What is too old, or does not reach; none when all is well.</summary>
    /// <param name="today">The date that the figures are compared with: of the last event in a back-test, else today's.</param>
    /// <param name="first">The first session date of the data; null without data.</param>
    /// <param name="last">The last session date of the data; null without data.</param>
    /// <param name="calendar">The calendar.</param>
    public static IReadOnlyList<string> Warnings(DateOnly today, DateOnly? first, DateOnly? last, ExchangeCalendar calendar)
    {
        List<string?> warnings =
        [
            Age("contract specifications", InstrumentTable.AsOf, today, MostDaysOfRules),
            Age("margins", InstrumentTable.MarginsAsOf, today, MostDays),
            Age("fees", InstrumentTable.FeesAsOf, today, MostDays),
            Age("calendar and rolls", ExchangeCalendar.AsOf, today, MostDaysOfRules),
            calendar.Warning(today),
            first is { } from && last is { } to ? calendar.CoverageWarning(from, to) : null,
        ];
        return [.. warnings.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? Age(string name, DateOnly asOf, DateOnly today, int mostDays)
    {
        int days = today.DayNumber - asOf.DayNumber;
        return days > mostDays
            ? Text($"The {name} are as of {asOf:yyyy-MM-dd}, {days} days before {today:yyyy-MM-dd}. {Remedy}")
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
