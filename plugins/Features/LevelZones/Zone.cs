using System.Numerics;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>Levels that lie close together.</summary>
/// <param name="LowestTicks">The lowest level, in ticks.</param>
/// <param name="HighestTicks">The highest level, in ticks.</param>
/// <param name="Strength">Sum of their strengths.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Families">A bit for each family among them.</param>
/// <param name="Support">Their strengths, positive where a level is support, negative where it is resistance.</param>
internal readonly record struct Zone(
    double LowestTicks, double HighestTicks, double Strength, int Count, uint Families, double Support)
{
    private const double MarginTicks = 1.5;
    private const double FullStrength = 8;

    /// <summary>A level alone.</summary>
    public static Zone Of(double priceTicks, double strength, LevelFamily family, int role) =>
        new(priceTicks, priceTicks, strength, 1, 1u << (int)family, role * strength);

    public double LowTicks => LowestTicks - MarginTicks;

    public double HighTicks => HighestTicks + MarginTicks;

    /// <summary>From 0 to 1.</summary>
    public double Score => Math.Min(1, Strength / FullStrength);

    /// <summary>Strong and extreme need two families.</summary>
    public ZoneQuality Quality
    {
        get
        {
            ZoneQuality quality = Score >= 0.8 || Count >= 7 ? ZoneQuality.Extreme
                : Score >= 0.6 || Count >= 5 ? ZoneQuality.Strong
                : Score >= 0.4 || Count >= 3 ? ZoneQuality.Moderate
                : ZoneQuality.Weak;
            return BitOperations.PopCount(Families) >= 2 || quality < ZoneQuality.Strong ? quality : ZoneQuality.Moderate;
        }
    }

    /// <summary>Whether it stops a fall (1) or a rise (-1).</summary>
    public int Role(double priceTicks) =>
        Support != 0 ? Math.Sign(Support) : Math.Sign(priceTicks - ((LowestTicks + HighestTicks) / 2));

    /// <summary>Distance of a price from it, in ticks; 0 inside.</summary>
    public double Distance(double priceTicks) => Math.Max(0, Math.Max(LowTicks - priceTicks, priceTicks - HighTicks));

    /// <summary>Both together; the other lies above.</summary>
    public Zone With(in Zone above) => new(
        LowestTicks,
        Math.Max(HighestTicks, above.HighestTicks),
        Strength + above.Strength,
        Count + above.Count,
        Families | above.Families,
        Support + above.Support);
}
