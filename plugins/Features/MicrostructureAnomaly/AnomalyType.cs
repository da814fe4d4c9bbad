namespace MiaIa.Plugins.Features;

/// <summary>What is unusual.</summary>
internal enum AnomalyType
{
    None,
    Volume,
    Spread,
    Trades,
    Imbalance,
}
