namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Average directional index (Wilder 1978), [0, 100]. Directional movement is taken across a gap of 30 minutes; the
/// true range after it is high minus low. 14 periods need 28 bars. It runs through sessions; the caller starts it
/// anew at a roll.
/// </summary>
/// <param name="period">Length of the smoothing, 1 or more; default 14.</param>
public sealed class DirectionalIndex(int period = 14)
{
    private Bar _previous;
    private long _endNs;
    private bool _hasBar;
    private int _moves;
    private int _indexes;
    private double _range;
    private double _plus;
    private double _minus;
    private double _indexSum;

    /// <summary>Whether there are enough bars.</summary>
    public bool IsReady => _indexes >= period;

    /// <summary>The index; 0 until there are enough bars.</summary>
    public double Value { get; private set; }

    /// <summary>The rising indicator +DI, [0, 100]; 0 until there are period + 1 bars.</summary>
    public double Plus => _moves >= period ? Share(_plus, _range) : 0;

    /// <summary>The falling indicator -DI, [0, 100]; 0 until there are period + 1 bars.</summary>
    public double Minus => _moves >= period ? Share(_minus, _range) : 0;

    /// <summary>Takes the next closed bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="startNs">Its start, nanoseconds UTC.</param>
    /// <param name="endNs">Its end, nanoseconds UTC.</param>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        if (_hasBar)
        {
            double up = (double)bar.HighTicks - _previous.HighTicks;
            double down = (double)_previous.LowTicks - bar.LowTicks;
            double range = AverageTrueRange.TrueRange(in bar, _previous.CloseTicks, MarketGap.Lies(_endNs, startNs));
            Smooth(range, up > down && up > 0 ? up : 0, down > up && down > 0 ? down : 0);
        }

        _hasBar = true;
        _previous = bar;
        _endNs = endNs;
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        _hasBar = false;
        _moves = 0;
        _indexes = 0;
        _range = 0;
        _plus = 0;
        _minus = 0;
        _indexSum = 0;
        Value = 0;
    }

    private void Smooth(double range, double plus, double minus)
    {
        if (_moves < period)
        {
            _moves++;
            _range += range;
            _plus += plus;
            _minus += minus;
        }
        else
        {
            _range += range - (_range / period);
            _plus += plus - (_plus / period);
            _minus += minus - (_minus / period);
        }

        if (_moves == period)
        {
            Average(Share(Math.Abs(Plus - Minus), Plus + Minus));
        }
    }

    private void Average(double index)
    {
        if (_indexes < period)
        {
            _indexes++;
            _indexSum += index;
            Value = _indexes == period ? _indexSum / period : 0;
        }
        else
        {
            Value = (((period - 1) * Value) + index) / period;
        }
    }

    private static double Share(double part, double whole) => whole > 0 ? 100 * part / whole : 0;
}
