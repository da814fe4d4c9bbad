namespace MiaIa.Sdk;

/// <summary>
/// What the root of an option symbol says: which index, fund or future is behind it, and when its options settle. Roots that
/// are not known are their own underlying and settle at the close.
/// </summary>
/// <param name="Root">The root, upper case: SPX, SPXW, VIXW, SPY, ES.</param>
/// <param name="Underlying">Symbol of the index, fund or future: SPX for SPX and SPXW.</param>
/// <param name="Settlement">When its options settle.</param>
public sealed record OptionClass(string Root, string Underlying, OptionSettlement Settlement)
{
    private const string Zone = "America/New_York";
    private const long NsPerDay = 86_400_000_000_000;
    private const long OpenNs = 34_200_000_000_000;
    private const long CloseNs = 57_600_000_000_000;

    private static readonly Dictionary<string, OptionClass> Known = Make();

    /// <summary>The class of a root.</summary>
    public static OptionClass Of(string root) =>
        Known.TryGetValue(root, out OptionClass? known) ? known : new OptionClass(root, root, OptionSettlement.Close);

    /// <summary>
    /// The instant at which options of this class settle, nanoseconds UTC: 09:30 or 16:00 in New York of the expiry date. An
    /// expiry on a Saturday, as monthly options had it until January 2015, settles on the Friday before. Short days and closures
    /// are not known here: the host, which has the calendar, corrects the rows that it hands on.
    /// </summary>
    /// <param name="expiry">Date in the symbol of the option.</param>
    /// <param name="zones">The host's time zones.</param>
    public long SettlementNs(DateOnly expiry, ITimeZones zones)
    {
        DateOnly date = expiry.DayOfWeek is DayOfWeek.Saturday ? expiry.AddDays(-1) : expiry;
        bool isThirdFriday = date.DayOfWeek is DayOfWeek.Friday && date.Day is >= 15 and <= 21;
        bool isAtOpen = Settlement is OptionSettlement.Open
            || (Settlement is OptionSettlement.QuarterlyOpen && isThirdFriday && date.Month % 3 == 0);
        long midnight = (date.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * NsPerDay;
        return zones.ToUtcNs(Zone, midnight + (isAtOpen ? OpenNs : CloseNs));
    }

    private static Dictionary<string, OptionClass> Make()
    {
        OptionClass[] all =
        [
            new("SPX", "SPX", OptionSettlement.Open),
            new("SPXW", "SPX", OptionSettlement.Close),
            new("SPXPM", "SPX", OptionSettlement.Close),
            new("VIX", "VIX", OptionSettlement.Open),
            new("VIXW", "VIX", OptionSettlement.Open),
            new("NDX", "NDX", OptionSettlement.Open),
            new("NDXP", "NDX", OptionSettlement.Close),
            new("RUT", "RUT", OptionSettlement.Open),
            new("RUTW", "RUT", OptionSettlement.Close),
            new("DJX", "DJX", OptionSettlement.Open),
            new("ES", "ES", OptionSettlement.QuarterlyOpen),
            new("NQ", "NQ", OptionSettlement.QuarterlyOpen),
        ];
        return all.ToDictionary(c => c.Root, StringComparer.Ordinal);
    }
}
