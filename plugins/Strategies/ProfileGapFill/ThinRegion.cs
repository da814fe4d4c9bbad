namespace MiaIa.Plugins.Strategies;

/// <summary>Rows of a volume profile, one above the other, at which little traded.</summary>
/// <param name="LowTicks">Lowest row, in ticks.</param>
/// <param name="HighTicks">Highest row, in ticks.</param>
/// <param name="Share">Volume of the row that was asked for over the mean row; both smoothed over three rows.</param>
internal readonly record struct ThinRegion(int LowTicks, int HighTicks, double Share)
{
    public bool Contains(int priceTicks) => priceTicks >= LowTicks && priceTicks <= HighTicks;
}
