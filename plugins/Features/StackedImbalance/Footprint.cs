using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Volume bought and sold at each price of a bar, in rows of one tick.</summary>
internal sealed class Footprint
{
    /// <summary>A thousand points of ES in one bar: only a wrong price lies outside, and it is left out.</summary>
    private const int Rows = 1 << 13;

    private readonly int[] _bought = new int[Rows];
    private readonly int[] _sold = new int[Rows];
    private int _firstTicks;

    public bool HasPrints { get; private set; }

    public bool IsInferred { get; private set; }

    public int LowTicks { get; private set; }

    public int HighTicks { get; private set; }

    public void Add(in Trade print)
    {
        if (!HasPrints)
        {
            _firstTicks = print.PriceTicks - (Rows / 2);
            LowTicks = HighTicks = print.PriceTicks;
            HasPrints = true;
        }

        long row = (long)print.PriceTicks - _firstTicks;
        if (print.Aggressor is Side.None || row < 0 || row >= Rows)
        {
            return;
        }

        (print.Aggressor is Side.Buy ? _bought : _sold)[row] += print.Size;
        LowTicks = Math.Min(LowTicks, print.PriceTicks);
        HighTicks = Math.Max(HighTicks, print.PriceTicks);
        IsInferred |= print.IsAggressorInferred;
    }

    public int Bought(int priceTicks) => _bought[priceTicks - _firstTicks];

    public int Sold(int priceTicks) => _sold[priceTicks - _firstTicks];

    /// <summary>The next bar begins.</summary>
    public void Clear()
    {
        if (HasPrints)
        {
            Array.Clear(_bought, LowTicks - _firstTicks, HighTicks - LowTicks + 1);
            Array.Clear(_sold, LowTicks - _firstTicks, HighTicks - LowTicks + 1);
        }

        HasPrints = false;
        IsInferred = false;
    }
}
