namespace MiaIa.Plugins.Strategies;

/// <summary>
/// The range since it was formed, and whether a bar has closed outside it since. It is formed when the regime becomes a range, and
/// another one is formed when an edge has moved by more than 4 ticks.
/// </summary>
internal sealed class FormedRange
{
    private RangeEdges _edges;
    private bool _isThere;

    /// <summary>Whether a bar has closed at least 4 ticks outside.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Looks at a closed bar while the edges are not known.</summary>
    public void See(int closeTicks) => IsBroken |= _isThere && _edges.IsBrokenBy(closeTicks);

    /// <summary>Looks at a closed bar; to look at the same one again changes nothing.</summary>
    /// <param name="now">The edges as they are now.</param>
    /// <param name="closeTicks">Close of the bar, in ticks.</param>
    public void See(in RangeEdges now, int closeTicks)
    {
        if (!_isThere || !now.IsSame(in _edges))
        {
            (_edges, _isThere, IsBroken) = (now, true, false);
        }

        IsBroken |= now.IsBrokenBy(closeTicks);
    }

    /// <summary>The regime is no range any more, or the contract rolled.</summary>
    public void Clear() => (_isThere, IsBroken) = (false, false);
}
