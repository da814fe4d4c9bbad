using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>One side of the book: ten neighbouring price levels, each with a queue that returns to its usual size.</summary>
internal sealed class LadderSide(Side side, Xoshiro256 chance)
{
    public const int Levels = 10;

    private const double FreshShare = 0.3;
    private const double ChangeShare = 0.15;

    // The queue at the best price is short, the next ones are long.
    private static readonly double[] Usual = [0.6, 0.9, 1.0, 1.05, 1.1, 1.1, 1.05, 1.0, 1.0, 1.0];

    private readonly int[] _sizes = new int[Levels];

    /// <summary>The price of the best level, in ticks.</summary>
    public int BestTicks { get; private set; }

    public int BestSize => _sizes[0];

    public int SizeAt(int level) => _sizes[level];

    /// <summary>Usual size of a queue, in contracts.</summary>
    public double UsualSize { get; set; } = 1;

    /// <summary>Makes the side anew, as at an opening.</summary>
    public void Open(int bestTicks, EventBatch batch, bool isLast)
    {
        BestTicks = bestTicks;
        for (int level = 0; level < Levels; level++)
        {
            _sizes[level] = Fresh(level, 1);
            Set(level, batch, isLast && level == Levels - 1);
        }
    }

    /// <summary>Orders come to a queue or leave it; more come to a short one and more leave a long one.</summary>
    public void Change(int level, EventBatch batch)
    {
        double usual = Usual[level] * UsualSize;
        int size = _sizes[level];
        int change = 1 + (int)(chance.Exponential() * usual * ChangeShare);
        bool isAdded = chance.Uniform() * (usual + size) < usual;
        _sizes[level] = isAdded ? size + change : Math.Max(1, size - change);
        Set(level, batch, isLast: true);
    }

    /// <summary>A market order takes from the best queue; what hidden orders give beyond it comes anew.</summary>
    public void Take(int quantity, EventBatch batch)
    {
        int left = _sizes[0] - quantity;
        _sizes[0] = left > 0 ? left : Fresh(0, FreshShare);
        Set(0, batch, isLast: true);
    }

    /// <summary>The best level goes; the eleventh comes in sight.</summary>
    public void Retreat(EventBatch batch, bool isLast)
    {
        batch.Add(new Depth(side, BestTicks, 0, 0, DepthAction.Delete, IsLast: false));
        _sizes.AsSpan(1).CopyTo(_sizes);
        _sizes[Levels - 1] = Fresh(Levels - 1, 1);
        BestTicks -= (int)side;
        Set(Levels - 1, batch, isLast);
    }

    /// <summary>A new best level; the tenth goes out of sight.</summary>
    public void Advance(EventBatch batch, bool isLast)
    {
        batch.Add(new Depth(side, PriceOf(Levels - 1), 0, 0, DepthAction.Delete, IsLast: false));
        _sizes.AsSpan(0, Levels - 1).CopyTo(_sizes.AsSpan(1));
        _sizes[0] = Fresh(0, FreshShare);
        BestTicks += (int)side;
        Set(0, batch, isLast);
    }

    private int PriceOf(int level) => BestTicks - ((int)side * level);

    private int Fresh(int level, double share) =>
        1 + (int)(Usual[level] * UsualSize * share * (0.5 + (0.5 * chance.Exponential())));

    private void Set(int level, EventBatch batch, bool isLast) =>
        batch.Add(new Depth(side, PriceOf(level), _sizes[level], 0, DepthAction.Set, isLast));
}
