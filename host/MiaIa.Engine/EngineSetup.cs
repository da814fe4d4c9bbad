using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>Everything a run is made of, built by the host before the first event.</summary>
public sealed class EngineSetup
{
    /// <summary>The instruments; the first is the traded one.</summary>
    public required Instruments Instruments { get; init; }

    /// <summary>The base timeframe: what "bar" means without a period.</summary>
    public required BarPeriod BasePeriod { get; init; }

    /// <summary>Further periods to build, each a multiple of the base period.</summary>
    public required IReadOnlyList<BarPeriod> Periods { get; init; }

    /// <summary>Whether bars of the traded instrument are built from its prints; else they come from the source.</summary>
    public required bool IsBuiltFromPrints { get; init; }

    /// <summary>The features.</summary>
    public required FeatureTable Features { get; init; }

    /// <summary>The names of the row.</summary>
    public required FeatureNames Names { get; init; }

    /// <summary>The formula; null when none is declared, and the strategies decide alone.</summary>
    public IConfluence? Confluence { get; init; }

    /// <summary>The strategies, in the order of the configuration.</summary>
    public required IReadOnlyList<StrategySlot> Strategies { get; init; }

    /// <summary>The filters, in the order of the configuration.</summary>
    public IReadOnlyList<FilterSlot> Filters { get; init; } = [];

    /// <summary>Further risk rules, in the order of the configuration.</summary>
    public IReadOnlyList<RiskRuleSlot> RiskRules { get; init; } = [];

    /// <summary>Where orders go.</summary>
    public required IBroker Broker { get; init; }

    /// <summary>The engine's limits.</summary>
    public required RiskLimits Limits { get; init; }

    /// <summary>What speaks for a signal.</summary>
    public required SignalConfidence Confidence { get; init; }

    /// <summary>The exits of the method, which close any position; null when it is not computed in this run.</summary>
    public MethodExits? MethodExits { get; init; }

    /// <summary>How long there is no new entry after a round trip.</summary>
    public Cooldown Cooldown { get; init; } = new();

    /// <summary>What else ends a position than its bracket and the strategies.</summary>
    public ExitRules Exits { get; init; } = new();

    /// <summary>Which kind of run: at a broker what is missing refuses an entry. Default back-test.</summary>
    public RunMode Mode { get; init; } = RunMode.Backtest;

    /// <summary>Whether a live run is on a paper account. Default no: the stricter figures hold.</summary>
    public bool IsPaper { get; init; }

    /// <summary>Initial margin of one contract, in dollars, where no broker tells it; null when it is not known.</summary>
    public decimal? InitialMargin { get; init; }

    /// <summary>What an earlier run left behind that still holds; null for nothing.</summary>
    public RestoredState? Restored { get; init; }

    /// <summary>Equity at the start, in dollars; 0 when the broker tells it.</summary>
    public required decimal Capital { get; init; }

    /// <summary>Event time between decisions while inputs change, in nanoseconds; 0 decides at bar closes only.</summary>
    public required long DecisionCycleNs { get; init; }

    /// <summary>Base bars needed before the first entry, after the start and after every roll.</summary>
    public int WarmUpBars { get; init; } = 60;

    /// <summary>Where everything is written down.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>The factor of the gamma cycle, for the count of candidates that it favours; null when it is not computed in this run.</summary>
    public FeatureInput? GammaFactor { get; init; }

    /// <summary>Sees the market beside the engine, for records and statistics; null for nobody.</summary>
    public IMarketWatch? Watch { get; init; }

    /// <summary>The effective settings in one canonical text: the beginning of the fingerprint.</summary>
    public required string CanonicalSettings { get; init; }
}
