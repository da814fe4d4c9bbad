namespace MiaIa.Host.Data;

/// <summary>Mean and standard deviation of numbers as they come (Welford 1962).</summary>
internal struct Spread
{
    private double _squares;

    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean.</summary>
    public double Mean { get; private set; }

    /// <summary>Their standard deviation; 0 below two.</summary>
    public readonly double Deviation => Count < 2 ? 0 : Math.Sqrt(_squares / (Count - 1));

    /// <summary>Adds one.</summary>
    public void Add(double value)
    {
        Count++;
        double step = value - Mean;
        Mean += step / Count;
        _squares += step * (value - Mean);
    }
}
