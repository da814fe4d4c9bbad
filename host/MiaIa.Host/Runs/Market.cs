using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Where a run's events come from: found, not yet read.</summary>
/// <param name="Shape">What kind of data they are.</param>
/// <param name="Merge">Opens calendar and data, merged.</param>
/// <param name="IsSimulated">Whether the data are made up.</param>
/// <param name="Description">The data, in a line of the header.</param>
/// <param name="Files">The files; null for a feed.</param>
/// <param name="Health">Looks at the events as they are read.</param>
internal sealed record Market(
    MarketShape Shape, Func<IEventReader> Merge, bool IsSimulated, string Description, DataSet? Files, DataHealth Health)
{
    /// <summary>First day of a made-up market when nobody names one.</summary>
    public static readonly DateOnly MadeUpFrom = new(2026, 1, 5);

    private const int FeedDays = 260;

    // A live feed begins with history, by which features warm up: over a long weekend that is days old.
    private const int HistoryDays = 7;

    /// <summary>A moment not after its first event of the traded instrument, nanoseconds UTC.</summary>
    public required long FirstNs { get; init; }

    /// <summary>How the feed fares, in a line; empty for files and for a feed that does not say.</summary>
    public Func<string> FeedStatus { get; init; } = () => "";

    /// <summary>Opens files.</summary>
    public static Market OfFiles(
        Desk desk, RunConfiguration configuration, Instruments instruments, ExchangeCalendar calendar, RunRequest request)
    {
        DataSet data = Open(desk, instruments, calendar, request, configuration);
        bool isMadeUp = data.IsMadeUp;
        MarketShape shape = MarketShape.Of(data, configuration.BaseTimeframe) with { Origin = isMadeUp ? MarketOrigin.Simulated : MarketOrigin.Real };
        string description = $"{data.Streams.Count} streams of {data.Report.Files.Count} files";
        DataHealth health = new(instruments.All.Count);
        long firstNs = data.Streams.Where(s => s.IsMarketOf(instruments.Traded)).Min(s => s.FirstNs);
        return new Market(shape, () => data.Merge(Times(configuration)), isMadeUp, description, data, health) { FirstNs = firstNs };
    }

    /// <summary>Finds the files of a request.</summary>
    /// <param name="desk">The sources.</param>
    /// <param name="instruments">The traded instrument and those that are watched.</param>
    /// <param name="calendar">Says which contract is the front one.</param>
    /// <param name="request">The paths and the dates.</param>
    /// <param name="configuration">Settings of sources and the rule of rolls.</param>
    /// <param name="contract">The one contract that is wanted, as its files name it; null for the front contracts.</param>
    public static DataSet Open(
        Desk desk, Instruments instruments, ExchangeCalendar calendar, RunRequest request, RunConfiguration configuration, string? contract = null) => DataSet.Open(
        new DataRequest(request.Data, desk.Sources(configuration.Sources), instruments, calendar, desk.Zones)
        {
            Roll = contract is null ? configuration.Roll : RollRule.Calendar,
            Contract = contract,
            FromNs = request.From is { } from ? calendar.SessionOpenNs(from) : long.MinValue,
            ToNs = request.To is { } to ? calendar.SessionOpenNs(to.AddDays(1)) : long.MaxValue,
        });

    /// <summary>Opens the mode's feed.</summary>
    public static Market OfFeed(
        Desk desk, RunConfiguration configuration, Instruments instruments, ExchangeCalendar calendar, RunRequest request)
    {
        PluginInstance source = configuration.Selected?.Source
            ?? throw new RunException(
                "This mode has no source and no --data was given. Name files with --data, or a source in the configuration.",
                ExitCodes.Configuration);
        PluginServices services = new()
        {
            Instruments = instruments,
            BasePeriod = configuration.BaseTimeframe ?? MarketShape.OneMinute,
            Mode = request.Mode,
            Zones = desk.Zones,
            Problems = desk.Problems,
        };
        services = services.Add<IContractCalendar>(new ContractCalendar(calendar));
        IFeed feed = PluginActivator.Create<IFeed>(desk.Load(source.PluginId), source.Options, services);
        MarketShape shape = MarketShape.OfFeed(feed, instruments, configuration.BaseTimeframe, request.Mode);
        long nowNs = request.ClockNs();
        DateOnly from = feed.IsSimulated ? MadeUpFrom : calendar.SessionDate(nowNs).AddDays(-HistoryDays);
        IReadOnlyList<Session> sessions = calendar.Sessions(request.From ?? from, FeedDays);
        long fromNs = sessions[0].OpenNs;
        DataHealth health = new(instruments.All.Count);
        return new Market(
            shape,
            () => new EventMerge(
                new CalendarReader(calendar, Times(configuration), fromNs),
                [new MergeInput(fromNs, isTraded: true, () => feed.Open(instruments, sessions, desk.Problems))]),
            feed.IsSimulated,
            source.Name,
            Files: null,
            health)
        {
            FirstNs = feed.IsSimulated ? fromNs : Math.Max(fromNs, nowNs),
            FeedStatus = () => feed.Status,
        };
    }

    /// <summary>
    /// Opens it. Decoding and the background work of features are done on a thread beside the reader's; the events are the same.
    /// </summary>
    /// <param name="tasks">The background work.</param>
    public IEventReader Open(IReadOnlyList<BackgroundTask> tasks) =>
        new HealthReader(new ReadAhead(BackgroundStage.Behind(Merge(), tasks)), Health);

    /// <summary>REAL or SIMULATED.</summary>
    public string Provenance => IsSimulated ? "SIMULATED" : "REAL";

    private static SessionTimes Times(RunConfiguration configuration) => new()
    {
        EntriesOpen = configuration.RiskLimits.TradingWindow.EntriesFrom,
        EntriesClose = configuration.RiskLimits.TradingWindow.EntriesTo,
        SessionFlatten = configuration.RiskLimits.TradingWindow.Flat,
    };
}
