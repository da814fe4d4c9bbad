using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>What a <see cref="TradingDesk"/> is made of.</summary>
internal sealed record DeskSettings
{
    /// <summary>Nothing that stops trading after wins or losses.</summary>
    public static RiskLimits NoLimits { get; } = new()
    {
        DailyLoss = 1e9m, DailyTarget = 1e9m, MaxRoundTrips = int.MaxValue,
        PositionSize = new() { RiskPercent = 100, RiskDollars = 1e6m },
        Drawdown = new() { HaltPercent = 1e9m, WarnPercent = 1e9m },
        LossStreak = new() { Losses = int.MaxValue },
        OrderRate = new() { OrdersPerMinute = 10_000, RejectsPerMinute = 10_000, HaltAboveRejects = 10_000 },
        SpreadAndAge = new() { MaxSpreadTicks = 1000, MaxAge = TimeSpan.FromDays(1) },
        PriceCollar = new() { MaxDistanceTicks = 1_000_000 },
    };

    public BarPeriod BasePeriod { get; init; } = new(60);

    public IReadOnlyList<BarPeriod> Periods { get; init; } = [];

    public bool IsBuiltFromPrints { get; init; }

    public IReadOnlyList<(IFeature Feature, FeatureReads[] Reads, long MaxAgeNs)> Features { get; init; } = [];

    public FeatureValue[]? Row { get; init; }

    public Func<FeatureNames, IConfluence>? Confluence { get; init; }

    public IReadOnlyList<IStrategy> Strategies { get; init; } = [];

    public IReadOnlyList<IFilter> Filters { get; init; } = [];

    public IReadOnlyList<ISetupFilter> SetupFilters { get; init; } = [];

    /// <summary>Gives the confidence of signals from the names and the row; null for one that knows nothing.</summary>
    public Func<FeatureNames, FeatureValue[], SignalConfidence>? Confidence { get; init; }

    /// <summary>Nothing keeps entries apart unless a test asks for it.</summary>
    public Cooldown Cooldown { get; init; } = new() { AfterStop = TimeSpan.Zero, AfterEntry = TimeSpan.Zero };

    public ExitRules Exits { get; init; } = new();

    public MethodExits? MethodExits { get; init; }

    public IReadOnlyList<IRiskRule> RiskRules { get; init; } = [];

    public IBroker? Broker { get; init; }

    public IFillModel? FillModel { get; init; }

    public RiskLimits Limits { get; init; } = new();

    public RunMode Mode { get; init; } = RunMode.Backtest;

    public bool IsPaper { get; init; }

    /// <summary>The intraday margin of ES; null for one that is not known.</summary>
    public decimal? InitialMargin { get; init; } = 6_600;

    public RestoredState? Restored { get; init; }

    public decimal Capital { get; init; } = 25_000;

    public long CycleNs { get; init; }

    public int WarmUpBars { get; init; }

    public string Text { get; init; } = "test";

    public IJournal? Journal { get; init; }

    public IMarketWatch? Watch { get; init; }

    /// <summary>Gives the factor of the gamma cycle from the names and the row; null when nothing computes it.</summary>
    public Func<FeatureNames, FeatureValue[], FeatureInput>? GammaFactor { get; init; }
}
