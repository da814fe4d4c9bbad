using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From the first rows of a file to its stream.</summary>
internal static class SierraStreams
{
    private const int RowsToLookAt = 200;
    private const long NsPerSecond = 1_000_000_000;
    private const int SecondsPerDay = 86_400;

    /// <summary>The stream of a file; null when it is no export of Sierra Chart.</summary>
    /// <exception cref="SourceException">It is one, and broken.</exception>
    public static MarketStream? Describe(string path, string zone, ITimeZones zones)
    {
        using TextLines lines = SierraFile.OpenLines(path);
        if (!TryFirstLine(lines, out ReadOnlySpan<byte> first) || SierraHeader.Parse(first) is not { } header)
        {
            return null;
        }

        try
        {
            return header.IsTicks ? DescribeTicks(path, header, lines) : DescribeBars(path, header, lines, zone, zones);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw SierraFile.Broken(path, lines.Number, e);
        }
    }

    private static MarketStream DescribeBars(
        string path, SierraHeader header, TextLines lines, string zone, ITimeZones zones)
    {
        SierraBarRow row = new(header);
        long first = long.MinValue;
        long last = 0;
        long step = long.MaxValue;
        for (int i = 0; i < RowsToLookAt && lines.TryRead(out ReadOnlySpan<byte> line); i++)
        {
            if (row.TryRead(line))
            {
                step = first != long.MinValue && row.LocalNs > last ? Math.Min(step, row.LocalNs - last) : step;
                first = first == long.MinValue ? row.LocalNs : first;
                last = row.LocalNs;
            }
        }

        if (first == long.MinValue)
        {
            throw NoRow(path, header);
        }

        long seconds = step / NsPerSecond;
        if (step == long.MaxValue || step % NsPerSecond != 0 || seconds > SecondsPerDay || SecondsPerDay % seconds != 0)
        {
            throw new SourceException(
                path,
                SierraFile.Place(2),
                "The length of the bars cannot be told from the steps of the first rows. Export bars of a fixed time, at least two.");
        }

        ContractName name = ContractName.Parse(Path.GetFileName(path), DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(first / 100)));
        return new MarketStream(
            path, "", name.Symbol, name.Root, name.Contract, EventKinds.Bar, new BarPeriod((int)seconds),
            zones.ToUtcNs(zone, first) + step);
    }

    private static MarketStream DescribeTicks(string path, SierraHeader header, TextLines lines)
    {
        SierraTickColumns columns = new(header);
        Span<int> sizes = stackalloc int[2 * SierraTickColumns.MaxLevels];
        long first = long.MaxValue;
        for (int i = 0; i < RowsToLookAt && lines.TryRead(out ReadOnlySpan<byte> line); i++)
        {
            if (columns.Read(line, lines.Number, grid: null, out SierraTickRow row, sizes) is null)
            {
                first = Math.Min(first, row.TimeNs);
            }
        }

        if (first == long.MaxValue)
        {
            throw NoRow(path, header);
        }

        ContractName name = ContractName.Parse(Path.GetFileName(path), DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(first / 100)));
        EventKinds kinds = EventKinds.Trade | EventKinds.Quote | (columns.LevelCount > 0 ? EventKinds.Depth : EventKinds.None);

        // Rows of a second may stand in any order, so an earlier one may follow the rows looked at.
        return new MarketStream(
            path, "", name.Symbol, name.Root, name.Contract, kinds, Period: null, first - (first % NsPerSecond));
    }

    private static bool TryFirstLine(TextLines lines, out ReadOnlySpan<byte> line)
    {
        try
        {
            return lines.TryRead(out line);
        }
        catch (InvalidDataException)
        {
            // Packed, and broken before the first line: nobody can say what it was.
            line = default;
            return false;
        }
    }

    private static SourceException NoRow(string path, SierraHeader header) => new(
        path,
        SierraFile.Place(2),
        string.Create(
            CultureInfo.InvariantCulture,
            $"None of the first {RowsToLookAt} rows fits the header ({header.Columns.Count} columns, date such as 2017/3/19, time such as 19:05:00). Export it again, or leave it out."));
}
