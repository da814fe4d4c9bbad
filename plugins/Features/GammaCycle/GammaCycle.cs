using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The phase between two monthly expiries of SPX options, counted in trading days, with its factor of the score, [.9, 1.1],
/// and of the size. It needs the calendar alone. On a session date that is no trading day both factors are 1.
/// </summary>
[Plugin("gamma-cycle")]
[Reads(EventKinds.Session | EventKinds.Bar | EventKinds.Decision)]
public sealed class GammaCycle : IFeature, IStateNames
{
    private const int Phases = 5;
    private const int PostExpiryDays = 2;
    private const double LeastFactor = 0.9;
    private const double MostFactor = 1.1;

    private static readonly string[] Names = ["EXPIRY_WEEK", "GAMMA_PEAK", "MODERATE", "NORMAL", "POST_EXPIRY"];

    private readonly int[] _boundaries;
    private readonly double[] _factors;
    private readonly double[] _sizes;
    private GammaPhase _phase;
    private int _days = -1;
    private bool _isTradingDay;

    /// <summary>Computes from session events alone.</summary>
    /// <exception cref="ArgumentException">A list has a wrong length, order or range.</exception>
    public GammaCycle(GammaCycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<int> days = options.BoundariesDays;
        if (days is not [>= 0, _, <= 30] || days[0] >= days[1] || days[1] >= days[2])
        {
            throw new ArgumentException("boundaries-days needs three rising numbers from 0 to 30.", nameof(options));
        }

        Require(options.Factors, "factors", LeastFactor, MostFactor);
        Require(options.Sizes, "sizes", 0, 1);
        _boundaries = [.. days];
        _factors = [.. options.Factors];
        _sizes = [.. options.Sizes];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["phase", "days", "factor", "size-factor"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Session)
        {
            _days = e.Session.DaysToExpiry;
            _isTradingDay = e.Session.IsTradingDay;
            _phase = PhaseOf(_days, e.Session.DaysSinceExpiry);
        }

        if (_days >= 0 && e.Kind is (EventKind.Session or EventKind.Bar or EventKind.Decision))
        {
            values[0] = new FeatureValue((int)_phase, FeatureStatus.Ok, e.TimeNs);
            values[1] = new FeatureValue(_days, FeatureStatus.Ok, e.TimeNs);
            values[2] = new FeatureValue(_isTradingDay ? _factors[(int)_phase] : 1, FeatureStatus.Ok, e.TimeNs);
            values[3] = new FeatureValue(_isTradingDay ? _sizes[(int)_phase] : 1, FeatureStatus.Ok, e.TimeNs);
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == 0 && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private GammaPhase PhaseOf(int days, int sinceExpiry) =>
        sinceExpiry is >= 1 and <= PostExpiryDays ? GammaPhase.PostExpiry
        : days <= _boundaries[0] ? GammaPhase.ExpiryWeek
        : days <= _boundaries[1] ? GammaPhase.GammaPeak
        : days <= _boundaries[2] ? GammaPhase.Moderate
        : GammaPhase.Normal;

    private static void Require(IReadOnlyList<double> values, string name, double least, double most)
    {
        bool isSound = values.Count == Phases && values.All(v => v >= least && v <= most);
        if (!isSound)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{name} needs {Phases} numbers (expiry week, gamma peak, moderate, normal, post-expiry) from {least} to {most}."),
                nameof(values));
        }
    }
}
