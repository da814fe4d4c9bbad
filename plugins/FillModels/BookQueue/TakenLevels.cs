using MiaIa.Sdk;

namespace MiaIa.Plugins.FillModels;

/// <summary>What our own orders took from levels that were not told anew since.</summary>
internal sealed class TakenLevels
{
    private (Side Side, int PriceTicks, int Size, bool IsShown)[] _levels = new (Side, int, int, bool)[32];
    private int _count;

    /// <summary>Contracts taken from a level.</summary>
    public int At(Side side, int priceTicks)
    {
        int at = Find(side, priceTicks);
        return at < 0 ? 0 : _levels[at].Size;
    }

    /// <summary>Takes contracts.</summary>
    /// <param name="side">Side of the book.</param>
    /// <param name="priceTicks">Price of the level, in ticks.</param>
    /// <param name="size">Contracts.</param>
    /// <param name="isShown">Whether the level is shown; one that is not is told anew with any level of its side.</param>
    public void Take(Side side, int priceTicks, int size, bool isShown)
    {
        int at = Find(side, priceTicks);
        if (at >= 0)
        {
            _levels[at].Size += size;
            return;
        }

        if (_count == _levels.Length)
        {
            Array.Resize(ref _levels, _levels.Length * 2);
        }

        _levels[_count++] = (side, priceTicks, size, isShown);
    }

    /// <summary>A level is told anew: what is shown there is there.</summary>
    public void Refresh(in Depth level)
    {
        if (level.Action is DepthAction.Clear)
        {
            _count = 0;
        }

        for (int i = _count - 1; i >= 0; i--)
        {
            if (_levels[i].Side == level.Side && (_levels[i].PriceTicks == level.PriceTicks || !_levels[i].IsShown))
            {
                _levels[i] = _levels[--_count];
            }
        }
    }

    private int Find(Side side, int priceTicks)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_levels[i].Side == side && _levels[i].PriceTicks == priceTicks)
            {
                return i;
            }
        }

        return -1;
    }
}
