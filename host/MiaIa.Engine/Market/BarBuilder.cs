using MiaIa.Sdk;

namespace MiaIa.Engine.Market;

/// <summary>
/// Builds the bars of one period from prints or from finer bars: [start, end), aligned to the session's clock, none without
/// a trade. It closes when told, never by itself, and a closed bar is never changed.
/// </summary>
/// <param name="period">The period.</param>
/// <param name="instrument">Number of the instrument.</param>
public sealed class BarBuilder(BarPeriod period, short instrument)
{
    private const int LargeSize = 10;

    private long _anchorNs;
    private long _sessionEndNs = long.MaxValue;
    private long _startNs;
    private long _delta;
    private double _estimatedDelta;
    private int _open;
    private int _high;
    private int _low;
    private int _close;
    private int _volume;
    private int _buy;
    private int _sell;
    private int _trades;
    private int _largeBuy;
    private int _largeSell;
    private DeltaKind _deltaKind;
    private bool _hasPrints;

    /// <summary>The period.</summary>
    public BarPeriod Period => period;

    /// <summary>When the open bar ends, nanoseconds UTC; the end of time when none is open.</summary>
    public long EndNs { get; private set; } = long.MaxValue;

    /// <summary>When the last closed bar ended, nanoseconds UTC; the beginning of time before the first.</summary>
    public long ClosedNs { get; private set; } = long.MinValue;

    /// <summary>Whether a bar is open.</summary>
    public bool IsOpen => EndNs != long.MaxValue;

    /// <summary>Takes the session's clock: bars count from its opening, and none goes beyond its end.</summary>
    public void OnSession(in Session session)
    {
        const long SessionNs = 23L * 3600 * 1_000_000_000;
        _anchorNs = session.OpenNs;
        _sessionEndNs = session.OpenNs + SessionNs;
    }

    /// <summary>Throws the open bar away, at a roll.</summary>
    public void Reset() => (EndNs, ClosedNs) = (long.MaxValue, long.MinValue);

    /// <summary>Adds a print.</summary>
    public void Add(in Trade trade, long timeNs)
    {
        if (!IsOpen)
        {
            Begin(trade.PriceTicks, timeNs);
        }

        Extend(trade.PriceTicks, trade.PriceTicks, trade.PriceTicks, trade.Size);
        _hasPrints = true;
        _trades++;
        if (trade.Aggressor is Side.None)
        {
            return;
        }

        bool isLarge = trade.Size >= LargeSize;
        bool isBuy = trade.Aggressor is Side.Buy;
        _buy += isBuy ? trade.Size : 0;
        _sell += isBuy ? 0 : trade.Size;
        _largeBuy += isBuy && isLarge ? trade.Size : 0;
        _largeSell += !isBuy && isLarge ? trade.Size : 0;
        _delta = _buy - _sell;
        DeltaKind kind = trade.IsAggressorInferred ? DeltaKind.Inferred : DeltaKind.Exact;
        _deltaKind = kind > _deltaKind ? kind : _deltaKind;
    }

    /// <summary>Adds a finer bar.</summary>
    public void Add(in Bar bar, long startNs)
    {
        bool isFirst = !IsOpen;
        if (isFirst)
        {
            Begin(bar.OpenTicks, startNs);
            _deltaKind = bar.DeltaKind;
            _hasPrints = bar.HasPrints;
        }

        Extend(bar.HighTicks, bar.LowTicks, bar.CloseTicks, bar.Volume);
        _trades += bar.Trades;
        _buy += bar.BuyVolume;
        _sell += bar.SellVolume;
        _largeBuy += bar.LargeBuyVolume;
        _largeSell += bar.LargeSellVolume;
        _estimatedDelta += bar.Delta;
        _hasPrints &= bar.HasPrints;

        // A part without delta leaves the whole without one; else the least certain part decides.
        _deltaKind = bar.DeltaKind is DeltaKind.None || _deltaKind is DeltaKind.None
            ? DeltaKind.None
            : bar.DeltaKind > _deltaKind ? bar.DeltaKind : _deltaKind;
    }

    /// <summary>Closes the open bar.</summary>
    public MarketEvent Close()
    {
        double delta = _deltaKind is DeltaKind.None ? 0 : _estimatedDelta + _delta;
        Bar bar = new(
            period.Seconds, _open, _high, _low, _close, _volume, _buy, _sell, delta, _deltaKind, _hasPrints, _trades,
            _largeBuy, _largeSell);
        long endNs = EndNs;
        (EndNs, ClosedNs) = (long.MaxValue, endNs);
        return MarketEvent.Of(endNs, instrument, in bar, _startNs);
    }

    private void Begin(int priceTicks, long timeNs)
    {
        long offset = (timeNs - _anchorNs) % period.Nanoseconds;
        _startNs = timeNs - (offset < 0 ? offset + period.Nanoseconds : offset);
        EndNs = _startNs + period.Nanoseconds;
        if (timeNs < _sessionEndNs && EndNs > _sessionEndNs)
        {
            EndNs = _sessionEndNs;
        }

        (_open, _high, _low, _close) = (priceTicks, priceTicks, priceTicks, priceTicks);
        (_volume, _buy, _sell, _trades, _largeBuy, _largeSell) = (0, 0, 0, 0, 0, 0);
        (_delta, _estimatedDelta, _deltaKind, _hasPrints) = (0, 0, DeltaKind.None, false);
    }

    private void Extend(int high, int low, int close, int volume)
    {
        _high = Math.Max(_high, high);
        _low = Math.Min(_low, low);
        _close = close;
        _volume += volume;
    }
}
