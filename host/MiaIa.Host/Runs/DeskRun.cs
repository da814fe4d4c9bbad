using System.Diagnostics;
using System.Globalization;
using MiaIa.Engine;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Archive;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Data;
using MiaIa.Host.Explanation;
using MiaIa.Host.Health;
using MiaIa.Host.Journal;
using MiaIa.Host.Live;
using MiaIa.Host.Monitor;
using MiaIa.Host.Performance;
using MiaIa.Host.Records;
using MiaIa.Host.Recovery;
using MiaIa.Host.Replay;
using MiaIa.Host.Reports;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Carries out one run from the request to its result.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="progress">Where a person sees how far it is.</param>
/// <param name="watch">Sees what a run without a journal writes down; null for nobody.</param>
internal sealed class DeskRun(RunRequest request, Progress progress, IJournal? watch = null)
{
    private const string Unwritten = "the journal cannot be written: ";

    private readonly long _begin = Stopwatch.GetTimestamp();

    /// <summary>Sees the journal's writer at work; null for nobody.</summary>
    public IJournalWatch? JournalWatch { get; init; }

    /// <summary>Asks for the account of real money once more.</summary>
    public Confirmation Confirmation { get; init; } = Confirmation.OfProcess;

    /// <summary>Shows the statistics as they fall due; null for nobody.</summary>
    public Action<StatisticsFigures>? ShowStatistics { get; init; }

    /// <summary>Runs.</summary>
    /// <param name="interrupt">Ends the run cleanly.</param>
    /// <param name="announce">Receives the header lines before the first event.</param>
    public RunResult Run(Action<IReadOnlyList<string>> announce, CancellationToken interrupt)
    {
        if (IsRecorded)
        {
            new KillFile(request.RunsFolder).RefuseStart();
        }

        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        RunConfiguration configuration = desk.Configure(request.Mode, request.Profile);
        ExchangeCalendar calendar = new();
        (string id, UnfinishedRun? begun) = NameOf(configuration);
        using LiveLink? link = request.Mode is RunMode.Live
            ? new LiveStart(desk, calendar, request, Confirmation).Connect(configuration, new RunIdentity(id), interrupt)
            : null;
        configuration = link?.Configuration ?? configuration;
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        Market market = request.Data.Count > 0
            ? Market.OfFiles(desk, configuration, instruments, calendar, request)
            : Market.OfFeed(desk, configuration, instruments, calendar, link is null ? request : request with { ClockNs = () => link.StartNs });
        RunStart start = StartOf(id, Asked(configuration), begun, calendar, market);
        using RunRecording? recording = start.Path is null ? null : new RunRecording(start.Path, start.Unfinished, Kept(), IsRecorded);
        using RunMonitor? monitor = RunMonitor.Of(configuration.Monitor, IsOnWallTime, start.Path);
        RunBuilder builder = new(desk, configuration, instruments, market.Shape, start.Restored) { Terms = link?.Terms, Broker = link?.Orders, Run = new(id), Tap = monitor?.Tap };
        RunPlan plan = builder.Build(layout => recording?.Lay(layout) ?? watch ?? new NoJournal(), recording is null ? null : recording.Wrap);
        LiveRun.Begin(link, plan, start, request.RunsFolder);
        List<KeyValuePair<string, string>> header = Header(desk, configuration, market, plan, link);
        header.AddRange(start.Carried is null ? [] : [new("carried", start.Carried)]);
        Open(recording, [.. header, .. HiddenHeader(desk, market, plan, start, link)], market, plan);

        using RunAlerts? alerts = RunAlerts.Open(desk, plan, recording?.Journal, start.Path, link, IsOnWallTime);

        // Only now: what is carried over is written down when the engine is made.
        using TradingEngine engine = new(plan.Setup);
        plan.Watch.Attach(engine, ShowStatistics);
        SqliteJournal? journal = recording?.Journal;
        EngineView view = new(engine, plan.Recorder, journal, market.FeedStatus);
        using RunControl? control = IsRecorded && start.Path is not null
            ? RunControl.Open(Path.GetDirectoryName(start.Path)!, request.Mode, IsOnWallTime, view)
            : null;
        announce(ConfigurationEcho.Lines(configuration));
        TakeUp(start, engine, recording, alerts, announce);
        using RunVitals? vitals = IsOnWallTime && start.Path is not null
            ? new RunVitals(VitalsSetup.Of(request, start, desk, plan, market, link, journal, announce), engine)
            : null;
        using IEventReader reader = LiveRun.Reader(market.Open(plan.Background), start.Unfinished, link);
        RunHand? hand = control is null ? null : new RunHand(
            RunAlerts.Hand(alerts, LiveRun.Hand(control.Injector, link, calendar, plan.Recorder, view, announce)), view, configuration.Selected!.OnInterrupt);
        RunLoop loop = new(engine, progress, request.Speed > 0 ? new Pace(request.Speed) : null, hand) { Journal = journal, Recording = recording, Board = vitals?.Board, Tap = monitor?.Tap };
        monitor?.Begin(PageSections.Of(vitals, alerts));
        loop.Run(reader, interrupt);
        alerts?.End(loop.Failure);
        if (engine.EventCount > 0)
        {
            plan.Watch.End(engine.NowNs);
        }

        journal?.Flush();
        IReadOnlyList<HealthReport> health = RunHealth.Of(market, plan.Setup.Instruments, desk.Problems);
        List<KeyValuePair<string, string>> late = [new("health", string.Join("; ", health.Select(h => h.Line())))];
        late.AddRange(Warnings(calendar, loop.FirstNs, engine.NowNs));
        header.AddRange(late);
        RunResult result = Result(start.Id, start.Path, market, plan, engine, loop, header, journal?.Fault, desk) with
        {
            Health = health,
            Badge = LiveRun.Badge(request.Mode, link),
            Live = link is null ? null : new LiveEnd(link.StartNs, link.Broker.Facts.AccountId),
        };
        return journal is { IsWritable: true } ? Ended(journal, request.Mode is RunMode.Backtest ? new TrialLedger(request.RunsFolder).Enter(result, start.Path!) : result, late) : result;
    }

