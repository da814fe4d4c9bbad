using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Follows the flow where it contradicts the price, [-1, 1]: over the last bars the price correlates with time in one
/// direction and the running delta in the other. Missing for 10 bars, and while any delta of the window is absent or
/// estimated from prices, since that could only repeat the price; Estimated where aggressors were inferred.
/// </summary>
[Plugin("delta-divergence")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class DeltaDivergence : IFeature
{
    private const int RecentBars = 3;

    private readonly DeltaDivergenceOptions _options;
    private readonly BarPeriod _period;
    private readonly RollingWindow _time;
    private readonly RollingWindow _closes;
    private readonly RollingWindow _deltas;
    private readonly RollingWindow _running;
    private readonly RollingWindow _volumes;
    private readonly RollingWindow _statuses;
    private readonly SwingDivergence? _swing;

    /// <summary>Computes on the base period.</summary>
    public DeltaDivergence(DeltaDivergenceOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _period = period;
        int bars = options.WindowBars;
        _time = new RollingWindow(bars);
        _closes = new RollingWindow(bars);
        _deltas = new RollingWindow(bars);
        _running = new RollingWindow(bars);
        _volumes = new RollingWindow(bars);
        _statuses = new RollingWindow(bars);
        _swing = options.Swing ? new SwingDivergence(bars) : null;
        for (int i = 0; i < bars; i++)
        {
            _time.Add(i);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "price-correlation", "delta-correlation"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            Add(in e.Bar);
            Write(e.TimeNs, values);
        }
    }

    private void Add(in Bar bar)
    {
        bool isMeasured = bar.DeltaKind is DeltaKind.Exact or DeltaKind.Inferred;
        _closes.Add(bar.CloseTicks);
        _deltas.Add(bar.Delta);
        _volumes.Add(bar.Volume);
        _statuses.Add((int)(isMeasured ? bar.DeltaStatus : FeatureStatus.Missing));
        _swing?.Add(in bar);
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        FeatureStatus status = _closes.IsFull ? WorstStatus() : FeatureStatus.Missing;
        if (status is FeatureStatus.Missing)
        {
            values.Clear();
            return;
        }

        Accumulate();
        double price = RollingWindow.Correlation(_time, _closes);
        double delta = RollingWindow.Correlation(_time, _running);
        values[0] = new FeatureValue(Score(price, delta), status, timeNs);
        values[1] = new FeatureValue(price, status, timeNs);
        values[2] = new FeatureValue(delta, status, timeNs);
    }

    private double Score(double price, double delta)
    {
        double size = Math.Min(Math.Abs(price), Math.Abs(delta));
        if (price * delta < 0 && size >= _options.MinCorrelation)
        {
            double recent = 0;
            for (int i = 0; i < RecentBars; i++)
            {
                recent += _volumes.Back(i) / RecentBars;
            }

            return Math.Sign(delta) * size * (recent >= _volumes.Mean() ? 1 : _options.QuietFactor);
        }

        return _swing?.Value ?? 0;
    }

    /// <summary>The sum of the deltas since the window began, at each of its bars.</summary>
    private void Accumulate()
    {
        double sum = 0;
        for (int i = 0; i < _deltas.Count; i++)
        {
            sum += _deltas[i];
            _running.Add(sum);
        }
    }

    private FeatureStatus WorstStatus()
    {
        FeatureStatus worst = FeatureStatus.Ok;
        for (int i = 0; i < _statuses.Count; i++)
        {
            worst = FeatureValue.Worse(worst, (FeatureStatus)(int)_statuses[i]);
        }

        return worst;
    }

    private void Clear()
    {
        _closes.Clear();
        _deltas.Clear();
        _volumes.Clear();
        _statuses.Clear();
        _swing?.Clear();
    }
}
