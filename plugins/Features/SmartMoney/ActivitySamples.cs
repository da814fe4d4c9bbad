namespace MiaIa.Plugins.Features;

/// <summary>Weighted volume at the ends of the last twenty minutes.</summary>
internal sealed class ActivitySamples
{
    public const int Minutes = 20;
    public const long MinuteNs = 60_000_000_000;

    private readonly double[] _samples = new double[Minutes];
    private int _next;
    private int _count;

    public bool IsFull => _count == Minutes;

    /// <summary>Mean of what there is, summed from the oldest; 0 when there is nothing.</summary>
    public double Mean { get; private set; }

    public void Add(double volume)
    {
        _samples[_next] = volume;
        _next = _next + 1 == Minutes ? 0 : _next + 1;
        _count = Math.Min(_count + 1, Minutes);
        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            sum += _samples[(_next - _count + i + Minutes) % Minutes];
        }

        Mean = sum / _count;
    }

    public void Clear()
    {
        _count = 0;
        _next = 0;
        Mean = 0;
    }
}
