using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>The figures of the engine's limits. A figure that is not written has its default; none can be switched off.</summary>
public sealed record RiskLimits
{
    /// <summary>A set of figures for how much is risked; what the file writes prevails, the limits cap it. Absent (off): none.</summary>
    public RiskPreset? Preset { get; init; }

    /// <summary>Daily loss (realised and open, minus fees) that flattens and halts until the next session date. Dollars; default 500.</summary>
    [Range(1, 1_000_000)]
    public decimal DailyLoss { get; init; } = 500;

    /// <summary>Daily profit from which there are no new entries. Dollars; default 1000.</summary>
    [Range(1, 10_000_000)]
    public decimal DailyTarget { get; init; } = 1000;

    /// <summary>What happens at it: no-entries, or flatten. Default no-entries.</summary>
    public DailyTargetAction DailyTargetAction { get; init; } = DailyTargetAction.NoEntries;

    /// <summary>Most contracts held, without sign. Default 2.</summary>
    [Range(1, 1000)]
    public int MaxPosition { get; init; } = 2;

    /// <summary>Most round trips entered in a session date. Default 20.</summary>
    [Range(1, 10_000)]
    public int MaxRoundTrips { get; init; } = 20;

    /// <summary>When entries are allowed and when everything is closed.</summary>
    public TradingWindow TradingWindow { get; init; } = new();

    /// <summary>Bounds of the protective stop.</summary>
    public StopBounds StopBounds { get; init; } = new();

    /// <summary>What a trade may risk.</summary>
    public PositionSize PositionSize { get; init; } = new();

    /// <summary>Least reward for the risk.</summary>
    public MinReward MinReward { get; init; } = new();

    /// <summary>No new entries on Fridays from this time, New York. Default 15:00.</summary>
    public TimeOnly FridayCutoff { get; init; } = new(15, 0);

    /// <summary>How far equity may fall from its peak.</summary>
    public DrawdownLimit Drawdown { get; init; } = new();

    /// <summary>Losses in a row.</summary>
    public LossStreakLimit LossStreak { get; init; } = new();

    /// <summary>Orders and refusals a minute.</summary>
    public OrderRateLimit OrderRate { get; init; } = new();

    /// <summary>What all that is open, on its way and new may lose together.</summary>
    public OpenRiskLimit OpenRisk { get; init; } = new();

    /// <summary>No entries so long before and after a release of news of high impact. Default 30m.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan NewsBlackout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>No entries above such a VIX.</summary>
    public VixLimit VixLimit { get; init; } = new();

    /// <summary>What the quote must be like.</summary>
    public SpreadAndAge SpreadAndAge { get; init; } = new();

    /// <summary>Which initial margin the funds must cover, in sim and back-test: intraday or overnight. Default intraday.</summary>
    public MarginKind Margin { get; init; } = MarginKind.Intraday;

    /// <summary>Entries that look like a slip.</summary>
    public PriceCollar PriceCollar { get; init; } = new();
}
