using MiaIa.Sdk.Text;
using static MiaIa.Plugins.Sources.CsvRole;

namespace MiaIa.Plugins.Sources;

/// <summary>The layouts of vendors that write no header, or one of their own, told by the shape of the first rows.</summary>
internal static class CsvVendors
{
    private static readonly CsvRole?[] DayBar = [Date, Open, High, Low, Close, Volume];
    private static readonly CsvRole?[] TimedBar = [Time, Open, High, Low, Close, Volume];

    /// <summary>NinjaTrader's export; null when it is none.</summary>
    public static CsvLayout? Ninjatrader(CsvSample sample)
    {
        StampFormat time = StampFormat.Of("yyyyMMdd HHmmss[ fffffff]");
        StampFormat day = StampFormat.Of("yyyyMMdd");
        IReadOnlyList<string[]> rows = sample.Rows((byte)';', 0);
        bool Fits(int count, StampFormat format) =>
            CsvSample.Most(rows, count, r => CsvSample.IsTime(r[0], format) && CsvSample.AreNumbers(r, 1));
        CsvLayout? layout = Fits(6, time) ? new("NinjaTrader minutes", new CsvColumns(TimedBar), time) { IsEndStamp = true }
            : Fits(6, day) ? new("NinjaTrader days", new CsvColumns(DayBar), day)
            : Fits(3, time) ? new("NinjaTrader ticks", new CsvColumns([Time, Price, Size]), time)
            : Fits(5, time) ? new("NinjaTrader ticks with quotes", new CsvColumns([Time, Price, Bid, Ask, Size]), time)
            : null;

        // One file per series: bids and asks are no prints.
        string name = Path.GetFileNameWithoutExtension(sample.Path);
        bool isOneSide = name.EndsWith(".Bid", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Ask", StringComparison.OrdinalIgnoreCase);
        return layout is null ? null : layout with
        {
            Separator = (byte)';',
            DecimalMark = rows.Any(r => r.Skip(1).Any(c => c.Contains(',', StringComparison.Ordinal))) ? (byte)',' : (byte)'.',
            IsNotRead = isOneSide,
        };
    }

    /// <summary>FirstRateData's bars; null when it is none.</summary>
    public static CsvLayout? FirstRateData(CsvSample sample)
    {
        TableHeader header = sample.Header;
        bool isNamed = header.Separator == (byte)','
            && header.Columns is ["timestamp", "open", "high", "low", "close", "volume"]
                or ["timestamp", "open", "high", "low", "close", "volume", "open_interest" or "open interest"];
        int count = isNamed ? header.Columns.Count : 6;
        IReadOnlyList<string[]> rows = sample.Rows((byte)',', isNamed ? 1 : 0);
        StampFormat time = StampFormat.Of("yyyy-MM-dd HH:mm:ss");
        StampFormat day = StampFormat.Of("yyyy-MM-dd");
        bool Fits(StampFormat format) =>
            CsvSample.Most(rows, count, r => CsvSample.IsTime(r[0], format) && CsvSample.AreNumbers(r, 1));
        CsvLayout? layout = Fits(time) ? new("FirstRateData bars", new CsvColumns(TimedBar), time)
            : Fits(day) && HasVolume(rows, 5) ? new("FirstRateData days", new CsvColumns(DayBar), day)
            : null;
        return layout is null ? null : layout with { HeaderLines = isNamed ? 1 : 0, Zone = CsvLayout.ExchangeZone };
    }

    /// <summary>Kibot's files; null when it is none.</summary>
    public static CsvLayout? Kibot(CsvSample sample)
    {
        StampFormat day = StampFormat.Of("MM/dd/yyyy");
        StampFormat minute = StampFormat.Of("MM/dd/yyyy HH:mm");
        StampFormat second = StampFormat.Of("MM/dd/yyyy HH:mm:ss");
        IReadOnlyList<string[]> rows = sample.Rows((byte)',', 0);
        bool Fits(int count, StampFormat format) => CsvSample.Most(
            rows, count, r => CsvSample.IsTime(r[0] + " " + r[1], format) && CsvSample.AreNumbers(r, 2));
        bool isDays = CsvSample.Most(rows, 6, r => CsvSample.IsTime(r[0], day) && CsvSample.AreNumbers(r, 1)) && HasVolume(rows, 5);
        CsvLayout? layout = Fits(7, minute)
                ? new("Kibot minutes", new CsvColumns([Date, Time, Open, High, Low, Close, Volume]), minute)
            : isDays ? new("Kibot days", new CsvColumns(DayBar), day)
            : Fits(4, second) ? new("Kibot ticks", new CsvColumns([Date, Time, Price, Size]), second)
            : Fits(6, second) ? new("Kibot ticks with quotes", new CsvColumns([Date, Time, Price, Bid, Ask, Size]), second)
            : Fits(10, minute) ? new("Kibot bars of bid and ask", new CsvColumns([Date, Time]), minute) { IsNotRead = true }
            : null;
        return layout is null ? null : layout with { Zone = CsvLayout.ExchangeZone };
    }

    /// <summary>Whether anything was traded: days of an index have no volume, and the daily source reads them.</summary>
    public static bool HasVolume(IReadOnlyList<string[]> rows, int column) => rows.Any(
        r => r.Length > column && r[column].Any(c => c is >= '1' and <= '9'));
}
