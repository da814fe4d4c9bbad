using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads daily series of an index such as VIX. A day's close is told at 18:00 New York of its date, when the next session
/// begins: nobody sees it on its own day.
/// </summary>
/// <param name="options">Settings.</param>
[Plugin("daily-csv")]
public sealed class DailyCsv(DailyCsvOptions options) : ISource, IInspector
{
    private const int RowsToLookAt = 200;

    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (DailyLayout.Find(TextFile.Unpacked(path, head)) is not { } layout)
        {
            return [];
        }

        string symbol = options.Symbol ?? ContractName.Parse(Path.GetFileName(path), default).Root;
        return [new MarketStream(path, "", symbol, symbol, Contract: 0, EventKinds.Index, Period: null, FirstNs(path, layout, zones))];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) =>
        new DailyReader(LayoutOf(stream.Path), stream, request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => DailyFacts.Of(path, LayoutOf(path));

    private static long FirstNs(string path, DailyLayout layout, ITimeZones zones)
    {
        using TextLines lines = TextFile.Open(path);
        NumberRow row = new(layout.Columns.Count);
        try
        {
            for (int i = 0; i < RowsToLookAt && lines.TryRead(out ReadOnlySpan<byte> line); i++)
            {
                row.Read(line, (byte)',');
                if (i >= layout.HeaderLines && layout.TryTime(row.Text(line, 0), zones, out long timeNs))
                {
                    return timeNs;
                }
            }
        }
        catch (IOException e)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }

        throw new SourceException(
            path, TextFile.Place(layout.HeaderLines + 1L), "None of the first rows has a date such as 2024-01-31. Export it again, or leave it out.");
    }

    private static DailyLayout LayoutOf(string path) => DailyLayout.Find(TextFile.Head(path))
        ?? throw new SourceException(path, "", "This is no daily series (DATE,OPEN,HIGH,LOW,CLOSE). Was the file replaced meanwhile?");
}
