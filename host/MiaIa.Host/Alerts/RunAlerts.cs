using MiaIa.Engine;
using MiaIa.Host.Control;
using MiaIa.Host.Health;
using MiaIa.Host.Journal;
using MiaIa.Host.Live;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>The alerts of a run, from its first event to its end. A back-test has none.</summary>
internal sealed class RunAlerts : IDisposable
{
    private readonly AlertTap _tap;
    private readonly AlertOutbox _outbox;
    private readonly AlertThread _thread;
    private readonly IReadOnlyList<IAlertSink> _sinks;
    private readonly HeartbeatFile _heartbeat;

    private RunAlerts(AlertTap tap, AlertOutbox outbox, AlertDesk desk, IReadOnlyList<AlertLane> lanes, IReadOnlyList<IAlertSink> sinks, HeartbeatFile heartbeat)
    {
        (_tap, _outbox, _sinks, _heartbeat, Desk) = (tap, outbox, sinks, heartbeat, desk);
        _thread = new AlertThread(desk, tap, lanes, line => Shown.Show(line, NoticeSeverity.Critical));
    }

    private static AlertConsole Shown => new(Console.Error, isTerminal: !Console.IsErrorRedirected);

    /// <summary>Where they are made.</summary>
    public AlertDesk Desk { get; }

    /// <summary>Opens the alerts of a run; null for a run that has none.</summary>
    /// <param name="desk">Plugins.</param>
    /// <param name="plan">The run.</param>
    /// <param name="journal">Its journal; null where none is kept.</param>
    /// <param name="path">The file of the journal; null where none is kept.</param>
    /// <param name="link">The broker; null for a run that is not live.</param>
    /// <param name="isOnWallTime">Whether the run follows wall time.</param>
    /// <exception cref="PluginException">A sink cannot be made.</exception>
    public static RunAlerts? Open(Desk desk, RunPlan plan, SqliteJournal? journal, string? path, LiveLink? link, bool isOnWallTime)
    {
        if (plan.Configuration.Mode is RunMode.Backtest || journal is null || path is null)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        (string Name, IAlertSink Sink)[] sinks = [.. plan.Configuration.Alerts.Select(a => (a.Name, SinkOf(desk, plan, a, folder)))];
        AlertTap tap = new(mayWait: !isOnWallTime);
        LaneSettings run = new() { Run = Path.GetFileName(folder), Badge = link is null ? "SIMULATED" : link.Terms.IsPaper ? "PAPER" : "LIVE" };
        AlertOutbox outbox = new(run.Run, AlertStore.Open(path), run.Time);
        ControlFolder control = ControlFolder.Of(folder);
        control.Make();
        HeartbeatFile heartbeat = new(Path.Combine(control.FullPath, "heartbeat"), run.Time);
        AlertSeams seams = new()
        {
            JournalFault = () => journal.Fault,
            Heartbeat = heartbeat,
            IsSimulated = link is null,

            // A run that goes as fast as it can makes the machine busy on purpose.
            Machine = isOnWallTime ? new ProcessMeter(new LocalMachine(folder)).Take : null,
        };
        LimitUse limits = new(plan.Setup.Limits, plan.Setup.InitialMargin, link is { Terms.IsPaper: false });
        AlertDesk alerts = new(run, plan.Configuration.AlertRules, limits, tap, outbox, seams);
        run = run with { IsWell = () => alerts.IsWell, Raise = alerts.Raise };
        AlertLane[] lanes = [.. sinks.Select(s => new AlertLane(s.Name, s.Sink, outbox, run))];
        alerts.Connect(lanes);
        plan.Recorder.Alerts = tap;
        alerts.Raise(Began(link));
        return new RunAlerts(tap, outbox, alerts, lanes, [.. sinks.Select(s => s.Sink)], heartbeat);
    }

    /// <summary>The hand on the run, with each look a beat of the engine.</summary>
    public static IEventInjector Hand(RunAlerts? alerts, IEventInjector hand) => alerts?.Desk.Beat.Over(hand) ?? hand;

    /// <summary>The run has taken again what was recorded, and goes on from here.</summary>
    public void Begin(TradingEngine engine)
    {
        _tap.Attach(engine);
        _tap.CatchUp(engine.NowNs == long.MinValue ? 0 : engine.NowNs);
    }

    /// <summary>The loop has ended.</summary>
    /// <param name="failure">Why the program gave up; null when it did not.</param>
    public void End(string? failure)
    {
        Desk.Beat.End();
        Desk.Raise(failure is null
            ? new AlertFault("run-ended", NoticeSeverity.Information, "the run has ended")
            : new AlertFault("run-failed", NoticeSeverity.Critical, failure));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Desk.Beat.End();
        _thread.Dispose();
        _heartbeat.Remove();
        foreach (IDisposable sink in _sinks.OfType<IDisposable>())
        {
            sink.Dispose();
        }

        _outbox.Dispose();
    }

    // The account stays out of it: the message goes to others' servers.
    private static AlertFault Began(LiveLink? link) => link switch
    {
        null => new("run-started", NoticeSeverity.Information, "a simulated run began"),
        { Terms.IsPaper: false } => new(
            "go-live", NoticeSeverity.Warning,
            link.Terms.BudgetDollars is { } budget
                ? FormattableString.Invariant($"trading with real money began, in the micro stage with a budget of {budget:0.##} USD")
                : "trading with real money began"),
        { Terms.IsObserved: true } => new("run-started", NoticeSeverity.Information, "collecting data began; nothing is traded"),
        _ => new("go-live", NoticeSeverity.Information, "trading on paper began"),
    };

    private static IAlertSink SinkOf(Desk desk, RunPlan plan, Configuration.PluginInstance instance, string folder)
    {
        PluginServices services = new()
        {
            Instruments = plan.Setup.Instruments,
            BasePeriod = plan.Setup.BasePeriod,
            Mode = plan.Setup.Mode,
            Zones = desk.Zones,
            Problems = desk.Problems,
        };
        return PluginActivator.Create<IAlertSink>(
            desk.Load(instance.PluginId), instance.Options,
            services.Add<IAlertConsole>(Shown).Add(new AlertPlace(folder)));
    }
}
