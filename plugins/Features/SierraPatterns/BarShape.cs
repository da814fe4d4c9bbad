using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The four patterns around one bar, each with how far it reached beyond what it must; 0 where it is not there. Written
/// for the bullish ones; the bearish ones see the bars upside down.
/// </summary>
internal static class BarShape
{
    /// <summary>Long Down-Up (+1) or Long Up-Down (-1): the sweep of one bar beyond its two neighbours.</summary>
    /// <param name="before">The bar before.</param>
    /// <param name="bar">The pattern's bar.</param>
    /// <param name="after">The bar after.</param>
    /// <param name="side">+1 for the bullish, -1 for the bearish form.</param>
    /// <param name="leastTicks">How far it must reach.</param>
    /// <returns>Its reach in ticks; 0 when it is not there.</returns>
    public static long Long(in Bar before, in Bar bar, in Bar after, int side, double leastTicks)
    {
        long low = Low(in bar, side);
        long reach = High(in after, side) - low;
        bool isThere = side * (long)bar.OpenTicks < side * (long)before.CloseTicks
            && High(in before, side) > low + leastTicks
            && side * (long)after.OpenTicks > side * (long)bar.CloseTicks
            && reach > leastTicks
            && High(in after, side) > High(in before, side);
        return isThere ? reach : 0;
    }

    /// <summary>Color-Up (+1) or Color-Down (-1): two swings over four bars, the second one standing inside the first.</summary>
    /// <param name="earlier">The bar before the bar before.</param>
    /// <param name="before">The bar before.</param>
    /// <param name="bar">The pattern's bar.</param>
    /// <param name="after">The bar after.</param>
    /// <param name="side">+1 for the bullish, -1 for the bearish form.</param>
    /// <param name="leastTicks">How far each swing must reach.</param>
    /// <returns>Its reach in ticks; 0 when it is not there.</returns>
    public static long Color(in Bar earlier, in Bar before, in Bar bar, in Bar after, int side, double leastTicks)
    {
        long reach = High(in after, side) - Low(in bar, side);
        bool isThere = side * (long)after.OpenTicks > side * (long)bar.CloseTicks
            && reach > leastTicks
            && High(in after, side) > High(in bar, side)
            && side * (long)before.OpenTicks > side * (long)earlier.CloseTicks
            && High(in before, side) - Low(in earlier, side) > leastTicks
            && High(in before, side) > High(in earlier, side)
            && Low(in bar, side) > Low(in before, side);
        return isThere ? reach : 0;
    }

    private static long High(in Bar bar, int side) => side > 0 ? bar.HighTicks : -(long)bar.LowTicks;

    private static long Low(in Bar bar, int side) => side > 0 ? bar.LowTicks : -(long)bar.HighTicks;
}
