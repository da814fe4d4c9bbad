using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The market of one instrument, moment by moment: moves of the price, market orders and changes of queues compete for
/// the next one. Rates hold for a minute; the excitement of the order flow fades in between, and an arrival that came
/// only from what has faded is dropped (thinning, Ogata 1981).
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
    private readonly Xoshiro256 _arrivals;
    private readonly TradeSizes _sizes;
    private readonly Ladder _ladder;
    private readonly OrderFlow _flow = new();
    private readonly VolatilityClusters _volatility = new();

    private SessionHours _hours;
    private int _next;
    private bool _isOpen;
    private bool _isRegular;
    private long _nowNs;
    private long _minuteEndNs;
    private int _minuteStartTwiceMid;
    private double _usualVariance;
    private double _moveRate;
    private double _queueRate;

    public SyntheticMarket(SyntheticOptions options, Instrument instrument, Session[] sessions)
    {
        _sessions = sessions;
        _instrument = instrument.Id;
        _activity = options.Activity;
        _dailyVolatility = options.DailyVolatilityPercent / 100;
        _arrivals = new Xoshiro256(options.Seed, part: 0);
        _sizes = new TradeSizes(new Xoshiro256(options.Seed, part: 1));
        int bidTicks = (int)decimal.Round((decimal)options.StartPricePoints / instrument.TickSize);
        _ladder = new Ladder(bidTicks, new Xoshiro256(options.Seed, part: 2), new Xoshiro256(options.Seed, part: 3));
    }

    /// <summary>Adds what happens at the next moment; false when the last session is over.</summary>
    public bool Next(EventBatch batch)
    {
        while (batch.Count == 0)
        {
            if (_isOpen)
            {
                Arrive(batch);
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
        _nowNs = _hours.OpenNs;
        SetMinute();
        batch.At(_nowNs, _instrument);
        _ladder.Open(batch);
    }

    private void Arrive(EventBatch batch)
    {
        double moves = _ladder.IsWide ? NarrowingPerSecond : _moveRate;
        double total = moves + _queueRate + _flow.BuyRate + _flow.SellRate;
        double seconds = _arrivals.Exponential() / total;
        long nextNs = _nowNs + 1 + (long)(seconds * SecondNs);
        if (nextNs >= _minuteEndNs)
        {
            EndMinute();
            return;
        }

        _nowNs = nextNs;
        _flow.Decay(seconds);
        batch.At(_nowNs, _instrument);
        Choose(_arrivals.Uniform() * total, moves, batch);
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
        Side sweep = _ladder.Move(_sizes.Next(_isRegular), batch);
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

    private void EndMinute()
    {
        _flow.Decay((_minuteEndNs - _nowNs) / SecondNs);
        _nowNs = _minuteEndNs;
        _volatility.OnMinute((_ladder.TwiceMidTicks - _minuteStartTwiceMid) / 2.0, _usualVariance);
        if (_nowNs >= _hours.EndNs)
        {
            _isOpen = false;
            return;
        }

        SetMinute();
    }

    private void SetMinute()
    {
        _minuteEndNs = Math.Min(_nowNs + SessionHours.MinuteNs, _hours.EndNs);
        _minuteStartTwiceMid = _ladder.TwiceMidTicks;
        _isRegular = _hours.IsRegular(_nowNs);
        _ladder.UsualSize = _isRegular ? QueueInRegularHours : QueueOutside;

        double minute = _hours.OrdinaryMinute(_nowNs);
        double sessionDeviation = _dailyVolatility * _ladder.TwiceMidTicks / 2;
        double variancePerSecond = sessionDeviation * sessionDeviation * DayShape.Variance.SharePerSecond(minute);
        _usualVariance = variancePerSecond * 60;
        _moveRate = variancePerSecond * _volatility.Multiple / Ladder.VariancePerMove;

        // Busier when more moves, though less than in proportion.
        double busy = _activity * Math.Sqrt(_volatility.Multiple) * DayShape.Trades.SharePerSecond(minute);
        _queueRate = QueueChangesPerSession * busy;
        _flow.SetRate(OrdersPerSession * busy, _moveRate);
    }
}
