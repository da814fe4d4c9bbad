using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From the rows of a table to its streams: one for each contract in it.</summary>
/// <param name="options">Settings.</param>
/// <param name="zones">For local times.</param>
internal sealed class CsvStreams(CsvOptions options, ITimeZones zones)
{
    private const int RowsToLookAt = 200;
    private const int MostSymbols = 20_000;
    private const int LongestSymbol = 64;
    private const long NsPerSecond = 1_000_000_000;
    private const int SecondsPerDay = 86_400;

    /// <summary>The streams of a file.</summary>
    /// <exception cref="SourceException">It is broken.</exception>
    public IReadOnlyList<MarketStream> Describe(string path, CsvLayout layout)
    {
        using TextLines lines = TextFile.Open(path);
        try
        {
            return layout.Columns.Has(CsvRole.Symbol) ? DescribeAll(path, layout, lines) : [DescribeOne(path, layout, lines)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }
    }

    private MarketStream DescribeOne(string path, CsvLayout layout, TextLines lines)
    {
        CsvRow row = new(layout, zones);
        CsvSpan span = new();
        for (int i = 0; i < RowsToLookAt + layout.HeaderLines && lines.TryRead(out ReadOnlySpan<byte> line); i++)
        {
            if (i >= layout.HeaderLines && row.TrySplit(line) && row.TryTime(line, out long timeNs))
            {
                span.Add(timeNs);
            }
        }

        return Stream(path, "", layout, span, isWhole: false);
    }

    // Where every contract may begin and end is known only when all rows were seen.
    private List<MarketStream> DescribeAll(string path, CsvLayout layout, TextLines lines)
    {
        CsvRow row = new(layout, zones);
        Dictionary<string, CsvSpan> spans = new(StringComparer.Ordinal);
        Dictionary<string, CsvSpan>.AlternateLookup<ReadOnlySpan<char>> bySymbol = spans.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> symbol = stackalloc char[LongestSymbol];
        for (long i = 0; lines.TryRead(out ReadOnlySpan<byte> line); i++)
        {
            if (i < layout.HeaderLines || !row.TrySplit(line) || !row.TryTime(line, out long timeNs))
            {
                continue;
            }

            ReadOnlySpan<byte> written = row.Symbol(line);
            if (written.IsEmpty || written.Length > LongestSymbol || !Encoding.UTF8.TryGetChars(written, symbol, out int length))
            {
                continue;
            }

            if (!bySymbol.TryGetValue(symbol[..length], out CsvSpan? span))
            {
                if (spans.Count == MostSymbols)
                {
                    throw new SourceException(path, TextFile.Place(lines.Number), FormattableString.Invariant(
                        $"The file holds more than {MostSymbols} symbols. Is the symbol column what it should be?"));
                }

                span = new CsvSpan();
                bySymbol[symbol[..length]] = span;
            }

            span.Add(timeNs);
        }

        return spans.Count == 0
            ? [Stream(path, "", layout, new CsvSpan(), isWhole: true)]
            : [.. spans.Select(s => Stream(path, s.Key, layout, s.Value, isWhole: true, isOnly: spans.Count == 1))];
    }

    private MarketStream Stream(string path, string key, CsvLayout layout, CsvSpan span, bool isWhole, bool isOnly = true)
    {
        if (span.Count == 0)
        {
            throw new SourceException(path, TextFile.Place(layout.HeaderLines + 1L), $"None of the first rows can be read. Expected {layout.Expected}.");
        }

        ContractName name = ContractName.Parse(NameOf(path, key, isOnly), DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(span.FirstNs / 100)));
        if (layout.Kinds is not EventKinds.Bar)
        {
            return new MarketStream(
                path, key, name.Symbol, name.Root, name.Contract, layout.Kinds, Period: null, span.FirstNs,
                isWhole ? span.LastNs : long.MaxValue);
        }

        BarPeriod period = layout.IsDaily ? new BarPeriod(SecondsPerDay) : layout.Period ?? PeriodOf(path, span);
        long toEndNs = layout.IsEndStamp || layout.IsDaily ? 0 : period.Nanoseconds;
        return new MarketStream(
            path, key, name.Symbol, name.Root, name.Contract, layout.Kinds, period, span.FirstNs + toEndNs,
            isWhole ? span.LastNs + toEndNs : long.MaxValue);
    }

    // A number instead of a symbol says nothing, unless it is the only one: then the file's name does.
    private string NameOf(string path, string key, bool isOnly)
    {
        bool isSymbol = key.Length > 0 && !key.All(char.IsAsciiDigit);
        if (!isSymbol && isOnly)
        {
            return options.Symbol ?? Path.GetFileName(path);
        }

        // A spread between two contracts is neither of them.
        return isSymbol && key.AsSpan().IndexOfAny('-', ':', ' ') > 0 ? key.Replace('-', ':').Replace(' ', ':') : key;
    }

    private static BarPeriod PeriodOf(string path, CsvSpan span)
    {
        long seconds = span.StepNs / NsPerSecond;
        return span.StepNs != long.MaxValue && span.StepNs % NsPerSecond == 0 && seconds is > 0 and <= SecondsPerDay && SecondsPerDay % seconds == 0
            ? new BarPeriod((int)seconds)
            : throw new SourceException(
                path,
                TextFile.Place(1),
                "The length of the bars cannot be told from the steps of the first rows. Set the csv option period, such as 1m.");
    }
}
