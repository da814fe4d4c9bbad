using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A factor of the score by the level of VIX, [.85, 1.05]. VIX is good for five minutes, a daily value (Estimated) for
/// its session date; Missing without. Missing too while volatility-regime multiplies the score itself, so that nothing
/// counts volatility twice: a factor that is Missing stops trading.
/// </summary>
[Plugin("vix-bands")]
[Reads(EventKinds.Session | EventKinds.Decision | EventKinds.Bar)]
[Reads(EventKinds.Index, Instrument = "VIX")]
public sealed class VixBands : IFeature
{
    private readonly double[] _limits;
    private readonly double[] _factors;
    private readonly FeatureInput _onScore;
    private readonly LastIndex _vix = new();

    /// <summary>Computes on VIX.</summary>
    /// <exception cref="ArgumentException">The limits do not rise, or there is not one factor more than limits.</exception>
    public VixBands(VixBandsOptions options, [Optional] [Input("volatility-regime.on-score")] FeatureInput onScore)
    {
        ArgumentNullException.ThrowIfNull(options);
        _limits = [.. options.Limits];
        _factors = [.. options.Factors];
        _onScore = onScore;
        bool isRising = _limits.Zip(_limits.Skip(1)).All(pair => pair.First < pair.Second) && _limits.All(l => l > 0);
        if (!isRising || _factors.Length != _limits.Length + 1)
        {
            throw new ArgumentException("limits: numbers above 0 that rise; factors: one more than limits.", nameof(options));
        }

        if (_factors.Any(f => f is not (>= 0.5 and <= 1.5)))
        {
            throw new ArgumentException("factors: a factor is a number from .5 to 1.5.", nameof(options));
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["factor", "band"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Session:
                _vix.OnSession(in e.Session);
                Write(e.TimeNs, values);
                break;
            case EventKind.Index:
                _vix.Set(in e.Index, e.TimeNs);
                Write(e.TimeNs, values);
                break;
            case EventKind.Bar or EventKind.Decision:
                Write(e.TimeNs, values);
                break;
        }
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        values.Clear();
        bool isCounted = _onScore.Value is { IsUsable: true, Value: not 0 };
        if (_vix.At(timeNs) is not { } vix || isCounted)
        {
            return;
        }

        int band = 0;
        while (band < _limits.Length && vix >= _limits[band])
        {
            band++;
        }

        FeatureStatus status = _vix.IsDaily ? FeatureStatus.Estimated : FeatureStatus.Ok;
        values[0] = new FeatureValue(_factors[band], status, timeNs);
        values[1] = new FeatureValue(band, status, timeNs);
    }
}
