using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The market, moment by moment: moves of the price, market orders and changes of queues compete for the next one. Rates
/// hold for a minute; the excitement of the order flow fades in between, and an arrival that came only from what has faded
/// is dropped (thinning, Ogata 1981). What is watched besides, and what is planted, has moments of its own.
/// </summary>
internal sealed class SyntheticMarket
{
    private const double OrdersPerSession = 160_000;
    private const double QueueChangesPerSession = 380_000;
    private const double QueueInRegularHours = 45;
    private const double QueueOutside = 15;
    private const double NarrowingPerSecond = 20;
    private const double SecondNs = 1e9;

    private readonly Session[] _sessions;
    private readonly short _instrument;
    private readonly double _activity;
    private readonly double _dailyVolatility;
    private readonly double _ticksPerPoint;
    private readonly Xoshiro256 _arrivals;
    private readonly TradeSizes _sizes;
    private readonly Ladder _ladder;
    private readonly OrderFlow _flow = new();
    private readonly VolatilityClusters _volatility = new();
    private readonly Interest _interest;
    private readonly CircuitBreaker _breaker = new();
    private readonly MarketState _state;
    private readonly Companions _companions;
    private readonly Director? _director;

    private SessionHours _hours;
    private int _next;
    private bool _isOpen;
    private bool _isRegular;
    private bool _isReopening;
    private bool _isDrawn;
    private long _nowNs;
    private long _minuteEndNs;
    private long _arrivalNs;
    private double _arrivalSeconds;
    private double _arrivalMoves;
    private double _arrivalTotal;
    private int _minuteStartTwiceMid;
    private double _usualVariance;
    private double _moveRate;
    private double _queueRate;

    public SyntheticMarket(
        SyntheticOptions options, Instruments instruments, Session[] sessions, IReadOnlyList<Session> calendar, List<PlantedLabel> labels)
    {
        Instrument traded = instruments.Traded;
        _sessions = sessions;
        _instrument = traded.Id;
        _activity = options.Activity;
        _dailyVolatility = options.DailyVolatilityPercent / 100;
        _ticksPerPoint = 1 / traded.PointsPerTick;
        _arrivals = new Xoshiro256(options.Seed, part: 0);
        _sizes = new TradeSizes(new Xoshiro256(options.Seed, part: 1));
        _interest = new Interest(new Xoshiro256(options.Seed, part: 9));
        int bidTicks = (int)decimal.Round((decimal)options.StartPricePoints / traded.TickSize);
        _ladder = new Ladder(bidTicks, new Xoshiro256(options.Seed, part: 2), new Xoshiro256(options.Seed, part: 3));
        _state = new MarketState(traded) { MidTicks = bidTicks + 0.5 };
        _companions = new Companions(options, instruments, _state, calendar);
        if (!new PlantedSet(options.Planted).IsOff)
        {
            _director = new Director(options, traded, _ladder, _flow, _state, labels);
        }
    }

