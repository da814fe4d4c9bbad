using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>When entries are allowed and when everything is closed, New York time. On a day with an early close e: entries to e - 15 min, flat at e - 5 min.</summary>
public sealed record TradingWindow
{
    /// <summary>First entries. Default 09:35; 09:00 in the profile seed-literal.</summary>
    [SeedLiteral("09:00")]
    public TimeOnly EntriesFrom { get; init; } = new(9, 35);

    /// <summary>No new entries from here. Default 15:45; 16:00 in the profile seed-literal.</summary>
    [SeedLiteral("16:00")]
    public TimeOnly EntriesTo { get; init; } = new(15, 45);

    /// <summary>Everything is closed. Default 15:55; 16:00 in the profile seed-literal.</summary>
    [SeedLiteral("16:00")]
    public TimeOnly Flat { get; init; } = new(15, 55);
}
