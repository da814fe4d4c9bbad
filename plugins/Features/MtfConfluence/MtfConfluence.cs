using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Battle Navale of closed bars of 1, 5 and 15 minutes, weighed together, [-1, 1], with a bonus when all three agree.
/// A timeframe with fewer than 10 bars since a gap, or finer than the source, is left out and the weights of the others
/// are renormalised, without the bonus; those that are left are aligned when they agree. Partial until all three have 20 bars; Missing when none is left. A timeframe whose delta is
/// estimated counts like another: the status tells which timeframes are there.
/// </summary>
[Plugin("mtf-confluence")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[Bars("1m", "5m", "15m")]
[MaxAge(BaseBars = 2)]
public sealed class MtfConfluence : IFeature, IStateNames
{
    private const int Timeframes = 3;
    private const int WarmBars = 20;
    private const int AlignmentOutput = 1;

    private static readonly string[] Names = ["MIXED", "ALIGNED_UP", "ALIGNED_DOWN"];

    private readonly MtfConfluenceOptions _options;
    private readonly double[] _weights;
    private readonly BarPeriod _period;
    private readonly BarCount[] _bars = [new(60), new(300), new(900)];
    private readonly FeatureInput[] _signals;

    /// <summary>Combines three instances of Battle Navale.</summary>
    /// <exception cref="ArgumentException">There are not three weights, or one is negative, or all are 0.</exception>
    public MtfConfluence(
        MtfConfluenceOptions options,
        BarPeriod period,
        [Input("battle-navale@1m.bn")] FeatureInput minute,
        [Input("battle-navale@5m.bn")] FeatureInput five,
        [Input("battle-navale@15m.bn")] FeatureInput fifteen)
    {
        ArgumentNullException.ThrowIfNull(options);
        bool isSound = options.Weights.Count == Timeframes && options.Weights.All(w => w >= 0) && options.Weights.Sum() > 0;
        if (!isSound)
        {
            throw new ArgumentException("weights needs three numbers (1m, 5m, 15m) from 0 on, not all 0.", nameof(options));
        }

        _options = options;
        _weights = [.. options.Weights];
        _period = period;
        _signals = [minute, five, fifteen];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "alignment", "ratio"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            foreach (BarCount bars in _bars)
            {
                bars.Clear();
            }

            values.Clear();
        }
        else if (e.Kind is EventKind.Bar)
        {
            bool isOurs = e.Bar.PeriodSeconds == _period.Seconds;
            foreach (BarCount bars in _bars)
            {
                isOurs |= bars.TryAdd(in e);
            }

            if (isOurs)
            {
                Write(e.TimeNs, values);
            }
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == AlignmentOutput && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        double sum = 0;
        double signs = 0;
        double weight = 0;
        int usable = 0;
        int up = 0;
        int down = 0;
        bool isWarm = true;
        for (int i = 0; i < Timeframes; i++)
        {
            FeatureValue signal = _signals[i].Value;
            isWarm &= _bars[i].Count >= WarmBars;
            if (!signal.IsUsable)
            {
                continue;
            }

            usable++;
            weight += _weights[i];
            sum += _weights[i] * signal.Value;
            signs += _weights[i] * Math.Sign(signal.Value);
            up += signal.Value >= _options.MinAligned && signal.Value > 0 ? 1 : 0;
            down += -signal.Value >= _options.MinAligned && signal.Value < 0 ? 1 : 0;
        }

        if (weight <= 0)
        {
            values.Clear();
            return;
        }

        Alignment alignment = up == usable ? Alignment.AlignedUp : down == usable ? Alignment.AlignedDown : Alignment.Mixed;
        bool hasBonus = usable == Timeframes && alignment is not Alignment.Mixed;
        FeatureStatus status = isWarm ? FeatureStatus.Ok : FeatureStatus.Partial;
        values[0] = new FeatureValue(hasBonus ? WithBonus(Normalized(sum, weight)) : Normalized(sum, weight), status, timeNs);
        values[AlignmentOutput] = new FeatureValue((int)alignment, status, timeNs);
        values[2] = new FeatureValue(Math.Abs(Normalized(signs, weight)), status, timeNs);
    }

    /// <summary>With all three there the weights add up to 1 as they are.</summary>
    private static double Normalized(double sum, double weight) => Math.Abs(weight - 1) < 1e-9 ? sum : sum / weight;

    private double WithBonus(double score)
    {
        double raised = _options.Bonus is AlignmentBonus.Multiply ? score * (1 + _options.BonusValue)
            : score + (_options.BonusValue * Math.Sign(score));
        return Math.Clamp(raised, -1, 1);
    }
}
