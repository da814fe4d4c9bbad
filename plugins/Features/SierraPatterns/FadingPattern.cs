namespace MiaIa.Plugins.Features;

/// <summary>A pattern that fades: of those that are still alive the largest counts.</summary>
internal sealed class FadingPattern(int decayBars)
{
    /// <summary>Strengths by age; place 0 is the one that the last bar completed.</summary>
    private readonly double[] _strengths = new double[decayBars];

    /// <summary>The largest live value, from 0 to 1.</summary>
    public double Value { get; private set; }

    /// <summary>A bar closed; it completed the pattern with a strength, or did not (0).</summary>
    public void Add(double strength)
    {
        Array.Copy(_strengths, 0, _strengths, 1, decayBars - 1);
        _strengths[0] = strength;
        Value = 0;
        for (int age = 0; age < decayBars; age++)
        {
            Value = Math.Max(Value, _strengths[age] * (1 - ((double)age / decayBars)));
        }
    }

    public void Clear()
    {
        Array.Clear(_strengths);
        Value = 0;
    }
}
