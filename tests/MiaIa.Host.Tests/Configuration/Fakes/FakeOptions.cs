using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>Settings of the volume confirmation.</summary>
public sealed record VolumeConfirmationOptions
{
    /// <summary>Volume over usual volume at which it counts fully. A ratio; default 1.8.</summary>
    [Range(0.1, 100)]
    public double RatioFull { get; init; } = 1.8;

    [Range(0, 1)]
    public double MinDeltaShare { get; init; } = 0.05;
}

public sealed record VwapTrendOptions
{
    [Range(1, 500)]
    public int SlopeBars { get; init; } = 5;

    [Range(5, 500)]
    public int PivotBars { get; init; } = 20;

    [RegularExpression("18:00|09:30")]
    public string Anchor { get; init; } = "18:00";
}

public sealed record OrderBookImbalanceOptions
{
    [Range(1, 10)]
    public int Levels { get; init; } = 5;

    [Range(0.01, 1)]
    public double Decay { get; init; } = 0.8;

    [Range(0.001, 3600)]
    public double HalfLifeSeconds { get; init; } = 2;

    public BookEstimator Estimator { get; init; } = BookEstimator.Imbalance;
}

public enum BookEstimator
{
    Imbalance,
    Ofi,
    MeanOfBoth,
}

public sealed record TickMomentumOptions
{
    [Range(1, 100_000)]
    public int WindowPrints { get; init; } = 20;

    [Range(0.001, 3600)]
    public double? WindowSeconds { get; init; }

    [Range(0, 1)]
    public double CountWeight { get; init; } = 0.4;
}

public sealed record SessionOptions
{
    public IReadOnlyDictionary<string, double> Table { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    [SeedLiteral(true)]
    public bool ThresholdSession { get; init; }
}

public sealed record VolatilityRegimeOptions
{
    public IReadOnlyList<double> Vix { get; init; } = [15, 25, 35];

    [Range(1, 100)]
    public int PersistBars { get; init; } = 3;

    [SeedLiteral("[0.20, 0.25, 0.35, 0.35]")]
    public IReadOnlyList<double> Thresholds { get; init; } = [0.20, 0.25, 0.35, 0.50];

    [SeedLiteral("both")]
    public RegimeTarget ApplyTo { get; init; } = RegimeTarget.Threshold;
}

public enum RegimeTarget
{
    Threshold,
    Score,
    Both,
}

public enum WeightsMode
{
    Normalized,
    SeedRaw,
}

public sealed record CoverageOptions
{
    [Range(0.0, 1)]
    public double Backtest { get; init; } = 0.40;

    [Range(0.0, 1)]
    public double Sim { get; init; } = 0.40;

    [Range(0.0, 1)]
    public double Live { get; init; } = 0.75;
}

public sealed record GroupOptions
{
    [Range(0.0, 1000)]
    public double Share { get; init; } = 1;

    [Input("score")]
    [Range(0.0, 1000)]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}

public sealed record WeightedConfluenceOptions
{
    [SeedLiteral("seed-raw")]
    public WeightsMode WeightsMode { get; init; } = WeightsMode.Normalized;

    [SeedLiteral("off")]
    public bool Redistribute { get; init; } = true;

    [Required]
    public IReadOnlyDictionary<string, GroupOptions> Groups { get; init; } = new Dictionary<string, GroupOptions>(StringComparer.Ordinal);

    [Input("factor")]
    public IReadOnlyList<string> Factors { get; init; } = [];

    [Required]
    [Input("threshold")]
    public string Threshold { get; init; } = "";

    [SeedLiteral("[session]")]
    [Input("threshold-factor")]
    public IReadOnlyList<string> ThresholdFactors { get; init; } = [];

    public CoverageOptions MinimumCoverage { get; init; } = new();
}

public sealed record TrendOptions
{
    [Range(0.0, 1)]
    [Length(2, 2)]
    public IReadOnlyList<double> Pullback { get; init; } = [0.382, 0.618];

    [SeedLiteral("fixed")]
    public BracketMode Bracket { get; init; } = BracketMode.Structure;

    [Range(1, 1000)]
    [Length(3, 3)]
    public IReadOnlyList<int> StopTicks { get; init; } = [4, 8, 15];
}

public enum BracketMode
{
    Structure,
    Fixed,
}

public sealed record BarPessimisticOptions
{
    [Range(0, 100)]
    public int SlippageTicks { get; init; } = 1;
}

public sealed record SyntheticOptions
{
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    [Range(1, 1000)]
    public int Days { get; init; } = 1;
}

public sealed record IbkrOptions
{
    [Range(1, 65535)]
    public int Port { get; init; } = 7497;

    [Required]
    public string Account { get; init; } = "";
}

public sealed record WebhookOptions
{
    public required string Address { get; init; }
}

/// <summary>Every type that an option may have.</summary>
public sealed record EveryTypeOptions
{
    public int Count { get; init; } = 1;

    public long Many { get; init; } = 2;

    public double Ratio { get; init; } = 0.5;

    public decimal Fee { get; init; } = 2.25m;

    public double RiskPercent { get; init; } = 1;

    public bool IsOn { get; init; }

    public string Text { get; init; } = "a";

    public string? Maybe { get; init; } = "b";

    public BarPeriod Bar { get; init; } = new(60);

    public TimeOnly At { get; init; } = new(18, 0);

    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    public long LatencyNs { get; init; }

    public int MergeMilliseconds { get; init; } = 5;

    public double WindowMinutes { get; init; } = 15;

    public int[] Array { get; init; } = [1, 2];

    public IReadOnlyDictionary<string, double> Map { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    public CoverageOptions Nested { get; init; } = new() { Live = 0.9 };

    public CoverageOptions? Absent { get; init; }

    [Range(0, 1, MinimumIsExclusive = true)]
    public double AboveZero { get; init; } = 0.5;

    [Input("score")]
    public string? Reads { get; init; }

    public int Computed => Count * 2;
}

/// <summary>An options record that objects to a value on its own.</summary>
public sealed record PickyOptions
{
    private readonly int _even = 2;

    public int Even
    {
        get => _even;
        init => _even = value % 2 == 0 ? value : throw new ArgumentException("it must be even", nameof(value));
    }
}
