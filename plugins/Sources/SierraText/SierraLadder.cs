using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>One side of the ladder as it was told last; a new one becomes the changes from it.</summary>
/// <param name="side">Buy for the bid side, Sell for the ask side.</param>
/// <param name="levels">Number of levels.</param>
internal sealed class SierraLadder(Side side, int levels)
{
    // Bids go down from the best price, asks go up.
    private readonly int _step = side is Side.Buy ? -1 : 1;
    private readonly int[] _sizes = new int[levels];
    private int _bestTicks;

    /// <summary>Writes the changes to a new ladder, and remembers it.</summary>
    /// <param name="bestTicks">Price of the first level.</param>
    /// <param name="sizes">Sizes, best first; 0 for an empty level.</param>
    /// <param name="changes">Receives the changes: at most two per level.</param>
    /// <returns>How many changes there are.</returns>
    public int Update(int bestTicks, ReadOnlySpan<int> sizes, Span<Depth> changes)
    {
        int count = 0;
        for (int level = 0; level < _sizes.Length; level++)
        {
            int price = _bestTicks + (_step * level);
            if (_sizes[level] > 0 && SizeAt(price, bestTicks, sizes) == 0)
            {
                changes[count++] = new Depth(side, price, 0, 0, DepthAction.Delete, IsLast: false);
            }
        }

        for (int level = 0; level < sizes.Length; level++)
        {
            int price = bestTicks + (_step * level);
            if (sizes[level] > 0 && SizeAt(price, _bestTicks, _sizes) != sizes[level])
            {
                changes[count++] = new Depth(side, price, sizes[level], 0, DepthAction.Set, IsLast: false);
            }
        }

        _bestTicks = bestTicks;
        sizes.CopyTo(_sizes);
        return count;
    }

    private int SizeAt(int price, int bestTicks, ReadOnlySpan<int> sizes)
    {
        int level = (price - bestTicks) * _step;
        return (uint)level < (uint)sizes.Length ? Math.Max(0, sizes[level]) : 0;
    }
}
