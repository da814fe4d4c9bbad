using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From entries to streams, and to what reads their rows.</summary>
internal static class LeanStreams
{
    private const int MaxLinesToLookAt = 100;

    /// <summary>Describes a stream: one entry, or the entries of a chain of options.</summary>
    public static MarketStream Describe(
        string path, LeanArchive archive, IReadOnlyList<LeanEntry> entries, ITimeZones zones)
    {
        LeanEntry entry = entries[0] with { Resolution = Resolution(path, archive, entries[0]) };
        EventKinds kinds = Kinds(entry);
        bool isOption = entry.Security is LeanSecurity.Option;
        LeanStamp stamp = new(entry, zones);
        bool isOneDay = entry.Date is not null;
        long first = isOneDay || kinds is EventKinds.None ? stamp.FirstNs : FirstNs(path, archive, entries, stamp);
        long period = entry.PeriodSeconds * 1_000_000_000L;
        return new MarketStream(
            path,
            entry.Name,
            isOption ? $"{entry.Symbol}-{entry.Kind.ToString().ToLowerInvariant()}" : entry.Symbol,
            isOption ? OptionClass.Of(entry.Root).Underlying : entry.Root,
            entry.Contract,
            kinds,
            kinds.HasFlag(EventKinds.Bar) ? new BarPeriod(entry.PeriodSeconds) : null,
            entry.Kind is LeanKind.OpenInterest ? first : first + period,
            isOneDay ? stamp.NextMidnightNs : long.MaxValue);
    }

    /// <summary>The resolution of an entry; where names do not tell it, daily bars are those that begin at midnight.</summary>
    public static LeanResolution Resolution(string path, LeanArchive archive, LeanEntry entry)
    {
        if (entry.Resolution is { } known)
        {
            return known;
        }

        using TextLines lines = new(archive.OpenEntry(entry.Name));
        for (int i = 0; i < 2; i++)
        {
            if (TryLine(path, entry, lines, out ReadOnlySpan<byte> line) && !line.Slice(0, Math.Min(14, line.Length)).EndsWith(" 00:00"u8))
            {
                return LeanResolution.Hour;
            }
        }

        return LeanResolution.Daily;
    }

    /// <summary>What reads the rows of an entry.</summary>
    public static LeanRows Rows(LeanEntry entry, MarketStream stream, StreamRequest request)
    {
        LeanStamp stamp = new(entry, request.Zones);
        return Kinds(entry) switch
        {
            EventKinds.Bar => new LeanTradeBars(stamp, entry.PeriodSeconds, request.Instrument),
            EventKinds.Quote when entry.Resolution is LeanResolution.Tick => new LeanTickQuotes(stamp, request.Instrument),
            EventKinds.Quote => new LeanQuotes(stamp, entry.PeriodSeconds, request.Instrument),
            EventKinds.Trade => new LeanTicks(stamp, request.Instrument),
            EventKinds.Index => new LeanIndexValues(stamp, entry.PeriodSeconds, request.Instrument),
            _ => throw new SourceException(
                stream.Path, "entry " + entry.Name, "Entries of this kind are recognised but not read. Leave the file out."),
        };
    }

    private static EventKinds Kinds(LeanEntry entry) => (entry.Security, entry.Kind, entry.Resolution) switch
    {
        (LeanSecurity.Future, LeanKind.Trade, LeanResolution.Tick) => EventKinds.Trade,
        (LeanSecurity.Future, LeanKind.Trade, _) => EventKinds.Bar,
        (LeanSecurity.Future, LeanKind.Quote, _) => EventKinds.Quote,
        (LeanSecurity.Index, LeanKind.Trade, not LeanResolution.Tick) => EventKinds.Index,
        (LeanSecurity.Option, _, not LeanResolution.Tick) when entry.Option is not null => EventKinds.OptionRow | EventKinds.ChainEnd,
        _ => EventKinds.None,
    };

    private static long FirstNs(string path, LeanArchive archive, IReadOnlyList<LeanEntry> entries, LeanStamp stamp) =>
        entries.Min(e => FirstNs(path, archive, e, stamp)) ?? throw new SourceException(
            path,
            LeanArchive.Place(entries[0].Name, 1),
            "No row begins with a time such as '20131007 00:00'. Mend the file, or leave it out.");

    private static long? FirstNs(string path, LeanArchive archive, LeanEntry entry, LeanStamp stamp)
    {
        using TextLines lines = new(archive.OpenEntry(entry.Name));
        NumberRow row = new(1);
        while (lines.Number < MaxLinesToLookAt && TryLine(path, entry, lines, out ReadOnlySpan<byte> line))
        {
            row.Read(line, (byte)',');
            if (stamp.TryRead(row, line, out long time))
            {
                return time;
            }
        }

        return null;
    }

    private static bool TryLine(string path, LeanEntry entry, TextLines lines, out ReadOnlySpan<byte> line)
    {
        try
        {
            return lines.TryRead(out line);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw LeanArchive.Broken(path, LeanArchive.Place(entry.Name, lines.Number + 1), e);
        }
    }
}
