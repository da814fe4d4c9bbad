namespace MiaIa.Host.Monitor;

/// <summary>A base bar as the chart draws it.</summary>
/// <param name="StartNs">When it began, nanoseconds UTC.</param>
/// <param name="OpenTicks">First price, in ticks.</param>
/// <param name="HighTicks">Highest price, in ticks.</param>
/// <param name="LowTicks">Lowest price, in ticks.</param>
/// <param name="CloseTicks">Last price, in ticks.</param>
/// <param name="Volume">Contracts.</param>
internal readonly record struct ChartBar(long StartNs, int OpenTicks, int HighTicks, int LowTicks, int CloseTicks, long Volume)
{
    /// <summary>The bar with one more print.</summary>
    public ChartBar With(int priceTicks, int size) => this with
    {
        HighTicks = Math.Max(HighTicks, priceTicks), LowTicks = Math.Min(LowTicks, priceTicks), CloseTicks = priceTicks, Volume = Volume + size,
    };
}
