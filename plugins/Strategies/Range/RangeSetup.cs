namespace MiaIa.Plugins.Strategies;

/// <summary>The setups of the range strategy, best first, and the reasons of its exits; their numbers are places of names.</summary>
internal enum RangeSetup : byte
{
    PremiumBounce,
    StrongBounce,
    Weak,
    ExitRule,
    ExitSpecial,
}
