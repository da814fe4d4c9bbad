using System.Diagnostics;
using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Comparison;
using MiaIa.Host.Configuration;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Live;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Replay;

/// <summary>
/// Proves a run: its recorded inputs go through the same plugins, its recorded answers of the broker too, and every decision must come
/// out as it is in the journal. A back-test has its files read again instead.
/// </summary>
/// <param name="request">What was asked for.</param>
/// <param name="progress">Where a person sees how far it is.</param>
internal sealed class ReplayRun(ReplayRequest request, Progress progress)
{
    private const int BlockEvents = 1024;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private long _events;

    /// <summary>Replays.</summary>
    /// <exception cref="RunException">The run cannot be replayed.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted: half a proof is none.</exception>
    public ReplayResult Run(CancellationToken interrupt)
    {
        using RunJournal journal = RunJournal.Open(request.JournalPath);
        RunHeader header = new(journal);
        using Desk desk = Desk.Open(header.File(request.ConfigPath, request.IsRecorded), request.PluginFolders);
        RunConfiguration written = desk.Configure(header.Mode, header.Profile);
        RunConfiguration configuration = header.Terms?.Narrowed(written) ?? written;
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        RecordedInputs inputs = new(journal);
        bool isRecorded = inputs.Exist;
        Market? market = isRecorded ? null : header.Files(desk, configuration, instruments, journal);
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(request.JournalPath))!, "replay.db");
        DeleteReplay(path);
        SqliteJournal? second = null;
        ReplayResult result;
        try
        {
            ReplayCheck? check = null;
            RecordedBroker? broker = null;
            RunBuilder builder = new(desk, configuration, instruments, market?.Shape ?? header.Shape, header.Restored)
            {
                Terms = header.Terms,
                Broker = header.Terms is { } terms ? new SilentBroker(isReproducible: terms.IsObserved) : null,
            };
            RunPlan plan = builder.Build(
                layout => check = new ReplayCheck(
                    new RecordedRows(journal), second = SqliteJournal.Create(path, layout, new JournalSettings())),
                inner => isRecorded ? broker = new RecordedBroker(inner, TimeSpan.Zero) { IsDeafForEver = true } : inner);
            second!.WriteHeader(journal.Header.Select(h => KeyValuePair.Create(h.Key, h.Value)).Append(new(RunSettings.Key, plan.Setup.CanonicalSettings)));
            second.WriteTables(plan.Setup.Confluence?.Terms ?? [], []);
            using TradingEngine engine = new(plan.Setup);
            if (market is null)
            {
                FeedRecorded(engine, inputs, broker!, check!, interrupt);
            }
            else
            {
                FeedFiles(engine, market, plan, check!, interrupt);
            }

            progress.End();
            if (check!.Difference is null)
            {
                Complete(engine, journal, check);
            }

            second.Flush();
            ReplayDifference? difference = check.Difference ?? RowDifference(journal, path) ?? Leftover(broker);
            result = Outcome(journal, header, desk, configuration, plan, engine, check, difference, path);
        }
        finally
        {
            second?.Dispose();
        }

        if (result.ReplayPath is null)
        {
            DeleteReplay(path);
        }

        return result;
    }

    private ReplayResult Outcome(
        RunJournal journal,
        RunHeader header,
        Desk desk,
        RunConfiguration configuration,
        RunPlan plan,
        TradingEngine engine,
        ReplayCheck check,
        ReplayDifference? difference,
        string path) => new()
        {
            Run = header.Id,
            Provenance = journal.Header.GetValueOrDefault("provenance", ""),
            Events = engine.EventCount,
            Decisions = engine.Funnel.Evaluations,
            Compared = check.Decisions,
            Orders = check.Orders,
            Trips = check.Trips,
            RecordedFingerprint = journal.Header.GetValueOrDefault("fingerprint"),
            Fingerprint = check.Difference is null ? engine.FingerprintText() : null,
            Settings = SettingsDiff.Of(journal.Header.GetValueOrDefault(RunSettings.Key, ""), plan.Setup.CanonicalSettings),
            Changed = header.Changed(desk, configuration),
            Difference = difference,
            Configuration = desk.File.Path,
            JournalPath = request.JournalPath,
            ReplayPath = difference is null ? null : path,
            Seconds = Stopwatch.GetElapsedTime(_begin).TotalSeconds,
        };

    // A run that was killed has no end of its own.
    private static void Complete(TradingEngine engine, RunJournal journal, ReplayCheck check)
    {
        if (journal.Header.ContainsKey(UnfinishedRun.FinishedKey))
        {
            engine.Complete();
            check.End();
        }
    }

    private static ReplayDifference? Leftover(RecordedBroker? broker) => broker?.Difference is { } what
        ? new ReplayDifference(0, 0, "the broker's answers", what, "not taken")
        : null;

    private static void DeleteReplay(string path)
    {
        foreach (string file in (string[])[path, path + "-wal", path + "-shm"])
        {
            File.Delete(file);
        }
    }

    // The rows of features, to the byte: what a score does not show.
    private static ReplayDifference? RowDifference(RunJournal journal, string path)
    {
        using RunJournal other = RunJournal.Open(path);
        return RowComparison.First(journal, other);
    }

    private void FeedRecorded(
        TradingEngine engine, RecordedInputs inputs, RecordedBroker broker, ReplayCheck check, CancellationToken interrupt)
    {
        broker.BeginReplay(inputs.BrokerCalls);
        broker.Add(inputs.Answers());
        foreach (RecordedBlock block in inputs.Blocks())
        {
            interrupt.ThrowIfCancellationRequested();
            engine.OnEvents(block.Events);
            if (check.Difference is not null)
            {
                return;
            }

            progress.Report(engine.NowNs, engine.EventCount);
        }

        broker.EndReplay();
    }

    private void FeedFiles(TradingEngine engine, Market market, RunPlan plan, ReplayCheck check, CancellationToken interrupt)
    {
        MarketEvent[] block = new MarketEvent[BlockEvents];
        using IEventReader reader = market.Open(plan.Background);
        while (!reader.IsEnded && check.Difference is null)
        {
            interrupt.ThrowIfCancellationRequested();
            int count = reader.Read(block);
            engine.OnEvents(block.AsSpan(0, count));
            _events += count;
            progress.Report(engine.NowNs, _events);
        }
    }
}
