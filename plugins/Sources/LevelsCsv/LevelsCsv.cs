using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads levels that a vendor publishes: a table with the columns label, price and time, in order of time.</summary>
/// <param name="options">Settings.</param>
[Plugin("levels-csv")]
public sealed class LevelsCsv(LevelsCsvOptions options) : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (LevelColumns.Find(head, options.Zone) is not { } columns)
        {
            return [];
        }

        LevelSpan span = Read(path, columns, zones);
        string root = options.Symbol ?? "";
        return
        [
            new MarketStream(
                path, "", root.Length > 0 ? root : "LEVELS", root, Contract: 0, EventKinds.Level, Period: null, span.FirstNs, span.LastNs),
        ];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) =>
        new LevelReader(ColumnsOf(stream.Path), stream, request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones)
    {
        LevelSpan span = Read(path, ColumnsOf(path), zones);
        OrderedDictionary<string, object?> kinds = new(StringComparer.Ordinal);
        foreach (LevelKind kind in Enum.GetValues<LevelKind>().Where(k => span.Kinds[(int)k] > 0))
        {
            kinds[kind.ToString()] = span.Kinds[(int)kind];
        }

        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["rows"] = span.Kinds.Sum(),
            ["first"] = Text(span.FirstNs),
            ["last"] = Text(span.LastNs),
            ["kinds"] = kinds,
        };
        if (span.Unreadable > 0)
        {
            map["unreadable_rows"] = span.Unreadable;
        }

        return map;
    }

    private LevelColumns ColumnsOf(string path) => LevelColumns.Find(TextFile.Head(path), options.Zone)
        ?? throw new SourceException(path, TextFile.Place(1), "The header names no columns label, price and time. Was the file replaced meanwhile?");

    private static LevelSpan Read(string path, LevelColumns columns, ITimeZones zones)
    {
        using TextLines lines = TextFile.Open(path);
        LevelSpan span = new();
        try
        {
            for (long i = 0; lines.TryRead(out ReadOnlySpan<byte> line); i++)
            {
                if (i == 0 || line.Trim((byte)' ').IsEmpty)
                {
                    continue;
                }

                if (columns.TryRead(line, zones, out Level level, out long timeNs))
                {
                    span.Add(in level, timeNs);
                }
                else
                {
                    span.Unreadable++;
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }

        return span.Kinds.Sum() > 0 ? span : throw new SourceException(
            path,
            TextFile.Place(2),
            $"No row can be read. Expected a label ({LevelLabel.Known}), a price in points, and a time such as 2024-01-31 09:00.");
    }

    private static string Text(long ns) =>
        DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
