namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Whether aggressors were absorbed over the last three bars: they sold (the deltas add up to less than 0, and to at
/// least a share of the volume), yet the last close is not below the open of the first bar; mirrored for buyers.
/// </summary>
/// <param name="leastShare">Least share of the delta in the volume, from 0 to 1; default .2.</param>
public sealed class Absorption(double leastShare = 0.2)
{
    private const int Bars = 3;

    private readonly double[] _deltas = new double[Bars];
    private readonly long[] _volumes = new long[Bars];
    private readonly int[] _opensTicks = new int[Bars];
    private readonly FeatureStatus[] _statuses = new FeatureStatus[Bars];
    private int _next;
    private int _count;

    /// <summary>Whether there are three bars.</summary>
    public bool IsReady => _count == Bars;

    /// <summary>+1 when selling was absorbed, -1 when buying was, else 0; 0 until there are three bars.</summary>
    public int Side { get; private set; }

    /// <summary>Sum of the deltas over the volume of the three bars, [-1, 1]; 0 without volume.</summary>
    public double DeltaShare { get; private set; }

    /// <summary>
    /// How far it can be trusted: as far as the worst of the three deltas. Missing until there are three bars, and
    /// when one of them has no delta; the side then rests on the others.
    /// </summary>
    public FeatureStatus Status { get; private set; }

    /// <summary>Takes the next closed bar.</summary>
    /// <param name="bar">The bar.</param>
    public void Add(in Bar bar)
    {
        _deltas[_next] = bar.HasDelta ? bar.Delta : 0;
        _volumes[_next] = bar.Volume;
        _opensTicks[_next] = bar.OpenTicks;
        _statuses[_next] = bar.DeltaStatus;
        _next = _next + 1 == Bars ? 0 : _next + 1;
        _count = Math.Min(_count + 1, Bars);
        if (IsReady)
        {
            Judge(bar.CloseTicks);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _next = 0;
        _count = 0;
        Side = 0;
        DeltaShare = 0;
        Status = FeatureStatus.Missing;
    }

    private void Judge(int closeTicks)
    {
        double delta = 0;
        long volume = 0;
        Status = FeatureStatus.Ok;
        for (int back = 1; back <= Bars; back++)
        {
            // From the newest back, so that the same bars give the same sum wherever the ring stands.
            int i = (_next - back + Bars) % Bars;
            delta += _deltas[i];
            volume += _volumes[i];
            Status = FeatureValue.Worse(Status, _statuses[i]);
        }

        // The place that comes next is that of the oldest bar.
        int against = -Math.Sign(delta);
        bool isHeld = against * closeTicks.CompareTo(_opensTicks[_next]) >= 0;
        DeltaShare = volume > 0 ? delta / volume : 0;
        Side = volume > 0 && Math.Abs(DeltaShare) >= leastShare && isHeld ? against : 0;
    }
}
