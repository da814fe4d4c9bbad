using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The part of the trading day and the factor that the score takes from it: .5 to 1.2, 0 while the market is closed; and the
/// minutes since 18:00 New York, from 0 to 1380, Missing while it is closed. All Missing until the first session event.
/// </summary>
[Plugin("session")]
[Reads(EventKinds.Session | EventKinds.Bar | EventKinds.Decision)]
public sealed class SessionFactor : IFeature, IStateNames
{
    private const double Longest = 2;
    private const double MinuteNs = 60e9;
    private const int WindowOutput = 1;
    private const int MinutesOutput = 3;

    private static readonly string[] Keys =
        ["closed", "after-hours", "overnight", "pre-market", "opening", "mid-day", "power-hour"];

    private static readonly string[] Names =
        ["closed", "after hours", "overnight", "pre-market", "opening", "mid-day", "power hour"];

    private readonly double[] _factors = [0, 0.8, 0.5, 0.8, 1.2, 1.0, 1.2];
    private readonly double[] _thresholdFactors = [1, 1, 1, 1, 1, 1, 1];
    private int _window = -1;
    private long _openNs;

    /// <summary>Computes from session events alone.</summary>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    public SessionFactor(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Learned)
        {
            throw new ArgumentException(
                "learned is on, and factors cannot be learned yet; set it to off.", nameof(options));
        }

        foreach ((string key, double factor) in options.Table)
        {
            _factors[Place(key, factor)] = factor;
        }

        if (options.ThresholdSession)
        {
            _thresholdFactors[(int)SessionWindow.Opening] = 1.2;
            _thresholdFactors[(int)SessionWindow.PowerHour] = 1.2;
            _thresholdFactors[(int)SessionWindow.Overnight] = 0.5;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["factor", "window", "threshold-factor", "minutes"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Session)
        {
            _window = (int)e.Session.Window;
            _openNs = e.Session.OpenNs;
        }

        if (_window >= 0 && e.Kind is (EventKind.Session or EventKind.Bar or EventKind.Decision))
        {
            values[0] = new FeatureValue(_factors[_window], FeatureStatus.Ok, e.TimeNs);
            values[WindowOutput] = new FeatureValue(_window, FeatureStatus.Ok, e.TimeNs);
            values[2] = new FeatureValue(_thresholdFactors[_window], FeatureStatus.Ok, e.TimeNs);
            values[MinutesOutput] = _window == (int)SessionWindow.Closed
                ? FeatureValue.Missing
                : new FeatureValue((e.TimeNs - _openNs) / MinuteNs, FeatureStatus.Ok, e.TimeNs);
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == WindowOutput && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private static int Place(string key, double factor)
    {
        int place = Array.IndexOf(Keys, key, 1);
        if (place < 0)
        {
            throw new ArgumentException(
                $"table names the window '{key}'; there are {string.Join(", ", Keys[1..])}.", nameof(key));
        }

        return factor is >= 0 and <= Longest
            ? place
            : throw new ArgumentException($"table gives {key} a factor outside 0 to 2.", nameof(factor));
    }
}
