using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>One side of a book by prices as they are stored, for facts: no tick size is known there.</summary>
internal sealed class StoredSide(Side side)
{
    /// <summary>More levels than any exchange shows; further ones are not kept.</summary>
    private const int MostLevels = 8192;

    private readonly SortedDictionary<float, (uint Size, ushort Orders)> _levels =
        new(Comparer<float>.Create((a, b) => side is Side.Buy ? b.CompareTo(a) : a.CompareTo(b)));

    /// <summary>Modifications of levels that were not there.</summary>
    public long UnknownChanges { get; private set; }

    /// <summary>Deletions of levels that were not there.</summary>
    public long UnknownDeletes { get; private set; }

    /// <summary>Empties it.</summary>
    public void Clear() => _levels.Clear();

    /// <summary>Applies a record of this side.</summary>
    public void Apply(in DepthRecord record)
    {
        if (record.Action is DepthAction.Delete || record.Quantity == 0)
        {
            UnknownDeletes += _levels.Remove(record.Price) ? 0 : 1;
            return;
        }

        bool isNew = !_levels.ContainsKey(record.Price);
        UnknownChanges += record.IsModify && isNew ? 1 : 0;
        if (!isNew || _levels.Count < MostLevels)
        {
            _levels[record.Price] = (record.Quantity, record.Orders);
        }
    }

    /// <summary>The best levels, as lists of price, contracts and orders.</summary>
    public List<object?> Best(int levels) =>
        [.. _levels.Take(levels).Select(l => (object?)new List<object?> { (double)l.Key, (long)l.Value.Size, (long)l.Value.Orders })];
}
