using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// The data of a run: found under paths, told apart by content, limited to the instruments of the run and to the front
/// contracts, and read as one stream in the order of SPEC 2.3.
/// </summary>
internal sealed class DataSet
{
    private const long LeadNs = 4L * 86_400 * 1_000_000_000;

    private readonly DataRequest _request;
    private readonly DataProblems _problems = new();

    private DataSet(DataRequest request, IReadOnlyList<DataStream> streams, DataReport report)
    {
        _request = request;
        Streams = streams;
        Report = report;
    }

    /// <summary>What is read, by first moment.</summary>
    public IReadOnlyList<DataStream> Streams { get; }

    /// <summary>A moment not after the first event.</summary>
    public long FirstNs => Streams[0].FirstNs;

    /// <summary>What was found and not read.</summary>
    public DataReport Report { get; }

    /// <summary>What is wrong with the records; complete when the data are read to their end.</summary>
    public DataProblems Problems => _problems;

    /// <summary>Finds data.</summary>
    /// <exception cref="DataException">Nothing to read; the message says what was found instead.</exception>
    /// <exception cref="SourceException">A file is broken.</exception>
    public static DataSet Open(DataRequest request)
    {
        IReadOnlyList<string> files = DataFiles.Expand(request.Paths);
        List<string> unrecognised = [];
        List<FoundStream> all = [];
        var described = InParallel.Map(files, file => DataCatalog.Find(file, request.Sources, request.Zones));
        for (int i = 0; i < files.Count; i++)
        {
            if (described[i] is not { } found)
            {
                unrecognised.Add(files[i]);
                continue;
            }

            all.AddRange(found.Streams.Select(s => new FoundStream(found.Source, ChainTimes.Shifted(s, request.Calendar))));
        }

        (request, IReadOnlyList<string> rolls) = Rolled(request, all);
        DataSelection selection = new(request);
        foreach (FoundStream stream in all)
        {
            selection.Add(stream.Source, stream.Stream);
        }

        DataReport report = new(files, unrecognised, selection.LeftOut) { Rolls = rolls };
        if (!selection.Chosen.Exists(s => s.IsMarketOf(request.Instruments.Traded)))
        {
            throw new DataException(NothingToTrade(request, report, selection));
        }

        return new DataSet(request, [.. AroundTheMarket(selection.Chosen, request.Instruments.Traded).OrderBy(s => s.FirstNs)], report);
    }

    /// <summary>Reads everything, with the calendar's events, to the last event of the data.</summary>
    /// <param name="times">Times of the timers.</param>
    public IEventReader Merge(SessionTimes times)
    {
        _problems.Clear();
        CalendarReader calendar = new(_request.Calendar, times, FirstNs, _request.ToNs);
        MergeInput[] inputs = [.. InOrderOfConfiguration().Where(s => !IsRecorded(s)).Select(Input), .. RecordedInputs()];
        return new EventMerge(calendar, inputs, _request.Instruments.All.Count);
    }

    /// <summary>The content of each file that is read, in the order of first use.</summary>
    public IReadOnlyList<InputHash> Hashes() =>
        InParallel.Map([.. Streams.Select(s => s.Stream.Path).Distinct(StringComparer.Ordinal)], Hash);

    /// <summary>The order at equal time: sources as configured, in each prints before quotes before the rest.</summary>
    private IEnumerable<DataStream> InOrderOfConfiguration()
    {
        List<DataSource> sources = [.. _request.Sources];
        return Streams
            .OrderBy(s => sources.IndexOf(s.Source))
            .ThenBy(s => s.Stream.Kinds.HasFlag(EventKinds.Trade) ? 0 : s.Stream.Kinds.HasFlag(EventKinds.Quote) ? 1 : 2);
    }

    /// <summary>Whether a part of it was made up: the journal of a simulated run.</summary>
    public bool IsMadeUp => Streams.Where(IsRecorded).Select(s => s.Stream.Path).Distinct(StringComparer.Ordinal).Any(RecordedRun.IsMadeUp);

    private static bool IsRecorded(DataStream stream) => stream.Source.Source is RecordedRun;

    // What a run recorded is taken as the run took it, all instruments together.
    private IEnumerable<MergeInput> RecordedInputs() => Streams
        .Where(IsRecorded)
        .GroupBy(s => s.Stream.Path, StringComparer.Ordinal)
        .Select(run => new MergeInput(run.Min(s => s.FirstNs), isTraded: true, () => RecordedRun.OpenAll([.. run]))
        {
            IsLeading = run.Any(s => s.IsMarketOf(_request.Instruments.Traded)),
        });

