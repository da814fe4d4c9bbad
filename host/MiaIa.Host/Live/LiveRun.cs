using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>What a run does otherwise because it is live.</summary>
internal static class LiveRun
{
    /// <summary>The market as the engine sees it. A live feed does not say again what it said before a restart; everything else does.</summary>
    /// <param name="market">Calendar and data.</param>
    /// <param name="from">The run that is gone on with; null for a new one.</param>
    /// <param name="link">The broker; null for a run that is not live.</param>
    public static IEventReader Reader(IEventReader market, UnfinishedRun? from, LiveLink? link) =>
        link is not null ? new LiveReader(market, link.StartNs, from?.LastSourceEvent?.TimeNs ?? long.MinValue)
        : from is not null ? new SkippingReader(market, from.SourceEvents, from.LastSourceEvent)
        : market;

    /// <summary>The hand on the run, which also tells what the connection says and how each session ended.</summary>
    /// <param name="control">The hand.</param>
    /// <param name="link">The broker; null for a run that is not live.</param>
    /// <param name="calendar">The exchange calendar.</param>
    /// <param name="recorder">Has the round trips.</param>
    /// <param name="view">The run.</param>
    /// <param name="announce">Shows lines to a person.</param>
    public static IEventInjector Hand(
        IEventInjector control, LiveLink? link, ExchangeCalendar calendar, RunRecorder recorder, IRunView view, Action<IReadOnlyList<string>> announce)
    {
        if (link is null)
        {
            return control;
        }

        void Show(string line) => announce([line]);
        NoticeFeed notices = new(control, link.Broker, view, Show);
        return new SessionReports(notices, calendar, () => recorder.Trips, view, Show, link.StartNs);
    }

    /// <summary>Once the run is built and before its first event: its models must be there, and the micro stage is written down.</summary>
    /// <param name="link">The broker; null for a run that is not live.</param>
    /// <param name="plan">The run.</param>
    /// <param name="start">How it begins.</param>
    /// <param name="runsFolder">Where runs are kept.</param>
    public static void Begin(LiveLink? link, RunPlan plan, RunStart start, string runsFolder)
    {
        if (link is { Terms.IsObserved: false })
        {
            LiveStart.CheckModels(plan);
        }

        if (link is { Terms.BudgetDollars: { } budget, Broker.Facts.AccountId: { } account } && start.Unfinished is null)
        {
            BeginMicro(new StageBook(runsFolder), budget, account, start.Id, link.Line, runsFolder);
        }
    }

    // Written before the first order, so that no loss of the micro stage is forgotten.
    private static void BeginMicro(StageBook book, decimal budget, string account, string id, string line, string runsFolder)
    {
        if (MicroResult.Of(runsFolder, new StagePath(book.Read()).MicroRuns(account)).BudgetLeft < budget)
        {
            throw new RunException("The last run of the micro stage did not end and cannot be gone on with as it was asked for now: begin anew with --fresh, which counts its losses. Nothing was started.");
        }

        book.Add(new StageRecord(DateTime.UtcNow, Stage.Micro, IsPassed: true, account, id, [line]));
    }

    /// <summary>SIM, PAPER or LIVE; empty for a back-test.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="link">The broker; null for a run that is not live.</param>
    public static string Badge(RunMode mode, LiveLink? link) => link?.Terms.Badge ?? (mode is RunMode.Sim ? "SIM" : "");

    /// <summary>What a person should know at the start; none for a run that is not live.</summary>
    /// <param name="desk">Plugins.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="link">The broker; null for a run that is not live.</param>
    public static IEnumerable<KeyValuePair<string, string>> Cautions(Desk desk, RunConfiguration configuration, LiveLink? link)
    {
        List<string> cautions = [.. link?.Warnings() ?? []];
        if (link is not null && FreshChain.Terms(desk, configuration) is { Count: > 0 } terms)
        {
            cautions.Add($"No option chain is known yet, and {string.Join(", ", terms.Select(t => t.Output))} vote: nothing is entered until it is there, nor on a stale one.");
        }

        if (link is not null && configuration.Roll is RollRule.Volume)
        {
            cautions.Add("A live run does not count the volume of two contracts: it rolls by the calendar, and `roll: volume` holds for files only.");
        }

        return cautions.Count == 0 ? [] : [new("caution", string.Join(" ", cautions))];
    }
}