    /// <summary>Adds what happens at the next moment; false when the last session is over.</summary>
    public bool Next(EventBatch batch)
    {
        while (batch.Count == 0)
        {
            if (_isOpen)
            {
                Advance(batch);
            }
            else if (_next < _sessions.Length)
            {
                Open(in _sessions[_next++], batch);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private void Open(in Session session, EventBatch batch)
    {
        _hours = new SessionHours(in session);
        _isOpen = true;
        _isReopening = false;
        _nowNs = _hours.OpenNs;
        _state.Session = session;
        _state.Hours = _hours;
        RollContract(in session);
        SetMinute();
        batch.At(_nowNs, _instrument);
        _ladder.Open(batch);
        _breaker.Open(_ladder.TwiceMidTicks);
        _companions.Open();
        if (_director is not null)
        {
            _director.Open(_dailyVolatility * _state.MidTicks);
            if (_companions.Chain is { } chain)
            {
                chain.PinStrike = _director.PinStrike;
            }
        }
    }

    /// <summary>The next contract costs more by what the money costs between the two expiries.</summary>
    private void RollContract(in Session session)
    {
        long endNs = Quarters.EndNs(in session);
        long was = _state.ContractEndNs;
        _state.ContractEndNs = endNs;
        if (was > 0 && endNs - was > SessionHours.Minutes * SessionHours.MinuteNs)
        {
            int ticks = (int)Math.Round(_state.MidPoints * Quarters.Carry(endNs - was) * _ticksPerPoint);
            _ladder.Shift(ticks);
            _breaker.Shift(2 * ticks);
        }
    }

    private void Advance(EventBatch batch)
    {
        if (_isReopening)
        {
            _isReopening = false;
            batch.At(_nowNs, _instrument);
            _ladder.Open(batch);
            return;
        }

        if (!_isDrawn)
        {
            Draw();
        }

        long nextNs = Math.Min(_arrivalNs, _minuteEndNs);
        long directedNs = _director?.DueNs ?? long.MaxValue;
        if (_companions.DueNs < Math.Min(nextNs, directedNs))
        {
            _companions.Emit(Math.Max(_companions.DueNs, _nowNs), batch);
        }
        else if (directedNs < nextNs)
        {
            Direct(_director!, batch);
        }
        else if (_arrivalNs >= _minuteEndNs)
        {
            EndMinute();
        }
        else
        {
            Arrive(batch);
        }
    }

    private void Draw()
    {
        _arrivalMoves = _ladder.IsWide ? NarrowingPerSecond : _moveRate;
        if (_director is not null)
        {
            _arrivalMoves = Math.Max(_arrivalMoves, _director.Rate(_nowNs));
        }

        _arrivalTotal = _arrivalMoves + _queueRate + _flow.BuyRate + _flow.SellRate;
        _arrivalSeconds = _arrivals.Exponential() / _arrivalTotal;
        _arrivalNs = _nowNs + 1 + (long)(_arrivalSeconds * SecondNs);
        _isDrawn = true;
    }

    private void Arrive(EventBatch batch)
    {
        _isDrawn = false;
        _nowNs = _arrivalNs;
        _flow.Decay(_arrivalSeconds);
        batch.At(_nowNs, _instrument);
        Choose(_arrivals.Uniform() * _arrivalTotal, _arrivalMoves, batch);
    }

    private void Choose(double draw, double moves, EventBatch batch)
    {
        if (draw < moves)
        {
            Move(batch);
            return;
        }

        draw -= moves;
        if (draw < _queueRate)
        {
            _ladder.ChangeQueue(batch);
            return;
        }

        draw -= _queueRate;
        double buys = _flow.BuyRate;
        if (draw < buys + _flow.SellRate)
        {
            Trade(draw < buys ? Side.Buy : Side.Sell, batch);
        }
    }

    private void Move(EventBatch batch)
    {
        Side pull = _director?.Pull(_nowNs) ?? Side.None;
        Side sweep = _ladder.Move(pull, _sizes.Next(_isRegular), batch);
        _state.MidTicks = _ladder.TwiceMidTicks / 2.0;
        _director?.See();
        if (sweep is not Side.None)
        {
            _flow.OnSweep(sweep);
        }
    }

    private void Trade(Side aggressor, EventBatch batch)
    {
        _ladder.Take(aggressor, _sizes.Next(_isRegular), batch);
        _flow.OnOrder(aggressor);
    }

    /// <summary>A planted effect goes on; the next arrival is drawn anew.</summary>
    private void Direct(Director director, EventBatch batch)
    {
        long dueNs = Math.Max(director.DueNs, _nowNs);
        Pass(dueNs);
        long silentToNs = director.Act(dueNs, batch);
        _state.MidTicks = _ladder.TwiceMidTicks / 2.0;
        if (silentToNs > 0)
        {
            Skip(silentToNs);
        }
    }

    private void EndMinute()
    {
        Pass(_minuteEndNs);
        _interest.OnMinute();
        _volatility.OnMinute((_ladder.TwiceMidTicks - _minuteStartTwiceMid) / 2.0, _usualVariance);
        _director?.OnMinute(_nowNs);
        if (_isRegular)
        {
            long haltToNs = _breaker.Check(_nowNs, _ladder.TwiceMidTicks, in _hours);
            if (haltToNs > 0)
            {
                Skip(haltToNs);
                _isReopening = _isOpen;
                return;
            }
        }

        SetMinute();
    }

    private void Pass(long toNs)
    {
        _flow.Decay((toNs - _nowNs) / SecondNs);
        _nowNs = toNs;
        _isDrawn = false;
    }

    /// <summary>Nothing happens up to a moment.</summary>
    private void Skip(long toNs)
    {
        Pass(toNs);
        SetMinute();
    }

    private void SetMinute()
    {
        _isDrawn = false;
        if (_nowNs >= _hours.EndNs)
        {
            _isOpen = false;
            return;
        }

        long minute = (_nowNs - _hours.OpenNs) / SessionHours.MinuteNs;
        _minuteEndNs = Math.Min(_hours.OpenNs + ((minute + 1) * SessionHours.MinuteNs), _hours.EndNs);
        _minuteStartTwiceMid = _ladder.TwiceMidTicks;
        _isRegular = _hours.IsRegular(_nowNs);
        _ladder.UsualSize = _isRegular ? QueueInRegularHours : QueueOutside;

        double ordinary = _hours.OrdinaryMinute(_nowNs);
        double mid = _ladder.TwiceMidTicks / 2.0;
        double sessionDeviation = _dailyVolatility * mid;
        double variancePerSecond = sessionDeviation * sessionDeviation * DayShape.Variance.SharePerSecond(ordinary);
        _usualVariance = variancePerSecond * 60;
        _moveRate = variancePerSecond * _volatility.Multiple / Ladder.VariancePerMove;

        // Busier when more moves, though less than in proportion.
        double busy = _activity * _interest.Multiple * Math.Sqrt(_volatility.Multiple) * DayShape.Trades.SharePerSecond(ordinary);
        _queueRate = QueueChangesPerSession * busy;
        _flow.SetRate(OrdersPerSession * busy, _moveRate);

        _state.MidTicks = mid;
        _state.VariancePerSecond = variancePerSecond * _volatility.Multiple / (mid * mid);
        _state.Busy = busy;
    }
}
