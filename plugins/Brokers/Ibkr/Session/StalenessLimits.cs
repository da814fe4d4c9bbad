namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How long a subscription may be silent while the market is open. Connected but silent is a fault.</summary>
public sealed record StalenessLimits
{
    /// <summary>Level 1. Default 30 s.</summary>
    public TimeSpan MarketData { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A book. Default 30 s.</summary>
    public TimeSpan Depth { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Single ticks. Default 60 s: at night ES trades that seldom.</summary>
    public TimeSpan TickByTick { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bars of five seconds. Default 15 s.</summary>
    public TimeSpan RealTimeBars { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The limit of a kind.</summary>
    public TimeSpan Of(SubscriptionKind kind) => kind switch
    {
        SubscriptionKind.MarketData => MarketData,
        SubscriptionKind.Depth => Depth,
        SubscriptionKind.TickByTick => TickByTick,
        _ => RealTimeBars,
    };
}
