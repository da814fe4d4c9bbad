using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Prices of the last bar, one above the other, at which buyers outweighed the sellers one tick below three times (or
/// sellers the buyers one tick above), [-1, 1]: the longest such stack of at least three rows, over the rows of a full
/// score, buyers less sellers, with its edges in points. On the bar alone. From prints with an aggressor; Estimated where one
/// was inferred; Missing without prints.
/// </summary>
[Plugin("stacked-imbalance")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class StackedImbalance : IFeature
{
    private readonly StackedImbalanceOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly Footprint _footprint = new();

    /// <summary>Computes on the base period.</summary>
    public StackedImbalance(StackedImbalanceOptions options, BarPeriod period, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["score", "rows-bought", "rows-sold", "bought-low", "bought-high", "sold-low", "sold-high"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Trade)
        {
            _footprint.Add(in e.Trade);
        }
        else if (e.Kind is EventKind.Roll)
        {
            _footprint.Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            values.Clear();
            if (_footprint.HasPrints)
            {
                Write(e.TimeNs, values);
            }

            _footprint.Clear();
        }
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        FeatureStatus status = _footprint.IsInferred ? FeatureStatus.Estimated : FeatureStatus.Ok;
        (int bought, int boughtLow) = Longest(1);
        (int sold, int soldLow) = Longest(-1);
        values[0] = new FeatureValue(Share(bought) - Share(sold), status, timeNs);
        values[1] = new FeatureValue(bought, status, timeNs);
        values[2] = new FeatureValue(sold, status, timeNs);
        WriteEdges(values.Slice(3, 2), bought, boughtLow, status, timeNs);
        WriteEdges(values.Slice(5, 2), sold, soldLow, status, timeNs);
    }

    private void WriteEdges(Span<FeatureValue> edges, int rows, int lowTicks, FeatureStatus status, long timeNs)
    {
        if (rows >= _options.Rows)
        {
            edges[0] = new FeatureValue(lowTicks * _pointsPerTick, status, timeNs);
            edges[1] = new FeatureValue((lowTicks + rows - 1) * _pointsPerTick, status, timeNs);
        }
    }

    private double Share(int rows) => rows >= _options.Rows ? Math.Min(rows / (double)_options.FullRows, 1) : 0;

    /// <summary>The longest run of rows of a side; of equal ones the one nearest to where that side pushes to.</summary>
    private (int Rows, int LowTicks) Longest(int side)
    {
        int best = 0;
        int bestLow = 0;
        int run = 0;
        for (int price = _footprint.LowTicks; price <= _footprint.HighTicks; price++)
        {
            run = IsImbalanced(price, side) ? run + 1 : 0;
            if (run > best || (side > 0 && run > 0 && run == best))
            {
                best = run;
                bestLow = price - run + 1;
            }
        }

        return (best, bestLow);
    }

    private bool IsImbalanced(int price, int side)
    {
        int here = side > 0 ? _footprint.Bought(price) : _footprint.Sold(price);
        int other = price - side;
        bool isInside = other >= _footprint.LowTicks && other <= _footprint.HighTicks;
        int against = !isInside ? 0 : side > 0 ? _footprint.Sold(other) : _footprint.Bought(other);
        return here >= _options.LeastContracts && here >= _options.Ratio * against;
    }
}
