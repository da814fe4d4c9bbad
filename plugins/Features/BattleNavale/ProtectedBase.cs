using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The base of one side that must hold, and what the last bar did to it. Written for the green side, which must not
/// be closed below; the red side sees the market upside down.
/// </summary>
/// <param name="side">+1 for green, -1 for red.</param>
/// <param name="options">The settings.</param>
internal sealed class ProtectedBase(int side, BattleNavaleOptions options)
{
    private const int WarningTicks = 2;

    private BaseBox _box;
    private bool _isPending;

    /// <summary>Whether there is one.</summary>
    public bool IsAlive { get; private set; }

    /// <summary>The base, when there is one.</summary>
    public ref readonly BaseBox Box => ref _box;

    /// <summary>Takes the place of the older one.</summary>
    public void Protect(in BaseBox box)
    {
        _box = box;
        _isPending = false;
        IsAlive = true;
    }

    /// <summary>What a bar does to it. A violated base is gone.</summary>
    public RuleEvent Judge(in Bar bar, int number)
    {
        if (IsAlive && number - _box.FrozenAt >= options.ProtectedBars)
        {
            IsAlive = false;
        }

        if (!IsAlive)
        {
            return RuleEvent.None;
        }

        // How far the close and the extreme lie on the safe side of the edge that must hold; negative is beyond it.
        int edge = side > 0 ? _box.LowTicks : _box.HighTicks;
        long close = side * ((long)bar.CloseTicks - edge);
        long extreme = side * ((long)(side > 0 ? bar.LowTicks : bar.HighTicks) - edge);
        bool isAgainst = bar.Direction == -side;
        bool isBeyond = close < -options.ToleranceTicks;
        if (isBeyond && (isAgainst || _isPending))
        {
            Clear();
            return RuleEvent.Violated;
        }

        _isPending = isBeyond && bar.Direction == 0;
        return close >= 0 && extreme < 0 ? RuleEvent.Defended
            : isAgainst && !isBeyond && close <= WarningTicks ? RuleEvent.Warning
            : RuleEvent.None;
    }

    /// <summary>Distance of the stop from an entry at a price, in ticks.</summary>
    public double StopTicks(int priceTicks)
    {
        const int LeastHeight = 4;
        int height = _box.HeightTicks;
        return height >= LeastHeight
            ? Math.Max(6, height + 2)
            : (side * ((double)priceTicks - (side > 0 ? _box.LowTicks : _box.HighTicks))) + 3;
    }

    public void Clear()
    {
        IsAlive = false;
        _isPending = false;
    }
}
