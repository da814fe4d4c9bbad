using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Plants effects into the regular hours and writes down what it planted. Its effects begin at set minutes, some chance
/// minutes later; on trend and range days the whole day is led, and what would disturb that is left out.
/// </summary>
internal sealed partial class Director
{
    private const double FollowShare = 0.9;
    private const double DayFollowShare = 0.7;
    private const double TrendDeviations = 2.0;
    private const double TrendBandDeviations = 0.15;
    private const double RangeBandDeviations = 0.13;
    private const int PinMinutes = 95;
    private const int StrikeStep = 25;
    private const int LatestJitterMinutes = 3;

    private readonly PlantedSet _planted;
    private readonly Ladder _ladder;
    private readonly OrderFlow _flow;
    private readonly MarketState _state;
    private readonly double _ticksPerPoint;
    private readonly Xoshiro256 _chance;
    private readonly List<PlantedLabel> _labels;
    private readonly Queue<Slot> _slots = new();
    private readonly Extremes _extremes = new();

    private EventBatch _batch = null!;
    private IEnumerator<Step>? _script;
    private Step _step;
    private long _nowNs;
    private long _stepFromNs;
    private long _stepToNs;
    private int _stepFromTwiceMid;
    private int _low;
    private int _high;
    private int _minuteLow;
    private int _minuteHigh;
    private int _index;
    private long _endNs;
    private PlantedLabel? _day;
    private Step _dayStep;

    public Director(SyntheticOptions options, Instrument traded, Ladder ladder, OrderFlow flow, MarketState state, List<PlantedLabel> labels)
    {
        _planted = new PlantedSet(options.Planted);
        _ladder = ladder;
        _flow = flow;
        _state = state;
        _ticksPerPoint = 1 / traded.PointsPerTick;
        _chance = new Xoshiro256(options.Seed, part: 8);
        _labels = labels;
    }

    /// <summary>When it has something to do next.</summary>
    public long DueNs =>
        _script is not null ? _stepToNs : _slots.TryPeek(out Slot slot) ? slot.FromNs : long.MaxValue;

