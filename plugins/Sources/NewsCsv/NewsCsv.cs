using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads a calendar of economic news: a table with the columns time, impact (low, medium, high) and title, in order of time.</summary>
/// <param name="options">Settings.</param>
[Plugin("news-csv")]
public sealed class NewsCsv(NewsCsvOptions options) : ISource, IInspector
{
    private const long NsPerMinute = 60_000_000_000;

    private long AheadNs => options.AheadMinutes * NsPerMinute;

    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (NewsColumns.Find(head, options.Zone) is not { } columns)
        {
            return [];
        }

        // A calendar is small: it is read once, so that its times are known and a file without any is told.
        NewsSpan span = Read(path, columns, zones);
        return
        [
            new MarketStream(
                path, "", "NEWS", Root: "", Contract: 0, EventKinds.News, Period: null, span.FirstNs - AheadNs, span.LastNs + AheadNs),
        ];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) =>
        new NewsReader(ColumnsOf(stream.Path), AheadNs, stream, request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones)
    {
        NewsSpan span = Read(path, ColumnsOf(path), zones);
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["rows"] = span.Impacts.Sum(),
            ["first"] = Text(span.FirstNs),
            ["last"] = Text(span.LastNs),
            ["high"] = span.Impacts[(int)NewsImpact.High],
            ["medium"] = span.Impacts[(int)NewsImpact.Medium],
            ["low"] = span.Impacts[(int)NewsImpact.Low],
        };
        if (span.Unreadable > 0)
        {
            map["unreadable_rows"] = span.Unreadable;
        }

        return map;
    }

    private NewsColumns ColumnsOf(string path) => NewsColumns.Find(TextFile.Head(path), options.Zone)
        ?? throw new SourceException(path, TextFile.Place(1), "The header names no columns time and impact. Was the file replaced meanwhile?");

    private static NewsSpan Read(string path, NewsColumns columns, ITimeZones zones)
    {
        using TextLines lines = TextFile.Open(path);
        NewsSpan span = new();
        try
        {
            for (long i = 0; lines.TryRead(out ReadOnlySpan<byte> line); i++)
            {
                if (i > 0 && !line.Trim((byte)' ').IsEmpty)
                {
                    span.Add(columns.TryRead(line, zones, out News news) ? news : null);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }

        return span.Impacts.Sum() > 0 ? span : throw new SourceException(
            path,
            TextFile.Place(2),
            "No row can be read. Expected a time such as 2024-01-31 14:00 or 2024-01-31T19:00:00Z, and an impact of low, medium or high.");
    }

    private static string Text(long ns) =>
        DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
