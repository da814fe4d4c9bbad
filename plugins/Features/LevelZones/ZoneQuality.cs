namespace MiaIa.Plugins.Features;

/// <summary>How good a zone is.</summary>
internal enum ZoneQuality
{
    None,
    Weak,
    Moderate,
    Strong,
    Extreme,
}
