using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>
/// Makes snapshots of a run from its journal, read-only, and from what its engine says of the moment where it runs in this process.
/// Not safe for threads.
/// </summary>
/// <param name="site">What is shown.</param>
/// <param name="refusals">Requests that were refused; null where they are not shown.</param>
internal sealed class SnapshotMaker(MonitorSite site, RefusalLog? refusals) : IDisposable
{
    private const string Database = "run.db";
    private const string LastBar = "SELECT number FROM decision_records WHERE is_bar_close = 1 ORDER BY number DESC LIMIT 1";
    private const string AppliedColumn = " applied";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);
    private static readonly byte[] EventStart = "data: "u8.ToArray();
    private static readonly byte[] EventEnd = "\n\n"u8.ToArray();

    private readonly ManualResetEvent _never = new(initialState: false);
    private readonly ProgramFigures _program = new(site.RunsFolder);
    private readonly FunnelCount _funnel = new();
    private LiveFigures? _live;
    private bool _hasLive;
    private RunJournal? _journal;
    private DecisionReader? _reader;
    private IReadOnlyList<JournalRow> _terms = [];
    private IReadOnlyList<string> _factors = [];

    /// <summary>A snapshot as it is pushed. It never throws: what cannot be read is told instead.</summary>
    public byte[] MakeEvent() => [.. EventStart, .. Make(), .. EventEnd];

    /// <summary>A snapshot as JSON.</summary>
    public byte[] Make()
    {
        try
        {
            return site.RunFolder is null ? PageJson.Error("no run has begun yet") : Write(Read(site.RunFolder));
        }
        catch (Exception problem) when (problem is JournalException or RunException or IOException or UnauthorizedAccessException or FormatException)
        {
            Close();
            return PageJson.Error(problem.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        _never.Dispose();
    }

    private void Close()
    {
        _journal?.Dispose();
        (_journal, _reader) = (null, null);
    }

    private SnapshotInputs Read(string folder)
    {
        LiveFigures? live = TakeLive();
        ControlFolder control = ControlFolder.Of(folder);
        RunProcess? process = RunProcess.Of(control) is { IsAlive: true } alive ? alive : null;
        if (process is null && _journal?.Header.ContainsKey(Recovery.UnfinishedRun.FinishedKey) is false)
        {
            // It may have ended since: how it did stands in the header.
            Close();
        }

        RunJournal journal = Open(folder);
        return new SnapshotInputs
        {
            Journal = journal,
            Id = Path.GetFileName(folder),
            Settings = new RunSettings(journal.Header.GetValueOrDefault(RunSettings.Key, "")),
            States = new StateNames(journal.Header.GetValueOrDefault(StateNames.Key, "")),
            Live = live,
            Process = process,
            State = process is null ? null : Control.RunState.Of(control),
            Row = RowOf(journal, live),
            TickValue = PageJson.Amount(journal.Header.GetValueOrDefault("tick-value")),
            TickSize = PageJson.Amount(journal.Header.GetValueOrDefault("tick-size")),
        };
    }

    private RunJournal Open(string folder)
    {
        if (_journal is null)
        {
            _journal = RunJournal.Open(Path.Combine(folder, Database));
            _reader = new DecisionReader(_journal);
            _terms = _journal.Rows("SELECT output, grouped_in, weight, effective_weight FROM terms ORDER BY place");
            _factors =
            [
                .. _journal.Rows("SELECT name FROM pragma_table_info('decision_rows')").Select(r => r.Text("name")!)
                    .Where(n => n.EndsWith(AppliedColumn, StringComparison.Ordinal)).Select(n => n[..^AppliedColumn.Length]),
            ];
        }

        return _journal;
    }

    // A quiet engine answers when its next event comes; until then what it said last stands, with its time.
    private LiveFigures? TakeLive()
    {
        if (site.Tap is not { } tap)
        {
            return null;
        }

        tap.Ask();
        _live ??= tap.NewFigures();
        long begin = Stopwatch.GetTimestamp();
        bool isTaken = tap.TryTake(_live);
        while (!isTaken && Stopwatch.GetElapsedTime(begin) < LongestWait)
        {
            _never.WaitOne(1);
            isTaken = tap.TryTake(_live);
        }

        _hasLive |= isTaken && _live.TimeNs > 0;
        return _hasLive ? _live : null;
    }

    private ShownRow RowOf(RunJournal journal, LiveFigures? live) =>
        live is { HasScore: true } ? ShownRow.Of(live, site.Tap!.Outputs, _terms, _factors)
        : journal.First(LastBar)?.LongOrNull("number") is { } number ? ShownRow.Of(_reader!.Read(number))
        : ShownRow.None();

    private byte[] Write(SnapshotInputs inputs)
    {
        ArrayBufferWriter<byte> buffer = new(16 * 1024);
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            RunSection.Write(json, inputs, site);
            AccountSection.Write(json, inputs);
            PositionSection.Write(json, inputs);
            ScoreSection.Write(json, inputs);
            DecisionSection.Write(json, inputs, _funnel);
            MarketSection.Write(json, inputs);
            _program.Write(json, inputs, site, refusals);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
