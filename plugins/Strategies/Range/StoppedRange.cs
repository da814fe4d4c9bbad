namespace MiaIa.Plugins.Strategies;

/// <summary>The range in which the last round trips were stopped, and how many of them in a row.</summary>
internal sealed class StoppedRange
{
    private const int Most = 2;

    private RangeEdges _edges;
    private int _count;

    /// <summary>A round trip in a range is over.</summary>
    public void Add(in RangeEdges edges, bool isStopped)
    {
        _count = !isStopped ? 0 : _count > 0 && edges.IsSame(in _edges) ? _count + 1 : 1;
        _edges = edges;
    }

    /// <summary>Whether two in a row were stopped in this range.</summary>
    public bool IsClosed(in RangeEdges edges) => _count >= Most && edges.IsSame(in _edges);

    /// <summary>Forgets them, at a roll.</summary>
    public void Clear() => _count = 0;
}
