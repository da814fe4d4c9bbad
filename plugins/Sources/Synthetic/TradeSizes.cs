namespace MiaIa.Plugins.Sources;

/// <summary>
/// Sizes of market orders: a discrete Pareto law, most of one lot, one in 500 above 100 lots and one in 4,400 above 500
/// (tail index after Gopikrishnan et al. 2000, somewhat thinner). Outside regular hours blocks do not come.
/// </summary>
internal sealed class TradeSizes(Xoshiro256 chance)
{
    private const double TailIndex = 1.35;
    private const double Largest = 2000;
    private const double LargestOutside = 100;

    public int Next(bool isRegular)
    {
        double size = PortableMath.Exp(chance.Exponential() / TailIndex);
        return (int)Math.Min(size, isRegular ? Largest : LargestOutside);
    }
}
