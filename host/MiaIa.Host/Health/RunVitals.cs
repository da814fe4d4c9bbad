using System.Collections;
using MiaIa.Engine;
using MiaIa.Host.Control;
using MiaIa.Host.Journal;
using MiaIa.Host.Logs;
using MiaIa.Host.Metrics;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Health;

/// <summary>
/// Health, metrics and log of a run on wall time, on a thread of their own beside it. A run as fast as it goes has none of it. Nothing
/// here may stop a run: what fails is told as its health.
/// </summary>
internal sealed class RunVitals : IDisposable
{
    private const string LogFolder = "log";
    private const string Source = "health";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(6);

    private readonly VitalSigns _signs;
    private readonly HealthChecker _checker;
    private readonly string _statePath;
    private readonly OtlpExport? _export;
    private readonly RunRecorder _recorder;
    private readonly Action<IReadOnlyList<string>> _announce;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    /// <summary>Begins.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="engine">Its engine, before its first event.</param>
    public RunVitals(VitalsSetup setup, TradingEngine engine)
    {
        _signs = setup.Signs();
        (_recorder, _announce) = (setup.Plan.Recorder, setup.Announce);
        _signs.Board.Attach(engine, _recorder, setup.Plan.Setup.Filters, _signs.Journal);
        Log = setup.Configuration.Logs is { Level: LogLevel.None, Console: LogLevel.None } ? new NoLog() : Open(setup);
        Meter = new DeskMeter(_signs, setup.Configuration.Mode.ToString()!.ToLowerInvariant());
        Metrics = new MetricsListener(Meter.Meter);
        _signs.Board.OnDecision = Meter.OnDecision;
        _export = setup.Configuration.Metrics.OtlpEndpoint is { } endpoint ? Export(endpoint, setup) : null;
        _statePath = ControlFolder.Of(setup.Folder).HealthPath;
        _checker = new HealthChecker(setup.Probes(_signs), _signs.Health, _signs.Clock, () => _signs.Machine.Take(), OnChange);
        _recorder.Noted = OnNote;
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        Log.Write(LogLevel.Information, "run", setup.BeginText());
        _thread = new Thread(Run) { IsBackground = true, Name = "health" };
        _thread.Start();
    }

    /// <summary>Where the run's loop puts up where it stands.</summary>
    public EngineBoard Board => _signs.Board;

    /// <summary>The newest health, for <c>/health</c>.</summary>
    public HealthBoard Health => _signs.Health;

    /// <summary>How much of the machine was used at the last look; null when it could not be measured.</summary>
    public ProcessFigures? Figures => _signs.Machine.Figures;

    /// <summary>The metrics, for <c>/metrics</c>.</summary>
    public MetricsListener Metrics { get; }

    /// <summary>The instruments; further ones of the program go on its meter.</summary>
    public DeskMeter Meter { get; }

    /// <summary>The log of the run.</summary>
    public IRunLog Log { get; }

    /// <summary>Ends it; the state file goes with it.</summary>
    public void Dispose()
    {
        _recorder.Noted = null;
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _end.Set();
        bool isEnded = _thread.Join(LongestEnd);
        Log.Write(LogLevel.Information, "run", "the run ended");
        _export?.Dispose();
        Metrics.Dispose();
        Meter.Dispose();
        (Log as IDisposable)?.Dispose();
        File.Delete(_statePath);
        if (isEnded)
        {
            _end.Dispose();
        }
    }

    // Apart, so that Serilog is loaded by runs that write a log and by no other.
    private SerilogLog Open(VitalsSetup setup) => SerilogLog.Open(
        Path.Combine(setup.Folder, LogFolder), setup.Configuration.Logs,
        Secrets.Of(setup.Configuration.Variables.Values, Environment.GetEnvironmentVariables(), setup.Account),
        setup.RunId, () => Board.Reading?.LastDecision is > 0 and var number ? number : null);

    private static OtlpExport Export(string endpoint, VitalsSetup setup) =>
        new(OtlpAddress.Of(endpoint)!, setup.Configuration.Metrics.OtlpInterval, setup.RunId);

    private void Run()
    {
        // What the start costs is no sign of how the run fares.
        if (_end.Wait(StartTime))
        {
            return;
        }

        _ = (Board.TakeLag(), Board.TakeJournalLag());
        _checker.Measure();
        TimeSpan wait = FirstLook;
        while (!_end.Wait(wait))
        {
            try
            {
                DeskHealth health = _checker.Check();
                AtomicFile.Write(_statePath, HealthJson.Write(health));
                Log.Write(LogLevel.Debug, Source, $"looked at {health.Components.Count} components: {HealthJson.Name(health.State)}");
            }
            catch (Exception problem)
            {
                Log.Write(LogLevel.Error, Source, "the look at the health failed", decision: null, problem);
            }

            wait = HealthLimits.Interval;
        }
    }

    private void OnChange(HealthChange change)
    {
        string text = HealthText.Line(change.Now);
        Log.Write(change.Now.State switch
        {
            HealthState.Critical => LogLevel.Error,
            HealthState.Healthy => LogLevel.Information,
            _ => LogLevel.Warning,
        }, Source, text);
        _announce([$"health       {text}"]);
        try
        {
            _signs.Journal?.WriteHealth(change, Board.Reading?.TimeNs);
        }
        catch (JournalException problem)
        {
            Log.Write(LogLevel.Error, Source, $"the journal did not take it: {problem.Message}");
        }
    }

    // On the run's own thread, and rare.
    private void OnNote(long timeNs, NoteKind kind, string text)
    {
        if (kind is NoteKind.Fault or NoteKind.Invariant)
        {
            _signs.Faults.Add(text);
        }

        Log.Write(NoteLevels.Of(kind, text), Words.Kebab(kind.ToString()), $"{Moment.Text(timeNs)} {text}", _recorder.Latest?.Number is > 0 and var number ? number : null);
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        _signs.Faults.Add($"{e.Exception.GetBaseException().GetType().Name}: {e.Exception.GetBaseException().Message}");
        Log.Write(LogLevel.Error, "program", "background work failed", decision: null, e.Exception);
    }
}
