using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The strike that hedging draws price to before it expires (Avellaneda and Lipkin 2003; Ni, Pearson and Poteshman 2005; of futures
/// Golez and Jackwerth 2012), [-1, 1]: nearness to the strike of largest exposure among the expiries of the next days, times how far it stands out,
/// times .12 less a day; positive when the strike lies above. Only while the net exposure of these expiries is positive, else 0. At
/// closed base bars, and between them once a second. Class: weak from .3, moderate .5, strong .7, extreme .9. Missing without a
/// chain, a spot or a basis, and when the near expiries have rows but too few valid ones; Stale as these are.
/// </summary>
[Plugin("gamma-pin")]
[Reads(EventKinds.Bar | EventKinds.Quote | EventKinds.Roll | EventKinds.Decision)]
public sealed class GammaPin : IBackgroundFeature, IStateNames
{
    private const string Index = "SPX";
    private const double LeastReachTicks = 5;
    private const double ReachShare = 0.0015;
    private const double DayLoss = 0.12;
    private const double MinuteNs = 60e9;
    private const int ClassOutput = 1;

    private static readonly string[] Classes = ["none", "weak", "moderate", "strong", "extreme"];
    private static readonly double[] ClassFrom = [0.9, 0.7, 0.5, 0.3];

    private readonly GammaPinOptions _options;
    private readonly Instruments _instruments;
    private readonly DecisionPrice _price;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _basis;
    private readonly FigureSet _figures = new(PinFigure.Count);
    private readonly long _maxAgeNs;
    private bool _hasChain;
    private long _knownNs;

    /// <summary>Reads the chain of SPX.</summary>
    public GammaPin(
        GammaPinOptions options, Instruments instruments, BarPeriod period, [Input("gamma-levels.basis")] FeatureInput basis)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instruments);
        _options = options;
        _instruments = instruments;
        _price = new DecisionPrice(period);
        _pointsPerTick = instruments.Traded.PointsPerTick;
        _basis = basis;
        _maxAgeNs = (long)(options.MaxAgeMinutes * MinuteNs);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["value", "class", "strike", "distance-ticks", "strength", "days", "net-gex"];

    /// <inheritdoc />
    public IBackgroundWork CreateWork() => new GammaPinWork(_options, _instruments.Find(Index)?.Id ?? short.MinValue);

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == ClassOutput && value >= 0 && value < Classes.Length ? Classes[(int)value] : null;

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Figures when _figures.Add(in e.Figures):
                (_hasChain, _knownNs) = (true, e.TimeNs);
                break;
            case EventKind.Quote:
                _price.OnQuote(in e.Quote, e.TimeNs);
                break;
            case EventKind.Bar:
                _price.OnBar(in e.Bar, e.TimeNs);
                break;
            case EventKind.Decision when _price.IsDue(e.TimeNs):
                Write(e.TimeNs, values);
                break;
            case EventKind.Roll:
                _hasChain = false;
                _price.Clear();
                values.Clear();
                break;
        }
    }

    private void Write(long nowNs, Span<FeatureValue> values)
    {
        values.Clear();
        FeatureValue basis = _basis.Value;
        if (!_hasChain || !_price.HasPrice || Figure(PinFigure.IsJudged) < 1 || basis.Status is FeatureStatus.Missing)
        {
            return;
        }

        FeatureStatus status = FeatureValue.Worse(nowNs - _knownNs > _maxAgeNs ? FeatureStatus.Stale : FeatureStatus.Ok, basis.Status);
        double net = Figure(PinFigure.Net);
        if (!(net > 0))
        {
            Set(values, 0, 0, status, nowNs);
            Set(values, ClassOutput, (double)PinClass.None, status, nowNs);
            Set(values, 6, net, status, nowNs);
            return;
        }

        double price = _price.TicksAt(nowNs) * _pointsPerTick;
        double strike = Figure(PinFigure.Strike) + basis.Value;
        double spot = price - basis.Value;
        double reach = Math.Max(LeastReachTicks * _pointsPerTick, ReachShare * spot);
        double tau = 1 - (DayLoss * Figure(PinFigure.Days));
        double quality = Math.Max(0, 1 - (Math.Abs(price - strike) / reach)) * Figure(PinFigure.Strength) * tau;
        Set(values, 0, Math.Sign(strike - price) * quality, status, nowNs);
        Set(values, ClassOutput, ClassOf(quality), status, nowNs);
        Set(values, 2, strike, status, nowNs);
        Set(values, 3, (price - strike) / _pointsPerTick, status, nowNs);
        Set(values, 4, Figure(PinFigure.Strength), status, nowNs);
        Set(values, 5, Figure(PinFigure.Days), status, nowNs);
        Set(values, 6, net, status, nowNs);
    }

    private static double ClassOf(double quality)
    {
        int place = 0;
        while (place < ClassFrom.Length && quality < ClassFrom[place])
        {
            place++;
        }

        return (double)PinClass.Extreme - place;
    }

    private double Figure(int place) => _figures.Values[place];

    private static void Set(Span<FeatureValue> values, int output, double value, FeatureStatus status, long timeNs) =>
        values[output] = double.IsFinite(value) ? new FeatureValue(value + 0.0, status, timeNs) : FeatureValue.Missing; // no negative zero
}
