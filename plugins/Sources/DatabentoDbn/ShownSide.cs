using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>The levels of a side that a feed shows, and how they differ from those it showed before.</summary>
internal sealed class ShownSide(Side side)
{
    private const int MaxLevels = 10;

    private BookLevel[] _shown = new BookLevel[MaxLevels];
    private BookLevel[] _next = new BookLevel[MaxLevels];
    private int _nextCount;

    /// <summary>Levels shown.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a level of the next picture; one without contracts is none.</summary>
    public void Take(int priceTicks, int size, int orders)
    {
        if (size > 0)
        {
            _next[_nextCount++] = new BookLevel(priceTicks, size, orders);
        }
    }

    /// <summary>Forgets the levels taken.</summary>
    public void Drop() => _nextCount = 0;

    /// <summary>Forgets the levels shown too.</summary>
    public void Forget() => (Count, _nextCount) = (0, 0);

    /// <summary>Goes to the next picture and writes what changed: levels that are gone, then new and other ones.</summary>
    public int Changes(Span<Depth> changes)
    {
        int count = 0;
        ReadOnlySpan<BookLevel> next = _next.AsSpan(0, _nextCount);
        foreach (ref readonly BookLevel level in _shown.AsSpan(0, Count))
        {
            if (Find(next, level.PriceTicks) < 0)
            {
                changes[count++] = new Depth(side, level.PriceTicks, 0, 0, DepthAction.Delete, IsLast: false);
            }
        }

        ReadOnlySpan<BookLevel> shown = _shown.AsSpan(0, Count);
        foreach (ref readonly BookLevel level in next)
        {
            int place = Find(shown, level.PriceTicks);
            if (place < 0 || shown[place] != level)
            {
                changes[count++] = Set(level);
            }
        }

        (_shown, _next) = (_next, _shown);
        Count = _nextCount;
        _nextCount = 0;
        return count;
    }

    /// <summary>All levels shown, as changes.</summary>
    public IEnumerable<Depth> All(bool isLast)
    {
        for (int i = 0; i < Count; i++)
        {
            yield return Set(_shown[i]) with { IsLast = isLast && i == Count - 1 };
        }
    }

    private Depth Set(in BookLevel level) =>
        new(side, level.PriceTicks, level.Size, level.Orders, DepthAction.Set, IsLast: false);

    private static int Find(ReadOnlySpan<BookLevel> levels, int priceTicks)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i].PriceTicks == priceTicks)
            {
                return i;
            }
        }

        return -1;
    }
}
