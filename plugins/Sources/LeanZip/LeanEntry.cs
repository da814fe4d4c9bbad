using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>What the name of an entry tells.</summary>
/// <param name="Name">The name, as it stands in the zip.</param>
/// <param name="Security">Kind of instrument.</param>
/// <param name="Root">Root or index symbol, upper case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Resolution">Its resolution; null when neither the name nor the folder tells hours from days.</param>
/// <param name="Date">The date of a file of one day.</param>
/// <param name="Contract">Contract month as yyyyMM; 0 for none.</param>
/// <param name="Option">Right, strike in points and expiry as yyyyMMdd of an option; else null.</param>
internal sealed record LeanEntry(
    string Name,
    LeanSecurity Security,
    string Root,
    LeanKind Kind,
    LeanResolution? Resolution,
    DateOnly? Date,
    int Contract,
    (string Right, decimal Strike, string Expiry)? Option = null)
{
    private const decimal StrikeScale = 10_000;

    private static readonly string[] IndexSymbols = ["SPX", "NDX", "VIX", "RUT", "DJX", "OEX", "XSP"];

    /// <summary>The contract as files and people name it: ES201312, SPX.</summary>
    public string Symbol => Contract == 0
        ? Root
        : string.Create(CultureInfo.InvariantCulture, $"{Root}{Contract}");

    /// <summary>Seconds of a bar; 0 for prints.</summary>
    public int PeriodSeconds => Resolution switch
    {
        LeanResolution.Second => 1,
        LeanResolution.Minute => 60,
        LeanResolution.Hour => 3600,
        LeanResolution.Daily => 86_400,
        _ => 0,
    };

    /// <summary>Reads the name of an entry; null when it is none of LEAN's.</summary>
    /// <param name="path">The zip: its folders tell hours from days and indexes from equities.</param>
    /// <param name="name">The entry.</param>
    public static LeanEntry? Parse(string path, string name)
    {
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] parts = name[..^4].ToUpperInvariant().Split('_');
        return parts.Length >= 4 && TryDate(parts[0], out DateOnly date) && ParseResolution(parts[2]) is { } resolution
            ? OneDay(path, name, parts, date, resolution)
            : parts.Length >= 3 && ParseKind(parts[1]) is { } kind ? OneInstrument(path, name, parts, kind) : null;
    }

    private static LeanEntry? OneDay(
        string path, string name, string[] parts, DateOnly date, LeanResolution resolution)
    {
        if (ParseKind(parts[3]) is not { } kind)
        {
            return null;
        }

        if (parts.Length == 4)
        {
            bool isIndex = HasFolder(path, "index") || IndexSymbols.Contains(parts[1], StringComparer.Ordinal);
            LeanSecurity security = isIndex ? LeanSecurity.Index : LeanSecurity.Other;
            return new LeanEntry(name, security, parts[1], kind, resolution, date, 0);
        }

        return WithContract(new LeanEntry(name, LeanSecurity.Other, parts[1], kind, resolution, date, 0), parts, 4);
    }

    private static LeanEntry OneInstrument(string path, string name, string[] parts, LeanKind kind)
    {
        LeanResolution? resolution = HasFolder(path, "daily") ? LeanResolution.Daily
            : HasFolder(path, "hour") ? LeanResolution.Hour
            : null;
        return WithContract(new LeanEntry(name, LeanSecurity.Other, parts[0], kind, resolution, null, 0), parts, 2);
    }

    private static LeanEntry WithContract(LeanEntry entry, string[] parts, int place)
    {
        string text = parts[place];
        if (text is "AMERICAN" or "EUROPEAN")
        {
            (string, decimal, string)? option = parts.Length == place + 4
                && decimal.TryParse(parts[place + 2], NumberStyles.None, CultureInfo.InvariantCulture, out decimal strike)
                ? (parts[place + 1] is "CALL" ? "call" : "put", strike / StrikeScale, parts[place + 3])
                : null;
            return entry with { Security = LeanSecurity.Option, Option = option };
        }

        bool isContract = text.Length == 6
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && month % 100 is >= 1 and <= 12;
        return isContract
            ? entry with { Security = LeanSecurity.Future, Contract = int.Parse(text, CultureInfo.InvariantCulture) }
            : entry;
    }

    /// <summary>Whether one of the folders of a path has this name.</summary>
    public static bool HasFolder(string path, string folder) =>
        path.Split('/', '\\').SkipLast(1).Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static LeanResolution? ParseResolution(string text) => text switch
    {
        "TICK" => LeanResolution.Tick,
        "SECOND" => LeanResolution.Second,
        "MINUTE" => LeanResolution.Minute,
        _ => null,
    };

    private static LeanKind? ParseKind(string text) => text switch
    {
        "TRADE" => LeanKind.Trade,
        "QUOTE" => LeanKind.Quote,
        "OPENINTEREST" => LeanKind.OpenInterest,
        _ => null,
    };
}
