namespace MiaIa.Plugins.Strategies;

/// <summary>The setups of the trend strategy, best first, and the reasons of its exits; their numbers are places of names.</summary>
internal enum TrendSetup : byte
{
    PremiumPullback,
    StrongPullback,
    PremiumBreakout,
    StrongTrend,
    Weak,
    ExitRule,
    ExitSpecial,
}
