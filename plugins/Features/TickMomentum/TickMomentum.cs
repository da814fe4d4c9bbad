using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Which side takes liquidity in the last prints, [-1, 1]: by their number and by their volume. A print without an
/// aggressor counts as no side. Missing until the window is full, and anew after a gap of 30 minutes and a roll;
/// Estimated when any aggressor in the window was inferred.
/// </summary>
[Plugin("tick-momentum")]
[Reads(EventKinds.Trade | EventKinds.Roll)]
[MaxAge(Seconds = 10)]
public sealed class TickMomentum : IFeature
{
    /// <summary>More prints than the busiest second of a day brings; only a window in seconds comes near it.</summary>
    private const int MostPrints = 1 << 20;

    private readonly int _prints;
    private readonly long _windowNs;
    private readonly double _countWeight;

    /// <summary>Signs, signed sizes, sizes, inferred aggressors.</summary>
    private readonly TimedSums _window;
    private long _lastNs;

    /// <summary>Computes on the prints of the traded instrument.</summary>
    public TickMomentum(TickMomentumOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _prints = options.WindowPrints;
        _windowNs = (long)((options.WindowSeconds ?? 0) * 1e9);
        _countWeight = options.CountWeight;
        _window = new TimedSums(_windowNs > 0 ? MostPrints : options.WindowPrints + 1);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "by-count", "by-volume"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _window.Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Trade)
        {
            Add(in e);
            if (_window.Count >= _prints)
            {
                Write(e.TimeNs, values);
            }
            else
            {
                values.Clear();
            }
        }
    }

    private void Add(in MarketEvent e)
    {
        if (_window.Count > 0 && MarketGap.Lies(_lastNs, e.TimeNs))
        {
            _window.Clear();
        }

        ref readonly Trade print = ref e.Trade;
        long sign = (long)print.Aggressor;
        _window.Add(e.TimeNs, sign, sign * print.Size, print.Size, print.IsAggressorInferred ? 1 : 0);
        _lastNs = e.TimeNs;
        if (_windowNs > 0)
        {
            _window.RemoveUntil(e.TimeNs - _windowNs);
        }
        else if (_window.Count > _prints)
        {
            _window.RemoveOldest();
        }
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        double byCount = _window.A / (double)_window.Count;
        double byVolume = _window.C > 0 ? _window.B / (double)_window.C : 0;
        FeatureStatus status = _window.IsCut ? FeatureStatus.Partial
            : _window.D > 0 ? FeatureStatus.Estimated : FeatureStatus.Ok;
        double score = (_countWeight * byCount) + ((1 - _countWeight) * byVolume);
        values[0] = new FeatureValue(Math.Clamp(score, -1, 1), status, timeNs);
        values[1] = new FeatureValue(byCount, status, timeNs);
        values[2] = new FeatureValue(byVolume, status, timeNs);
    }
}
