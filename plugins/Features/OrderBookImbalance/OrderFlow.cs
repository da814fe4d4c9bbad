using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Order-flow imbalance at the best prices, [-1, 1] (Cont, Kukanov and Stoikov 2014): what was added to the bid and
/// taken from the ask over a window, against the mean size that rested there.
/// </summary>
internal sealed class OrderFlow(long windowNs)
{
    private const int MostEvents = 1 << 20;

    /// <summary>Flows, and sizes of both sides together.</summary>
    private readonly TimedSums _window = new(MostEvents);
    private Quote _before;
    private bool _hasBefore;

    public bool HasValue { get; private set; }

    public bool IsCut => _window.IsCut;

    public void Update(in Quote best, long timeNs)
    {
        if (_hasBefore)
        {
            _window.Add(timeNs, Flow(in _before, in best), (long)best.BidSize + best.AskSize, 0, 0);
            HasValue = true;
        }

        _before = best;
        _hasBefore = true;
    }

    public double At(long timeNs)
    {
        _window.RemoveUntil(timeNs - windowNs);
        double meanSize = _window.Count > 0 ? _window.B / 2.0 / _window.Count : 0;
        return meanSize > 0 ? Math.Clamp(_window.A / meanSize, -1, 1) : 0;
    }

    public void Clear()
    {
        _window.Clear();
        _hasBefore = false;
        HasValue = false;
    }

    private static long Flow(in Quote before, in Quote now)
    {
        long flow = 0;
        flow += now.BidTicks >= before.BidTicks ? now.BidSize : 0;
        flow -= now.BidTicks <= before.BidTicks ? before.BidSize : 0;
        flow -= now.AskTicks <= before.AskTicks ? now.AskSize : 0;
        flow += now.AskTicks >= before.AskTicks ? before.AskSize : 0;
        return flow;
    }
}
