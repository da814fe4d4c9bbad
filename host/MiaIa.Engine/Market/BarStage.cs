using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Engine.Market;

/// <summary>
/// The bars of one instrument: the base period from prints or from the source's bars, the longer periods from base bars.
/// </summary>
/// <param name="instrument">Number of the instrument.</param>
/// <param name="basePeriod">The base period.</param>
/// <param name="longer">Longer periods, multiples of the base period.</param>
/// <param name="isBuiltFromPrints">Whether prints build the base bars; else the source's bars do.</param>
internal sealed class BarStage(
    short instrument, BarPeriod basePeriod, IEnumerable<BarPeriod> longer, bool isBuiltFromPrints)
{
    private readonly BarBuilder _base = new(basePeriod, instrument);
    private readonly BulkVolume _bulk = new();
    private readonly BarBuilder[] _longer =
    [
        .. longer.Where(p => p.Seconds > basePeriod.Seconds).Distinct().Order().Select(p => new BarBuilder(p, instrument)),
    ];

    private long _baseEndNs = long.MinValue;
    private long _sessionNs = long.MinValue;

    /// <summary>When the next open bar ends, nanoseconds UTC; the end of time when none is open.</summary>
    public long NextEndNs { get; private set; } = long.MaxValue;

    /// <summary>The base period.</summary>
    public BarPeriod BasePeriod => basePeriod;

    /// <summary>Takes the session's clock.</summary>
    public void OnSession(in Session session)
    {
        _sessionNs = session.OpenNs;
        _base.OnSession(in session);
        foreach (BarBuilder builder in _longer)
        {
            builder.OnSession(in session);
        }
    }

    /// <summary>Everything starts anew, at a roll.</summary>
    public void Reset()
    {
        _base.Reset();
        _bulk.Reset();
        foreach (BarBuilder builder in _longer)
        {
            builder.Reset();
        }

        NextEndNs = long.MaxValue;
        _baseEndNs = long.MinValue;
    }

    /// <summary>Adds a print.</summary>
    public void Add(in Trade trade, long timeNs)
    {
        if (isBuiltFromPrints)
        {
            _base.Add(in trade, timeNs);
            NextEndNs = Math.Min(NextEndNs, _base.EndNs);
        }
    }

    /// <summary>
    /// Adds a bar of the source that is finer than the base period. One of the base period is closed already: it goes through
    /// <see cref="AddToLonger"/>.
    /// </summary>
    public void AddFiner(in MarketEvent bar)
    {
        if (!isBuiltFromPrints)
        {
            _base.Add(in bar.Bar, bar.VenueNs);
            NextEndNs = Math.Min(NextEndNs, _base.EndNs);
        }
    }

    /// <summary>
    /// Whether a bar of the source may take the place of prints that a lost feed did not tell: a whole base bar of this session that
    /// begins where the last one ended, or later. What is closed stays as it is.
    /// </summary>
    /// <param name="bar">The bar.</param>
    /// <param name="startNs">Its start, nanoseconds UTC.</param>
    public bool IsMissed(in Bar bar, long startNs) =>
        isBuiltFromPrints && bar.PeriodSeconds == basePeriod.Seconds && startNs >= _baseEndNs && startNs >= _sessionNs
        && (!_base.IsOpen || startNs + (2 * basePeriod.Nanoseconds) <= _base.EndNs);

    /// <summary>Whether a bar of the source is used at all, and is a base bar.</summary>
    public bool IsBaseBar(in Bar bar) => !isBuiltFromPrints && bar.PeriodSeconds == basePeriod.Seconds;

    /// <summary>Whether a bar of the source is used at all, and is finer than the base period.</summary>
    public bool IsFinerBar(in Bar bar) => !isBuiltFromPrints && bar.PeriodSeconds < basePeriod.Seconds;

    /// <summary>Estimates the delta of a base bar that has none.</summary>
    /// <param name="bar">The bar; it counts for the bars after it whether it has a delta or not.</param>
    /// <param name="estimated">The bar with the estimate; default without one.</param>
    /// <returns>False when the bar stays as it is: its delta was measured, or too few bars came before it.</returns>
    public bool TryEstimate(in MarketEvent bar, out MarketEvent estimated)
    {
        estimated = default;
        if (bar.Bar.DeltaKind is not DeltaKind.None)
        {
            // Every bar counts, so that the change of close is always that to the bar before; a measured delta is kept.
            _bulk.Add(in bar.Bar);
            return false;
        }

        if (!_bulk.TryClassify(in bar.Bar, out double delta))
        {
            return false;
        }

        Bar withDelta = bar.Bar with { Delta = delta, DeltaKind = DeltaKind.Estimated };
        estimated = MarketEvent.Of(bar.TimeNs, bar.Instrument, in withDelta, bar.VenueNs);
        return true;
    }

    /// <summary>Adds a base bar to the longer periods.</summary>
    public void AddToLonger(in MarketEvent bar)
    {
        _baseEndNs = bar.TimeNs;
        foreach (BarBuilder builder in _longer)
        {
            if (bar.VenueNs >= builder.ClosedNs)
            {
                builder.Add(in bar.Bar, bar.VenueNs);
                NextEndNs = Math.Min(NextEndNs, builder.EndNs);
            }
        }
    }

    /// <summary>Closes one bar that ends at a moment; shorter ones first.</summary>
    public bool TryClose(long endNs, out MarketEvent bar)
    {
        if (_base.EndNs == endNs)
        {
            MarketEvent closed = _base.Close();
            if (!TryEstimate(in closed, out bar))
            {
                bar = closed;
            }

            AddToLonger(in bar);
            FindNext();
            return true;
        }

        foreach (BarBuilder builder in _longer)
        {
            if (builder.EndNs == endNs)
            {
                bar = builder.Close();
                FindNext();
                return true;
            }
        }

        bar = default;
        return false;
    }

    private void FindNext()
    {
        NextEndNs = _base.EndNs;
        foreach (BarBuilder builder in _longer)
        {
            NextEndNs = Math.Min(NextEndNs, builder.EndNs);
        }
    }
}