    private MergeInput Input(DataStream stream) => new(
        stream.FirstNs,
        stream.Instrument == _request.Instruments.Traded,
        () => Open(stream, _problems))
    {
        IsLeading = stream.IsMarketOf(_request.Instruments.Traded),
        OpenAhead = () => new FileAhead(problems => Open(stream, problems), _problems),
    };

    /// <summary>
    /// What goes with the market, such as a daily series of 30 years, begins little before it: what holds at its first moment
    /// was told within the days before.
    /// </summary>
    private static IEnumerable<DataStream> AroundTheMarket(List<DataStream> chosen, Instrument traded)
    {
        long[] firsts = [.. chosen.Where(s => s.IsMarketOf(traded)).Select(s => s.FirstNs)];
        long from = firsts.Length == 0 ? long.MinValue : firsts.Min() - LeadNs;
        return chosen
            .Where(s => s.Stream.LastNs >= from)
            .Select(s => s.FirstNs < from ? s with { FromNs = from } : s);
    }

    private IEventReader Open(DataStream stream, IProblems problems)
    {
        bool isChain = stream.Stream.Kinds.HasFlag(EventKinds.OptionRow);

        // Snapshots are told later than they are stamped, and are chosen by when they are told.
        (long from, long to) = isChain ? (long.MinValue, long.MaxValue) : (stream.FromNs, stream.ToNs);
        IEventReader reader = DataCatalog.Open(
            stream.Source, stream.Stream, new StreamRequest(stream.Instrument, from, to, _request.Zones, problems));
        return isChain ? new ChainReader(reader, _request.Calendar, stream.FromNs, stream.ToNs) : reader;
    }

    /// <summary>The request with the rolls that the volumes decide, when it asks for them, and what was decided.</summary>
    private static (DataRequest Request, IReadOnlyList<string> Lines) Rolled(DataRequest request, IReadOnlyList<FoundStream> all)
    {
        if (request.Roll is RollRule.Calendar)
        {
            return (request, []);
        }

        // What is wrong with the records is counted when they are read for the run.
        StreamRequest counted = new(request.Instruments.Traded, long.MinValue, request.ToNs, request.Zones, new DataProblems());
        VolumeRolls rolls = new(request.Calendar);
        rolls.Decide(VolumeRolls.Count(all, request, f => DataCatalog.Open(f.Source, f.Stream, counted)));
        return (request with { Calendar = request.Calendar.WithRolls(rolls.Dates) }, rolls.Lines);
    }

    private static InputHash Hash(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return new InputHash(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    private static string NothingToTrade(DataRequest request, DataReport report, DataSelection selection)
    {
        string symbol = request.Instruments.Traded.Symbol;
        LeftOutStream[] own =
            [.. report.LeftOut.Where(l => string.Equals(l.Stream.Root, symbol, StringComparison.Ordinal))];
        if (own.Length == 0 && selection.Chosen.Exists(s => s.Instrument == request.Instruments.Traded && s.Stream.Kinds.HasFlag(EventKinds.OptionRow)))
        {
            return $"There are options of {symbol} in what was named, but no prices of {symbol} itself. Name bars, quotes or trades of {symbol} too.";
        }

        if (own.Length == 0)
        {
            string[] roots = [.. report.LeftOut.Select(l => l.Stream.Root)
                .Concat(selection.Chosen.Select(s => s.Stream.Root.Length > 0 ? s.Stream.Root : s.Stream.Symbol))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            string[] found =
            [
                .. roots.Length == 0 ? Array.Empty<string>() : [$"there are data of {string.Join(", ", roots)}"],
                .. report.Unrecognised.Count == 0 ? Array.Empty<string>() : [report.UnrecognisedLine()],
            ];
            return $"There are no data of {symbol} in what was named: {string.Join("; ", found)}. "
                + $"Name data of {symbol}, or trade another instrument; `mia data inspect FILE` tells what a file is and which formats are read.";
        }

        // Each contract once: what it is, when it would count, and when the data are.
        IEnumerable<string> reasons = own
            .OrderBy(l => l.Reason).ThenBy(l => l.Stream.Contract).ThenBy(l => l.Stream.FirstNs)
            .GroupBy(l => (l.Stream.Symbol, l.Reason))
            .Select(g => $"  {g.Key.Symbol}: {g.First().Explanation} ({g.Count().ToString(CultureInfo.InvariantCulture)} streams)");
        string remedy = own.Any(l => l.Reason is LeftOutReason.NotFront)
            ? " Only the front contract of each session date is traded; name files of it for these dates."
            : "";
        return $"None of the data of {symbol} can be traded.{remedy}{Environment.NewLine}"
            + string.Join(Environment.NewLine, reasons);
    }
}
