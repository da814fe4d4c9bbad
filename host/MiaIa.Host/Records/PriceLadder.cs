using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// One side of a book as a size per price, for a book that changes at every other event and is read now and then: a change is one
/// write, and reading looks for the levels from the best price on. Prices beyond its range make it useless until it is cleared.
/// </summary>
/// <param name="side">Buy for bids, Sell for asks.</param>
internal sealed class PriceLadder(Side side)
{
    private const int Prices = 1 << 17;

    private readonly int[] _sizes = new int[Prices];
    private int _low = Prices;
    private int _high = -1;
    private int _best = -1;
    private bool _isBeyond;

    /// <summary>A level has so many contracts now; 0 when it is gone.</summary>
    public void Set(int priceTicks, int size)
    {
        if ((uint)priceTicks >= Prices)
        {
            _isBeyond = true;
            return;
        }

        _sizes[priceTicks] = size;
        if (size > 0)
        {
            (_low, _high) = (Math.Min(_low, priceTicks), Math.Max(_high, priceTicks));
            bool isBetter = _best < 0 || (side is Side.Buy ? priceTicks > _best : priceTicks < _best);
            _best = isBetter ? priceTicks : _best;
        }
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        if (_high >= 0)
        {
            _sizes.AsSpan(_low, _high - _low + 1).Clear();
        }

        (_low, _high, _best, _isBeyond) = (Prices, -1, -1, false);
    }

    /// <summary>The best levels.</summary>
    /// <returns>How many there are, at most <see cref="DepthLevels.Count"/>.</returns>
    public int Read(ref DepthLevels levels)
    {
        int count = 0;
        int step = side is Side.Buy ? -1 : 1;
        for (int price = _best; !_isBeyond && price >= _low && price <= _high && count < DepthLevels.Count; price += step)
        {
            if (_sizes[price] > 0)
            {
                // What lies before the best level is empty until a better one comes.
                _best = count == 0 ? price : _best;
                levels[count++] = (price, _sizes[price]);
            }
        }

        return count;
    }
}
