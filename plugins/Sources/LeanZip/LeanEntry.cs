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
/// <param name="Option">The option, of an entry of an option; else null.</param>
/// <param name="IsOnFuture">Whether the option is on a future: stamps are UTC, and prices are plain.</param>
internal sealed record LeanEntry(
    string Name,
    LeanSecurity Security,
    string Root,
    LeanKind Kind,
    LeanResolution? Resolution,
    DateOnly? Date,
    int Contract,
    LeanOption? Option = null,
    bool IsOnFuture = false)
{
    private static readonly string[] FutureSymbols =
        ["ES", "MES", "NQ", "MNQ", "RTY", "M2K", "YM", "MYM", "GC", "MGC", "SI", "CL", "NG", "ZB", "ZN"];

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
            : parts.Length >= 3 && ParseKind(parts[1]) is { } kind ? OneInstrument(path, name, parts, kind)
            : parts.Length == 1 ? OneIndex(path, name, parts[0]) : null;
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
            LeanSecurity security = HasFolder(path, "index") || IsIndex(parts[1]) ? LeanSecurity.Index : LeanSecurity.Other;
            return new LeanEntry(name, security, parts[1], kind, resolution, date, 0);
        }

        return WithContract(path, new LeanEntry(name, LeanSecurity.Other, parts[1], kind, resolution, date, 0), parts, 4);
    }

    private static LeanEntry OneInstrument(string path, string name, string[] parts, LeanKind kind)
    {
        return WithContract(path, new LeanEntry(name, LeanSecurity.Other, parts[0], kind, ResolutionOf(path), null, 0), parts, 2);
    }

    // Hours and days of an index are named after it alone: the name must be that of an index, or the folder.
    private static LeanEntry? OneIndex(string path, string name, string symbol) =>
        symbol.Length > 0 && (IsIndex(symbol) || (HasFolder(path, "index") && symbol.All(char.IsAsciiLetterOrDigit)))
            ? new LeanEntry(name, LeanSecurity.Index, symbol, LeanKind.Trade, ResolutionOf(path), null, 0)
            : null;

    private static LeanResolution? ResolutionOf(string path) => HasFolder(path, "daily") ? LeanResolution.Daily
        : HasFolder(path, "hour") ? LeanResolution.Hour
        : null;

    private static LeanEntry WithContract(string path, LeanEntry entry, string[] parts, int place)
    {
        string text = parts[place];
        if (text is "AMERICAN" or "EUROPEAN")
        {
            bool isOnFuture = HasFolder(path, "futureoption") || FutureSymbols.Contains(entry.Root, StringComparer.Ordinal);
            return entry with
            {
                Security = LeanSecurity.Option,
                Option = LeanOption.Parse(parts, place + 1),
                IsOnFuture = isOnFuture,
                Contract = isOnFuture ? FutureMonth(path) : 0,
            };
        }

        return TryMonth(text, out int month) ? entry with { Security = LeanSecurity.Future, Contract = month } : entry;
    }

    /// <summary>The month of the future that options are on: a folder of theirs; 0 when there is none.</summary>
    private static int FutureMonth(string path) => path.Split('/', '\\').SkipLast(1).Reverse()
        .Select(folder => TryMonth(folder, out int month) ? month : 0).FirstOrDefault(month => month != 0);

    private static bool TryMonth(string text, out int month)
    {
        month = 0;
        return text.Length == 6
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month)
            && month % 100 is >= 1 and <= 12;
    }

    /// <summary>Whether a symbol, in upper case, is that of an index.</summary>
    public static bool IsIndex(string symbol) => IndexSymbols.Contains(symbol, StringComparer.Ordinal);

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