    /// <summary>A session begins.</summary>
    /// <param name="deviationTicks">Standard deviation of a session's change, in ticks.</param>
    public void Open(double deviationTicks)
    {
        _extremes.Clear();
        ResetMinute();
        _slots.Clear();
        _script = null;
        DayKind kind = KindOf(_index++);
        bool isOrdinary = kind is DayKind.Ordinary;
        ChoosePin(isOrdinary);
        if (kind is not DayKind.Ordinary)
        {
            Side side = kind is DayKind.Trend ? Coin() : Side.None;
            Add(0, length: 1, () => LeadDay(side, deviationTicks));
        }

        Side first = Coin();
        Side other = first is Side.Buy ? Side.Sell : Side.Buy;
        AddIf(isOrdinary, PlantedSet.Base, 20, 28, () => BaseAndBreak(first));
        AddIf(isOrdinary, PlantedSet.Headfake, 60, 9, () => Headfake(Side.Sell));
        AddIf(true, PlantedSet.Block, 80, 16, () => Blocks(first));
        AddIf(true, PlantedSet.Sweep, 105, 2, () => Sweep(other));
        AddIf(isOrdinary, PlantedSet.Headfake, 115, 9, () => Headfake(Side.Buy));
        AddIf(isOrdinary, PlantedSet.Base, 135, 28, () => BaseAndBreak(other));
        AddIf(true, PlantedSet.Stale, 170, 2, Stale);
        AddIf(true, PlantedSet.Disconnect, 180, 3, Disconnect);
        AddIf(true, PlantedSet.Block, 192, 16, () => Blocks(other));
        AddIf(true, PlantedSet.Sweep, 220, 2, () => Sweep(first));
        AddIf(isOrdinary, PlantedSet.Headfake, 240, 9, () => Headfake(Side.Sell));
        AddIf(true, PlantedSet.Sweep, 262, 2, () => Sweep(first));
        AddIf(true, PlantedSet.Stale, 280, 2, Stale);
        if (PinStrike > 0)
        {
            _endNs = _state.Hours.RegularCloseNs;
            Add(PinFromMinute(), PinMinutes, Pin);
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>Until when nothing is told from now on; 0 when the feed goes on.</returns>
    public long Act(long nowNs, EventBatch batch)
    {
        _nowNs = nowNs;
        _batch = batch;
        batch.At(nowNs, _state.TradedId);
        _script ??= _slots.Dequeue().Begin();
        if (!_script.MoveNext())
        {
            _script.Dispose();
            _script = null;
            return 0;
        }

        _step = _script.Current;
        _stepFromNs = nowNs;
        _stepToNs = nowNs + _step.LengthNs;
        _stepFromTwiceMid = _ladder.TwiceMidTicks;
        return _step.IsSilent ? _stepToNs : 0;
    }

    /// <summary>The price moved.</summary>
    public void See()
    {
        _low = Math.Min(_low, _ladder.BidTicks);
        _high = Math.Max(_high, _ladder.AskTicks);
        _minuteLow = Math.Min(_minuteLow, _ladder.BidTicks);
        _minuteHigh = Math.Max(_minuteHigh, _ladder.AskTicks);
        if (_day is { } day)
        {
            _day = day with
            {
                LowTicks = Math.Min(day.LowTicks, _ladder.BidTicks),
                HighTicks = Math.Max(day.HighTicks, _ladder.AskTicks),
            };
        }
    }

    /// <summary>A minute is over.</summary>
    public void OnMinute(long nowNs)
    {
        _extremes.Add(_minuteLow, _minuteHigh);
        ResetMinute();
        if (_day is { } day && nowNs >= day.ToNs)
        {
            _labels.Add(day);
            _day = null;
        }
    }

    /// <summary>Where the price is pulled now; None leaves it to chance.</summary>
    public Side Pull(long nowNs)
    {
        if (_script is not null)
        {
            return Towards(LineAt(nowNs, in _step, _stepFromNs, _stepFromTwiceMid), _step.Band, FollowShare);
        }

        return _day is { } day
            ? Towards(LineAt(nowNs, in _dayStep, day.FromNs, day.LevelTicks * 2), _dayStep.Band, DayFollowShare)
            : Side.None;
    }

    /// <summary>Moves a second that are needed to follow the line; 0 when none are.</summary>
    public double Rate(long nowNs) => _script is null
        ? 0
        : Math.Abs(LineAt(nowNs, in _step, _stepFromNs, _stepFromTwiceMid) - _ladder.TwiceMidTicks) * _step.Urgency;

    private static double LineAt(long nowNs, in Step step, long fromNs, int fromTwiceMid)
    {
        double share = Math.Clamp((nowNs - fromNs) / (double)step.LengthNs, 0, 1);
        return fromTwiceMid + ((step.TargetTwiceMid - fromTwiceMid) * share);
    }

    private Side Towards(double line, int band, double share)
    {
        double away = _ladder.TwiceMidTicks - line;
        if (Math.Abs(away) <= band || _chance.Uniform() >= share)
        {
            return Side.None;
        }

        return away > 0 ? Side.Sell : Side.Buy;
    }

    private DayKind KindOf(int index)
    {
        List<DayKind> kinds = [DayKind.Ordinary];
        if (_planted.Has(PlantedSet.TrendDay))
        {
            kinds.Add(DayKind.Trend);
        }

        if (_planted.Has(PlantedSet.RangeDay))
        {
            kinds.Add(DayKind.Range);
        }

        return kinds[index % kinds.Count];
    }

    /// <summary>Chooses the strike before the session, as the open interest of the night before must know it.</summary>
    private void ChoosePin(bool isOrdinary)
    {
        SessionHours hours = _state.Hours;
        PinStrike = 0;
        _endNs = hours.RegularCloseNs;
        if (isOrdinary && _planted.Has(PlantedSet.Pin) && PinFromMinute() > 0)
        {
            double index = _state.MidPoints - _state.BasisPoints(hours.RegularOpenNs);
            PinStrike = (int)Math.Round(index / StrikeStep) * StrikeStep;
            _endNs = hours.RegularOpenNs + (PinFromMinute() * SessionHours.MinuteNs);
        }
    }

    private int PinFromMinute() =>
        (int)((_state.Hours.RegularCloseNs - _state.Hours.RegularOpenNs) / SessionHours.MinuteNs) - PinMinutes;

    private void AddIf(bool isWanted, string name, int minute, int length, Func<IEnumerable<Step>> script)
    {
        if (isWanted && _planted.Has(name))
        {
            Add(minute + (int)(_chance.Uniform() * LatestJitterMinutes), length, script);
        }
    }

    /// <summary>Leaves out what would not be over before the close, or before the pin.</summary>
    private void Add(int minute, int length, Func<IEnumerable<Step>> script)
    {
        long fromNs = _state.Hours.RegularOpenNs + (minute * SessionHours.MinuteNs);
        if (fromNs + (length * SessionHours.MinuteNs) <= _endNs)
        {
            _slots.Enqueue(new Slot(fromNs, () => script().GetEnumerator()));
        }
    }

    private void ResetMinute()
    {
        _minuteLow = _ladder.BidTicks;
        _minuteHigh = _ladder.AskTicks;
    }

    private Side Coin() => _chance.Coin() ? Side.Buy : Side.Sell;

    private readonly record struct Slot(long FromNs, Func<IEnumerator<Step>> Begin);

    private enum DayKind
    {
        Ordinary,
        Trend,
        Range,
    }
}
