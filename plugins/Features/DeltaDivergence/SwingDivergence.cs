using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Divergence at the last two pivots of a side: the price goes further than before, the cumulative delta less far.
/// </summary>
internal sealed class SwingDivergence(int windowBars)
{
    private const int Wing = 2;
    private const double Size = 0.7;

    private readonly Pivots _pivots = new();
    private readonly RollingWindow _deltas = new(Wing + 1);
    private readonly Swing _highs = new();
    private readonly Swing _lows = new();
    private double _cumulative;
    private int _number;

    /// <summary>-.7 at the highs, +.7 at the lows, 0 without a divergence or with both.</summary>
    public double Value { get; private set; }

    public void Add(in Bar bar)
    {
        _cumulative += bar.Delta;
        _deltas.Add(_cumulative);
        _pivots.Add(in bar);
        _number++;
        int at = _number - Wing;
        if (_pivots.IsHigh)
        {
            _highs.Add(_pivots.HighTicks, _deltas.Back(Wing), at);
        }

        if (_pivots.IsLow)
        {
            _lows.Add(-(long)_pivots.LowTicks, -_deltas.Back(Wing), at);
        }

        int oldest = _number - windowBars;
        Value = Size * ((_lows.IsDivergent(oldest) ? 1 : 0) - (_highs.IsDivergent(oldest) ? 1 : 0));
    }

    public void Clear()
    {
        _pivots.Clear();
        _deltas.Clear();
        _highs.Clear();
        _lows.Clear();
        _cumulative = 0;
        _number = 0;
        Value = 0;
    }

    /// <summary>The last two pivots of a side; lows are negated, so that further is always more.</summary>
    private sealed class Swing
    {
        private (long Price, double Delta, int Number) _last;
        private (long Price, double Delta, int Number) _before;
        private int _count;

        public void Add(long price, double delta, int number)
        {
            _before = _last;
            _last = (price, delta, number);
            _count = Math.Min(_count + 1, 2);
        }

        public bool IsDivergent(int oldest) => _count == 2 && _before.Number > oldest
            && _last.Price > _before.Price && _last.Delta < _before.Delta;

        public void Clear() => _count = 0;
    }
}