    // What an earlier process recorded is taken again before anybody is told anything.
    private void TakeUp(RunStart start, TradingEngine engine, RunRecording? recording, RunAlerts? alerts, Action<IReadOnlyList<string>> announce)
    {
        recording?.Begin(engine, progress);
        alerts?.Begin(engine);
        if (start.Unfinished is { } unfinished)
        {
            announce([$"restart      run {start.Id} goes on at {Moment.Text(engine.NowNs)}: {unfinished.Events:N0} recorded events taken again"]);
        }
    }

    // A run whose journal broke has no end: a start goes on with it from what is recorded.
    private static RunResult Ended(SqliteJournal journal, RunResult result, List<KeyValuePair<string, string>> late)
    {
        try
        {
            journal.WriteHeader([.. late, RunFigures.Line(result), .. EndOf(result)]);
            return result;
        }
        catch (JournalException problem)
        {
            return result with { Stopped = Unwritten + problem.Message };
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> EndOf(RunResult result) =>
    [
        new("fingerprint", result.Fingerprint),
        new("stopped", result.Stopped ?? ""),
        new(UnfinishedRun.FinishedKey, result.Failure is not null ? "failed" : result.IsInterrupted ? "interrupted" : "yes"),
    ];

    private static void Open(RunRecording? recording, KeyValuePair<string, string>[] header, Market market, RunPlan plan)
    {
        if (recording is null)
        {
            return;
        }

        recording.Open(new Dictionary<string, string>(header, StringComparer.Ordinal));
        recording.Journal!.WriteHeader(header);
        if (recording.Unfinished is null)
        {
            recording.Journal.WriteTables(plan.Setup.Confluence?.Terms ?? [], Inputs(market));
        }
    }

    // What a run that is gone on with, replayed or explained needs, and a person need not see.
    private IEnumerable<KeyValuePair<string, string>> HiddenHeader(
        Desk desk, Market market, RunPlan plan, RunStart start, LiveLink? link)
    {
        Instrument traded = plan.Setup.Instruments.Traded;
        return
        [
            new(RunSettings.Key, plan.Setup.CanonicalSettings),
            new(RunSettings.FileKey, desk.File.Text),
            new(RestoredText.Key, RestoredText.Of(start.Restored)),
            new(UnfinishedRun.RequestKey, start.Asked),
            new(RunSettings.InstrumentsKey, string.Join(',', plan.Setup.Instruments.All.Select(i => i.Symbol))),
            new(StateNames.Key, StateNames.Of(plan.Setup.Features)),
            new("tick-size", traded.TickSize.ToString(CultureInfo.InvariantCulture)),
            new("tick-value", traded.TickValue.ToString(CultureInfo.InvariantCulture)),
            new(RunHeader.ModeKey, request.Mode.ToString().ToLowerInvariant()),
            new(RunHeader.ProfileKey, request.Profile?.ToString() ?? ""),
            new(RunHeader.FileKey, Path.GetFullPath(desk.File.Path)),
            new(LiveTerms.Key, link?.Terms.ToText() ?? ""),
            new(LiveTerms.BadgeKey, LiveRun.Badge(request.Mode, link)),
            new(RunHeader.ShapeKey, market.Shape.ToText()),
            new(RunHeader.DataKey, string.Join('\n', request.Data.Select(Path.GetFullPath))),
            new(RunHeader.DatesKey, $"{request.From:yyyy-MM-dd}|{request.To:yyyy-MM-dd}"),
            new(RunJournal.VersionKey, JournalSchema.Version.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    // Known before the connection: the broker marks its orders with the run's name.
    private (string Id, UnfinishedRun? Begun) NameOf(RunConfiguration configuration)
    {
        UnfinishedRun? begun = IsBroughtBack ? UnfinishedRun.Find(request.RunsFolder, request.Ending, Asked(configuration)) : null;
        return (begun?.Id ?? RunFolder.NewId(request.Ending), begun);
    }

    private RunStart StartOf(string id, string asked, UnfinishedRun? unfinished, ExchangeCalendar calendar, Market market)
    {
        if (unfinished is not null)
        {
            return new RunStart(id, unfinished.Path, asked, unfinished, unfinished.Restored, Carried: null);
        }

        string? carried = null;
        RestoredState? restored = request is { IsFresh: true, Mode: not RunMode.Live } or { IsJournaled: false } or { Live.IsObserved: true }
            ? null
            : CarriedState.Find(request.RunsFolder, request.Mode, calendar.TradingDate(market.FirstNs), market.FirstNs, out carried, request.Ending);
        return new RunStart(id, request.IsJournaled ? RunFolder.Make(request.RunsFolder, id) : null, asked, Unfinished: null, restored, carried);
    }

    // A back-test is begun anew: it has its files. What is live or simulated is gone on with.
    private bool IsRecorded => request.Mode is not RunMode.Backtest;

    private bool IsOnWallTime => request.Speed > 0 || request.Mode is RunMode.Live;

    private bool IsBroughtBack => IsRecorded && request is { IsJournaled: true, IsFresh: false };

    private JournalSettings Kept() => new()
    {
        IsDurable = IsRecorded,
        Watch = JournalWatch,
        MostWait = IsOnWallTime ? TimeSpan.FromSeconds(2) : null,
        MostLocked = TimeSpan.FromSeconds(1.5), // below the wait, so that the message names the cause
    };

    // What the market of a run depends on besides the settings.
    private string Asked(RunConfiguration configuration) => string.Join('|',
    [
        request.Mode.ToString(), .. request.Data.Select(Path.GetFullPath), $"from {request.From:yyyy-MM-dd}", $"to {request.To:yyyy-MM-dd}",
        configuration.Selected?.Source?.Name ?? "",
    ]);

    private List<KeyValuePair<string, string>> Header(
        Desk desk, RunConfiguration configuration, Market market, RunPlan plan, LiveLink? link)
    {
        Instrument traded = plan.Setup.Instruments.Traded;
        List<KeyValuePair<string, string>> lines =
        [
            new("program", $"mia {ProgramVersion.Text}"),
            new("configuration", $"{configuration.File} (SHA-256 {configuration.Hash[..16]}, settings {ConfigurationText.HashOf(configuration)[..16]})"),
            new("profile", Words.Kebab(configuration.Profile.ToString())),
            new("data", market.Description),
            new("provenance", market.Provenance),
            new("instrument", $"{configuration.Trade}, base bar {market.Shape.BasePeriod}, {(market.Shape.HasPrints ? "built from prints" : "from the files")}"),
            new("fills", link is null ? FillChoice.Text(configuration, market.Shape, plan.Assumptions) : "at the broker"),
            new("fees", $"{traded.FeePerSide:0.00} USD per side and contract, as of {InstrumentTable.FeesAsOf:yyyy-MM-dd}"),
            new("account", link?.Line ?? FillChoice.AccountLine(configuration, traded)),
            new("plugins", string.Join(", ", UsedPlugins(desk, configuration, market.Shape))),
        ];
        if (configuration.Roll is RollRule.Volume)
        {
            lines.Add(new("roll", "by volume; each roll is told under the data problems"));
        }

        lines.AddRange(plan.Setup.Filters.Where(f => f.Models is not null).Select(f => KeyValuePair.Create(f.Name, f.Models!.Status)));
        lines.AddRange(LiveRun.Cautions(desk, configuration, link));
        lines.Add(new("as of", ReferenceFigures.Dates(traded, new ExchangeCalendar())));
        return lines;
    }

    /// <summary>Warnings of figures that are too old: against today, but against the last event in a back-test.</summary>
    private IEnumerable<KeyValuePair<string, string>> Warnings(ExchangeCalendar calendar, long? firstNs, long lastNs)
    {
        DateOnly? first = firstNs is { } begin ? calendar.SessionDate(begin) : null;
        DateOnly? last = firstNs is null ? null : calendar.SessionDate(lastNs);
        if ((request.Mode is RunMode.Backtest ? last : request.Today) is not { } today)
        {
            return [];
        }

        IReadOnlyList<string> warnings = ReferenceFigures.Warnings(today, first, last, calendar);
        return warnings.Count == 0 ? [] : [new("warning", string.Join(" ", warnings))];
    }

    internal static IEnumerable<string> UsedPlugins(Desk desk, RunConfiguration configuration, MarketShape shape)
    {
        IEnumerable<PluginInstance?> used =
        [
            .. configuration.Features, configuration.Confluence, .. configuration.Strategies, .. configuration.Filters,
            .. configuration.RiskRules, configuration.Selected?.Source, configuration.Selected?.Broker, configuration.Selected?.FillModel,
        ];
        string? chosen = configuration.Selected is { FillModel: null, Mode: not RunMode.Live } ? FillChoice.Of(shape) : null;
        return used.Select(p => p?.PluginId).Append(chosen).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => $"{id} {desk.Load(id).ContentHash[..8]}");
    }

    private static IReadOnlyList<(string Path, long Bytes, string Hash)> Inputs(Market market) =>
        market.Files is null ? [] : [.. market.Files.Hashes().Select(h => (h.Path, h.Bytes, h.Sha256))];

    private RunResult Result(
        string id,
        string? path,
        Market market,
        RunPlan plan,
        TradingEngine engine,
        RunLoop loop,
        List<KeyValuePair<string, string>> header,
        string? journalFault,
        Desk desk)
    {
        RunRecorder recorder = plan.Recorder;
        IReadOnlyList<ConfluenceTerm> terms = plan.Setup.Confluence?.Terms ?? [];
        EngineState state = engine.State;
        (string, double?, double?)[] termLines =
        [
            .. terms.Select((t, i) => recorder.Scored == 0
                ? (t.Output, (double?)null, (double?)null)
                : (t.Output, (double)recorder.Usable[i] / recorder.Scored, state.ContributionSums[i] / recorder.Scored)),
        ];
        return new RunResult
        {
            Id = id,
            Mode = request.Mode.ToString().ToLowerInvariant(),
            Provenance = market.Provenance,
            Header = header,
            Degraded = Degraded(plan, recorder, terms),
            Trips = recorder.Trips,
            Regimes = recorder.Regimes,
            Dates = plan.Watch.Dates,
            Capital = plan.Setup.Capital,
            Statistics = TradeStatistics.Of(recorder.Trips, plan.Setup.Instruments.Traded.TickValue),
            Performance = PerformanceReport.Of(
                recorder.Tagged(plan.Layout), plan.Setup.Instruments.Traded.TickValue, plan.Setup.Capital, plan.Watch.Dates),
            LastStatistics = plan.Watch.Statistics.Last,
            State = state,
            Funnel = engine.Funnel,
            Strategies = plan.Setup.Strategies,
            Filters = plan.Setup.Filters,
            Terms = termLines,
            Notes = recorder.Notes,
            NotesLeftOut = recorder.NotesLeftOut,
            DataProblems = Problems(market, engine, desk),
            Events = engine.EventCount,
            Bars = engine.BarCount,
            FirstNs = loop.FirstNs,
            LastNs = engine.NowNs,
            EngineSeconds = loop.EngineTime.TotalSeconds,
            TotalSeconds = Stopwatch.GetElapsedTime(_begin).TotalSeconds,
            Fingerprint = engine.FingerprintText(),
            Stopped = engine.Stopped ?? (journalFault is null ? HaltAtEnd(engine) : Unwritten + journalFault),
            Failure = loop.Failure,
            IsInterrupted = loop.IsInterrupted,
            Halts = engine.Halts,
            RefusedByHalt = recorder.RefusedByHalt,
            Instrument = plan.Setup.Instruments.Traded,
            JournalPath = path,
        };
    }

    // A back-test that reaches a limit has an answer; a session that ends halted waits for a person.
    private string? HaltAtEnd(TradingEngine engine)
    {
        HaltRecord[] held = request.Mode is RunMode.Backtest ? [] : [.. engine.Halts.Where(h => h.Release is HaltRelease.Manual)];
        return held.Length == 0 ? null : string.Join("; ", held.Select(HaltText.Of));
    }

    private static List<string> Degraded(RunPlan plan, RunRecorder recorder, IReadOnlyList<ConfluenceTerm> terms)
    {
        List<string> lines = [.. plan.Absent];
        for (int i = 0; i < terms.Count && recorder.Scored > 0; i++)
        {
            if (recorder.Usable[i] == 0)
            {
                lines.Add($"{terms[i].Output}: its input is not in the data; it never voted (weight {terms[i].EffectiveWeight:0.000})");
            }
        }

        lines.AddRange(FeatureReasons.Of(plan.Setup.Features));
        foreach (FeatureNode node in plan.Setup.Features.Nodes.Where(n => n.Fault is not null))
        {
            BackgroundTask? task = plan.Background.FirstOrDefault(t => string.Equals(t.Name, node.Name, StringComparison.Ordinal));
            lines.Add($"{node.Name}: {task?.Fault ?? node.Fault}");
        }

        return lines;
    }

    private static List<string> Problems(Market market, TradingEngine engine, Desk desk)
    {
        List<string> lines = [.. market.Files?.Report.Lines() ?? []];
        IEnumerable<DataProblem> problems = (market.Files?.Problems.All ?? []).Concat(desk.Problems.All);
        lines.AddRange(problems.Select(p => $"{Words.Kebab(p.Kind.ToString())}: {p.Count} in {p.Path}, the first at {p.FirstPlace}"));
        if (engine.BackwardsCount > 0)
        {
            lines.Add($"time-backwards: {engine.BackwardsCount} events left out by the engine");
        }

        return lines;
    }
}
