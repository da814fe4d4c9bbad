namespace MiaIa.Plugins.Features;

/// <summary>What large traders seem to do.</summary>
internal enum SmartMoneyState
{
    Neutral,
    InstitutionalBuy,
    InstitutionalSell,
    Accumulation,
    Distribution,
    Rotation,
}
