using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Follows the price out of a squeeze of the VWAP bands: before the bar two deviations were below .6 % of the price and at their
/// least of 60 bars, then it closes outside one deviation (as it stands after the bar) with one and a half times the usual volume.
/// Stop and target by the range of the market. Measures of strength: twice the volume, and bands half as wide.
/// </summary>
[Plugin("vwap-squeeze-break")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
public sealed class VwapSqueezeBreak : IStrategy
{
    internal const string SessionOpen = "18:00";
    private const string RegularOpen = "09:30";

    private readonly VwapSqueezeBreakOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _vwap;
    private readonly FeatureInput _sigma;
    private readonly FeatureInput _volumeRatio;
    private readonly SetupRules _rules;
    private readonly SessionAnchor _anchor = new();
    private readonly Squeeze _squeeze;

    /// <summary>Takes its settings and the outputs of other features that it reads.</summary>
    /// <exception cref="ArgumentException">
    /// The bounds of the stop are not in rising order, or the anchor is neither 18:00 nor 09:30.
    /// </exception>
    public VwapSqueezeBreak(
        VwapSqueezeBreakOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("vwap-trend.vwap")] FeatureInput vwap,
        [Input("vwap-trend.sigma")] FeatureInput sigma,
        [Input("volume-confirmation.volume-ratio")] FeatureInput volumeRatio,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        if (options.Anchor is not (SessionOpen or RegularOpen))
        {
            throw new ArgumentException($"anchor is '{options.Anchor}'; write 18:00 or 09:30.", nameof(options));
        }

        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _vwap = vwap;
        _sigma = sigma;
        _volumeRatio = volumeRatio;
        _squeeze = new Squeeze(options.WindowBars);
        _rules = new SetupRules(options, period, instrument, callWall, putWall, vwap, sigma, volumeRatio);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["VWAP_SQUEEZE"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Session:
                _anchor.Announce(_options.Anchor is SessionOpen ? e.Session.OpenNs : e.Session.RegularOpenNs);
                break;
            case EventKind.Roll:
                _anchor.Forget();
                _squeeze.Clear();
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                Measure(e.VenueNs);
                break;
        }

        if (_rules.Take(in e))
        {
            _rules.Arm(Trigger(e.Bar.CloseTicks));
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal) =>
        _rules.TryPropose(in point, out proposal);

    /// <inheritdoc />
    public void Grade(in SetupEvidence evidence, ref Proposal proposal) => _rules.Grade(in evidence, ref proposal);

    /// <inheritdoc />
    public void OnTripEnd(in TripEnd trip) => _rules.OnTripEnd(in trip);

    /// <summary>A bar without bands breaks the row of those that are compared.</summary>
    private void Measure(long startNs)
    {
        if (_anchor.IsFirst(startNs) || !_sigma.Value.IsUsable)
        {
            _squeeze.Clear();
        }

        if (_sigma.Value is { IsUsable: true } sigma)
        {
            _squeeze.Add(sigma.Value);
        }
    }

    private SetupTrigger Trigger(int closeTicks)
    {
        double close = closeTicks * _pointsPerTick;
        double fromVwap = close - _vwap.Value.Value;
        double ratio = _volumeRatio.Value.Value;
        if (_squeeze.LeastPoints is not { } least || !IsNarrow(least, close, _options.NarrowPercent)
            || Math.Abs(fromVwap) <= _sigma.Value.Value || ratio < _options.VolumeRatio)
        {
            return SetupTrigger.None;
        }

        bool isStrong = IsNarrow(least, close, _options.StrongNarrowPercent);
        return new SetupTrigger((Side)Math.Sign(fromVwap), SetupQuality.Of(ratio >= _options.StrongVolumeRatio, isStrong));
    }

    private static bool IsNarrow(double deviation, double price, double percent) => 2 * deviation < percent / 100 * price;
}
