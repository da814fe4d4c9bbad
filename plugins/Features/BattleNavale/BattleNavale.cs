using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Battle Navale on bars of one length: bases (boxes in which the price rested), the battle of Vikings (buyers) and
/// Defenders (sellers), and the golden rule that a base must hold. Together they give the signal <c>bn</c>, [-1, 1].
/// Missing for 10 bars, and anew after a gap of 30 minutes and a roll; Partial where bars have no delta, Estimated
/// where it is estimated. The average true range goes on over gaps, since only a roll ends it.
/// </summary>
/// <remarks>
/// Where the method leaves a choice: a base with nothing before it is neutral; a developing base is given up on the bar
/// that is 20 behind its last one; a protected base is gone on the bar that is 60 behind the one that broke it; a bar
/// without a delta takes the delta from the direction of every base that it belongs to.
/// </remarks>
[Plugin("battle-navale")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class BattleNavale : IFeature, IStateNames
{
    private const int WarmUpBars = 10;

    private readonly BattleNavaleOptions _options;
    private readonly int _periodSeconds;
    private readonly double _pointsPerTick;
    private readonly AverageTrueRange _atr = new();
    private readonly BarHistory _bars = new();
    private readonly BaseTracker _bases;
    private readonly Battle _battle = new();
    private readonly GoldenRule _rule;
    private long _endNs;
    private int _brokeUpAt;
    private int _brokeDownAt;

    /// <summary>Computes on bars of the period of its options, else on base bars.</summary>
    public BattleNavale(BattleNavaleOptions options, Instrument instrument, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _periodSeconds = (options.Bar ?? period).Seconds;
        _pointsPerTick = instrument.PointsPerTick;
        _bases = new BaseTracker(options);
        _rule = new GoldenRule(options);
        Clear();
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = BattleOutputs.Names;

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _atr.Reset();
            Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _periodSeconds)
        {
            Add(in e);
            values.Clear();
            if (_bars.Count >= WarmUpBars)
            {
                Write(e.TimeNs, values);
            }
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) => BattleOutputs.NameOf(output, value);

    private void Add(in MarketEvent e)
    {
        if (_bars.Count > 0 && MarketGap.Lies(_endNs, e.VenueNs))
        {
            Clear();
        }

        _endNs = e.TimeNs;
        _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
        _bars.Add(in e.Bar);
        _bases.Update(_bars, _atr.SoFarTicks);
        _battle.Update(_bars);
        _rule.Update(in e.Bar, _bars.Last, _bases, _battle.Lead);
        _brokeUpAt = _bases.Break > 0 ? _bars.Last : _brokeUpAt;
        _brokeDownAt = _bases.Break < 0 ? _bars.Last : _brokeDownAt;
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        bool hasBase = TryBase(out BaseBox box);
        BattleSignal signal = new(_battle.Lead, _rule.Trend, hasBase ? box.Direction : 0, hasBase ? box.Quality : 0, _options.Threshold);
        FeatureStatus delta = hasBase ? FeatureValue.Worse(_battle.DeltaStatus, box.DeltaStatus) : _battle.DeltaStatus;
        BattleOutputs row = new(values, delta is FeatureStatus.Missing ? FeatureStatus.Partial : delta, timeNs);
        int closeTicks = _bars[_bars.Last].CloseTicks;
        row.Set(BattleOutput.Bn, signal.Value);
        row.Set(BattleOutput.Outcome, (int)signal.StatusOf(hasBase, _battle.Force));
        row.Set(BattleOutput.Trend, _rule.Trend);
        row.Set(BattleOutput.BaseDirection, signal.BaseDirection);
        row.Set(BattleOutput.BaseQuality, signal.BaseQuality);
        if (hasBase)
        {
            row.Set(BattleOutput.BaseLow, box.LowTicks * _pointsPerTick);
            row.Set(BattleOutput.BaseHigh, box.HighTicks * _pointsPerTick);
        }

        if (_rule.Green.IsAlive)
        {
            row.Set(BattleOutput.MethodStopLong, _rule.Green.StopTicks(closeTicks));
            row.Set(BattleOutput.GreenHeight, _rule.Green.Box.HeightTicks);
        }

        if (_rule.Red.IsAlive)
        {
            row.Set(BattleOutput.MethodStopShort, _rule.Red.StopTicks(closeTicks));
            row.Set(BattleOutput.RedHeight, _rule.Red.Box.HeightTicks);
        }

        row.Set(BattleOutput.VetoLong, _rule.IsLongVetoed);
        row.Set(BattleOutput.VetoShort, _rule.IsShortVetoed);
        row.Set(BattleOutput.ExitShort, _rule.Red.IsAlive && IsRunning(1));
        row.Set(BattleOutput.ExitLong, _options.LongExit && _rule.Green.IsAlive && IsRunning(-1) && AreClosesLow());
        row.Set(BattleOutput.GreenViolated, _rule.IsGreenViolated);
        row.Set(BattleOutput.RedViolated, _rule.IsRedViolated);
        row.Set(BattleOutput.Vikings, _battle.Outcome);
        row.Set(BattleOutput.Strength, signal.Strength);
        row.Set(BattleOutput.Confidence, signal.Confidence);
        row.Set(BattleOutput.Grade, (int)signal.Grade);
        row.Set(BattleOutput.BattleWon, signal.Strength > 0 && IsRecent(signal.Value > 0 ? _brokeUpAt : _brokeDownAt));
        row.Set(BattleOutput.ViolationWarning, _rule.IsWarning);
        row.Set(BattleOutput.ViolationConfirmed, _rule.IsViolationRecent(_bars.Last));
    }

    /// <summary>The developing base; else the protected one that was broken later.</summary>
    private bool TryBase(out BaseBox box)
    {
        ProtectedBase green = _rule.Green;
        ProtectedBase red = _rule.Red;
        bool isRedLater = red.IsAlive && (!green.IsAlive || red.Box.FrozenAt > green.Box.FrozenAt);
        box = _bases.HasCurrent ? _bases.Current : isRedLater ? red.Box : green.Box;
        return _bases.HasCurrent || red.IsAlive || green.IsAlive;
    }

    private bool IsRecent(int number) => _bars.Last - number < _options.HoldBars;

    /// <summary>Whether the last two bars both closed in a direction.</summary>
    private bool IsRunning(int direction) =>
        _bars[_bars.Last].Direction == direction && _bars[_bars.Last - 1].Direction == direction;

    /// <summary>Whether the last two bars closed in the lower half of their range.</summary>
    private bool AreClosesLow() => IsCloseLow(in _bars[_bars.Last]) && IsCloseLow(in _bars[_bars.Last - 1]);

    private static bool IsCloseLow(in Bar bar) => 2L * bar.CloseTicks < (long)bar.HighTicks + bar.LowTicks;

    private void Clear()
    {
        _bars.Clear();
        _bases.Clear();
        _battle.Clear();
        _rule.Clear();
        _brokeUpAt = int.MinValue / 2;
        _brokeDownAt = int.MinValue / 2;
    }
}
