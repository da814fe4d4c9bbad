namespace MiaIa.Plugins.Features;

/// <summary>
/// Exponential smoothing of a value that holds until the next one comes: by its half-life in time, or in updates.
/// </summary>
internal sealed class SmoothedImbalance(OrderBookImbalanceOptions options)
{
    private readonly double _ratePerNs =
        options.HalfLifeUpdates is null ? Math.Log(2) / (options.HalfLifeSeconds * 1e9) : 0;

    private readonly double _keptPerUpdate = Math.Pow(2, -1 / (options.HalfLifeUpdates ?? double.PositiveInfinity));
    private double _inForce;
    private double _smoothed;
    private long _sinceNs;

    public int Updates { get; private set; }

    public double At(long timeNs)
    {
        long elapsedNs = timeNs - _sinceNs;
        double kept = elapsedNs > 0 ? Math.Exp(-_ratePerNs * elapsedNs) : 1;
        return _inForce + ((_smoothed - _inForce) * kept);
    }

    public void Update(double value, long timeNs)
    {
        _smoothed = Updates == 0 ? value : _inForce + ((At(timeNs) - _inForce) * _keptPerUpdate);
        _inForce = value;
        _sinceNs = timeNs;
        Updates++;
    }

    public void Clear() => Updates = 0;
}
