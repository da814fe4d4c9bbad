namespace MiaIa.Sdk.Testing;

/// <summary>Builds the longer bars that a feature asked for from base bars, aligned to the session.</summary>
internal sealed class BarBuilder(BarPeriod period)
{
    private Bar _bar;
    private long _startNs;

    public bool IsOpen { get; private set; }

    public long EndNs => _startNs + period.Nanoseconds;

    /// <summary>Takes a base bar that does not end after the open bar.</summary>
    public void Add(in Bar bar, long startNs, long sessionOpenNs)
    {
        if (IsOpen)
        {
            _bar = Merge(in _bar, in bar);
            return;
        }

        long into = (startNs - sessionOpenNs) % period.Nanoseconds;
        _startNs = startNs - (into < 0 ? into + period.Nanoseconds : into);
        _bar = bar with { PeriodSeconds = period.Seconds };
        IsOpen = true;
    }

    public MarketEvent Close()
    {
        IsOpen = false;
        return MarketEvent.Of(EndNs, 0, in _bar, _startNs);
    }

    private static Bar Merge(in Bar a, in Bar b) => a with
    {
        HighTicks = Math.Max(a.HighTicks, b.HighTicks),
        LowTicks = Math.Min(a.LowTicks, b.LowTicks),
        CloseTicks = b.CloseTicks,
        Volume = a.Volume + b.Volume,
        BuyVolume = a.BuyVolume + b.BuyVolume,
        SellVolume = a.SellVolume + b.SellVolume,
        Delta = a.HasDelta && b.HasDelta ? a.Delta + b.Delta : 0,
        DeltaKind = Merge(a.DeltaKind, b.DeltaKind),
        HasPrints = a.HasPrints && b.HasPrints,
        Trades = a.Trades + b.Trades,
        LargeBuyVolume = a.LargeBuyVolume + b.LargeBuyVolume,
        LargeSellVolume = a.LargeSellVolume + b.LargeSellVolume,
    };

    private static DeltaKind Merge(DeltaKind a, DeltaKind b) =>
        a is DeltaKind.None || b is DeltaKind.None ? DeltaKind.None : (DeltaKind)Math.Max((byte)a, (byte)b);
}
