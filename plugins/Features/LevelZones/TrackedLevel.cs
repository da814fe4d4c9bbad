using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>A level over time: since when it stands where it does, how often it was touched, and its role.</summary>
/// <param name="priceTicks">Its price, in ticks.</param>
/// <param name="weight">Its weight.</param>
/// <param name="nowNs">When it came into being, nanoseconds UTC.</param>
internal struct TrackedLevel(double priceTicks, double weight, long nowNs)
{
    private const double MinutesPerDay = 1440;
    private const double LeastFreshness = 0.1;
    private const double MostFactor = 2;
    private const double PerTouch = 0.2;
    private const int QuietBars = 5;
    private const int TouchTicks = 1;
    private const int FlipTicks = 4;

    private readonly double _weight = weight;
    private long _changedNs = nowNs;
    private int _touches;
    private int _quiet;

    /// <summary>Price, in ticks.</summary>
    public double PriceTicks { get; private set; } = priceTicks;

    /// <summary>+1 for support, -1 for resistance, 0 until a close told.</summary>
    public int Role { get; private set; }

    /// <summary>Moves it. To the same price it stays as old as it is.</summary>
    public void MoveTo(double priceTicks, long nowNs)
    {
        if (priceTicks != PriceTicks)
        {
            PriceTicks = priceTicks;
            _changedNs = nowNs;
        }
    }

    /// <summary>Sees a closed bar come near it, or not. A touch counts after five bars that stayed away.</summary>
    public void See(in Bar bar)
    {
        bool isTouched = PriceTicks >= (double)bar.LowTicks - TouchTicks && PriceTicks <= (double)bar.HighTicks + TouchTicks;
        _touches += isTouched && _quiet >= QuietBars ? 1 : 0;
        _quiet = isTouched ? 0 : _quiet + 1;
    }

    /// <summary>Takes its role from a close: it flips when the close is four ticks beyond.</summary>
    public void Judge(int closeTicks)
    {
        double above = closeTicks - PriceTicks;
        Role = Role == 0 ? Math.Sign(above)
            : above <= -FlipTicks ? -1
            : above >= FlipTicks ? 1
            : Role;
    }

    public void BeginSession()
    {
        _touches = 0;
        _quiet = 0;
    }

    /// <summary>How much it counts: its weight, less with age, more with touches.</summary>
    public readonly double Strength(long nowNs)
    {
        double minutes = (nowNs - _changedNs) / 60e9;
        return _weight * Math.Max(LeastFreshness, 1 - (minutes / MinutesPerDay)) * Math.Min(MostFactor, 1 + (PerTouch * _touches));
    }
}
