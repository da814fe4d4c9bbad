using MiaIa.Host.Configuration;
using MiaIa.Host.Journal;
using MiaIa.Host.Live;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>What of a run its health, metrics and log need.</summary>
internal sealed record VitalsSetup
{
    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Event time per wall time.</summary>
    public required double Speed { get; init; }

    /// <summary>The run as it was built.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>What kind of data it has.</summary>
    public required MarketShape Shape { get; init; }

    /// <summary>Where the data come from, in a line.</summary>
    public required string Market { get; init; }

    /// <summary>The journal; null for none.</summary>
    public required SqliteJournal? Journal { get; init; }

    /// <summary>SIM, PAPER or LIVE.</summary>
    public required string Badge { get; init; }

    /// <summary>From where on event time is wall time, nanoseconds UTC; null for a run that is not live.</summary>
    public required long? LiveFromNs { get; init; }

    /// <summary>The account at the broker, to be hidden; null for none.</summary>
    public required string? Account { get; init; }

    /// <summary>Whether what is computed from an option chain has a weight.</summary>
    public required bool ReadsChain { get; init; }

    /// <summary>Shows lines to a person.</summary>
    public required Action<IReadOnlyList<string>> Announce { get; init; }

    /// <summary>The clocks. Default those of the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further probes of the program. Default none.</summary>
    public IReadOnlyList<IProbe> Further { get; init; } = [];

    /// <summary>The configuration.</summary>
    public RunConfiguration Configuration => Plan.Configuration;

    /// <summary>Of a run.</summary>
    public static VitalsSetup Of(
        RunRequest request, RunStart start, Desk desk, RunPlan plan, Market market, LiveLink? link, SqliteJournal? journal, Action<IReadOnlyList<string>> announce) => new()
    {
        RunId = start.Id,
        Folder = Path.GetDirectoryName(start.Path)!,
        Speed = link is null ? request.Speed : 1,
        Plan = plan,
        Shape = market.Shape,
        Market = $"{market.Provenance}, {market.Description}",
        Journal = journal,
        Badge = LiveRun.Badge(request.Mode, link),
        LiveFromNs = link?.StartNs,
        Account = link?.Broker.Facts.AccountId,
        ReadsChain = FreshChain.Terms(desk, plan.Configuration).Count > 0,
        Announce = announce,
    };

    /// <summary>What everything is read from.</summary>
    public VitalSigns Signs() => new()
    {
        Clock = Clock,
        Board = new EngineBoard(Clock, Plan.Setup.Instruments.All.Count, Speed, LiveFromNs),
        Health = new HealthBoard(Clock),
        Faults = new FaultCounter(Clock),
        Machine = new ProcessMeter(new LocalMachine(Folder)),
        Journal = Journal,
        Instruments = Plan.Setup.Instruments,
        Streams = [.. Streams()],
        Folder = Folder,
    };

    /// <summary>The probes.</summary>
    public IReadOnlyList<IProbe> Probes(VitalSigns signs) =>
    [
        .. StandardProbes.Of(signs, Configuration, Plan.Setup.Filters.Any(f => f.Models is not null), ReadsChain, LiveFromNs is not null), .. Further,
    ];

    /// <summary>The first line of the log.</summary>
    public string BeginText() =>
        $"run {RunId} begins: mia {ProgramVersion.Text}, {Badge}, {Market}, configuration SHA-256 {Configuration.Hash}, plugins {string.Join(", ", Configuration.Features.Concat(Configuration.Strategies).Concat(Configuration.Filters).Select(p => p.Name))}";

    private IEnumerable<WatchedStream> Streams()
    {
        foreach (Instrument instrument in Plan.Setup.Instruments.All)
        {
            bool isTraded = instrument.Id == 0;
            if (isTraded || Shape.Symbols.Contains(instrument.Symbol, StringComparer.Ordinal))
            {
                TimeSpan period = isTraded && Shape.HasPrints ? TimeSpan.Zero : TimeSpan.FromSeconds(Shape.BasePeriod.Seconds);
                yield return new WatchedStream($"feed {instrument.Symbol}", instrument.Id, StreamKind.Market, isTraded, instrument.IsIndex, period);
            }

            if (isTraded && Shape.HasDepth)
            {
                yield return new WatchedStream($"book {instrument.Symbol}", instrument.Id, StreamKind.Book, IsTraded: false, IsIndex: false, TimeSpan.Zero);
            }
        }
    }
}
