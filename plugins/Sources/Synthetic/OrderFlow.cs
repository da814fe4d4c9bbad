using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Arrivals of market orders as a self-exciting process of two sides (Hawkes 1971): an order brings others after it,
/// more of its own side than of the other, so that sides and arrivals cluster.
/// </summary>
internal sealed class OrderFlow
{
    private const double SameSide = 0.65;
    private const double OtherSide = 0.10;
    private const double DecayPerSecond = 4;
    private const double Offspring = SameSide + OtherSide;
    private const double SweepWeight = 1.0 / 3;
    private const double LeastOwnShare = 0.1;

    private double _own;
    private double _buys;
    private double _sells;

    /// <summary>Rate of orders that buy, per second.</summary>
    public double BuyRate => (0.5 * _own) + _buys;

    /// <summary>Rate of orders that sell, per second.</summary>
    public double SellRate => (0.5 * _own) + _sells;

    /// <summary>Sets how many orders arrive on average.</summary>
    /// <param name="meanRate">Orders per second, offspring included and sweeps not.</param>
    /// <param name="sweepRate">Sweeps per second, whose offspring counts too.</param>
    public void SetRate(double meanRate, double sweepRate)
    {
        double broughtBySweeps = sweepRate * SweepWeight * Offspring / (1 - Offspring);
        _own = Math.Max(meanRate - broughtBySweeps, meanRate * LeastOwnShare) * (1 - Offspring);
    }

    /// <summary>Time passes without an order.</summary>
    public void Decay(double seconds)
    {
        double kept = PortableMath.Exp(-DecayPerSecond * seconds);
        _buys *= kept;
        _sells *= kept;
    }

    /// <summary>An ordinary order came.</summary>
    public void OnOrder(Side side) => Excite(side, DecayPerSecond);

    /// <summary>A sweep moved the price: orders follow it. They never lead it.</summary>
    public void OnSweep(Side side) => Excite(side, DecayPerSecond * SweepWeight);

    private void Excite(Side side, double jump)
    {
        bool isBuy = side is Side.Buy;
        _buys += jump * (isBuy ? SameSide : OtherSide);
        _sells += jump * (isBuy ? OtherSide : SameSide);
    }
}
