namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Writes what a detector says of its setup at a closed bar. Its first outputs are <c>signal</c> (+1 long, -1 short,
/// 0 no setup), <c>target</c> and <c>stop</c> in points (Missing where there is no setup, and where it names none);
/// behind them stands what was measured.
/// </summary>
public readonly ref struct SetupRow
{
    private const int Signal = 0;
    private const int Target = 1;
    private const int Stop = 2;

    private readonly Span<FeatureValue> _values;
    private readonly FeatureStatus _status;
    private readonly long _timeNs;

    /// <summary>Begins a row; all of it is Missing until it is written.</summary>
    /// <param name="values">The detector's part of the row.</param>
    /// <param name="status">How far it can be trusted: the worst of what it rests on.</param>
    /// <param name="timeNs">End of the bar, nanoseconds UTC.</param>
    public SetupRow(Span<FeatureValue> values, FeatureStatus status, long timeNs)
    {
        values.Clear();
        _values = values;
        _status = status;
        _timeNs = timeNs;
    }

    /// <summary>Writes the side of a setup that names no target.</summary>
    /// <param name="side">+1, -1 or 0.</param>
    public void Say(int side) => Put(Signal, side);

    /// <summary>
    /// Writes the side, and the target when it lies ahead of the price; one that lies behind is none.
    /// </summary>
    /// <param name="side">+1, -1 or 0.</param>
    /// <param name="pricePoints">Close of the bar, in points.</param>
    /// <param name="targetPoints">The target, in points.</param>
    public void Say(int side, double pricePoints, double targetPoints)
    {
        Put(Signal, side);
        Aim(Target, side, pricePoints, targetPoints);
    }

    /// <summary>Writes a further target into an output, when it lies ahead of the price.</summary>
    /// <param name="output">Place of the output.</param>
    /// <param name="side">+1, -1 or 0.</param>
    /// <param name="pricePoints">Close of the bar, in points.</param>
    /// <param name="targetPoints">The target, in points.</param>
    public void Aim(int output, int side, double pricePoints, double targetPoints)
    {
        if (side * (targetPoints - pricePoints) > 0)
        {
            Put(output, targetPoints);
        }
    }

    /// <summary>Writes where a setup is wrong, when there is one.</summary>
    /// <param name="side">+1, -1 or 0.</param>
    /// <param name="stopPoints">The stop, in points.</param>
    public void StopAt(int side, double stopPoints)
    {
        if (side != 0)
        {
            Put(Stop, stopPoints);
        }
    }

    /// <summary>Writes something measured.</summary>
    /// <param name="output">Place of the output.</param>
    /// <param name="value">The number.</param>
    public void Put(int output, double value) => _values[output] = new FeatureValue(value, _status, _timeNs);
}
