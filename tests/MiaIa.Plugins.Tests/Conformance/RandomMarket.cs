using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// A made-up market from a seed: several sessions of minute bars with prints, quotes, book changes, VIX and
/// decisions, with missing minutes, gaps, lost feeds and rolls. Not realistic: it is meant to reach every branch.
/// </summary>
internal sealed class RandomMarket
{
    private const int Sessions = 10;
    private const int Minutes = 40;

    /// <summary>Prices and sizes at which 32-bit arithmetic begins to hurt.</summary>
    private const int Far = 500_000_000;
    private const int HugeSize = 1_000_000_000;

    private readonly List<MarketEvent> _events = [];
    private readonly TestRandom _random;
    private readonly RandomChain _chain;
    private readonly MarketStyle _style;
    private readonly bool _hasRoll;
    private long _nowNs;
    private int _price = 20_000;
    private int _nasdaq = 72_000;

    private RandomMarket(ulong seed, MarketStyle style, bool hasRoll)
    {
        _random = new TestRandom(seed);
        _chain = new RandomChain(seed, _events);
        _style = style;
        _hasRoll = hasRoll;
    }

    /// <summary>The events of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="style">The style; without one it follows from the seed.</param>
    /// <param name="hasRoll">Whether there are rolls.</param>
    public static List<MarketEvent> Of(ulong seed, MarketStyle? style = null, bool hasRoll = true)
    {
        RandomMarket market = new(seed, style ?? (MarketStyle)(seed % 5), hasRoll);
        long firstOpenNs = EventTimes.Utc(2025, 6, 1, 22);
        for (int day = 0; day < Sessions; day++)
        {
            market.AddSession(20250602 + day, firstOpenNs + day * 24 * 60 * EventTimes.Minute);
        }

        return market._events;
    }

    private void AddSession(int date, long openNs)
    {
        _nowNs = openNs;
        if (_hasRoll && _random.Chance(0.05))
        {
            _events.Add(MarketEvent.Of(_nowNs, 0, new Roll(202506, 202509)));
        }

        _events.Add(MarketEvent.Of(
            openNs, TestSessions.Of(date, openNs, SessionWindow.AfterHours, isSessionStart: true)));
        long startNs = openNs + (15 * 60 + 30) * EventTimes.Minute;
        _events.Add(MarketEvent.Of(startNs, TestSessions.Of(date, openNs, SessionWindow.Opening)));
        _events.Add(MarketEvent.Of(startNs, TestInstruments.Vix.Id, new IndexValue(Vix(), IsDaily: _random.Chance(0.3))));
        for (int minute = 0; minute < Minutes; minute++)
        {
            AddMinute(startNs + minute * EventTimes.Minute);
        }
    }

    private void AddMinute(long startNs)
    {
        _nowNs = startNs;
        if (_random.Chance(0.03))
        {
            return;
        }

        int between = _random.Next(0, 4);
        for (int i = 0; i < between; i++)
        {
            _nowNs += _random.Next(1, 5_000) * 1_000_000L;
            AddTick();
        }

        long endNs = startNs + EventTimes.Minute;
        if (_random.Chance(0.9))
        {
            Bar other = NextBar(ref _nasdaq);
            _events.Add(MarketEvent.Of(endNs, TestInstruments.Nq.Id, in other, startNs));
        }

        Bar bar = NextBar(ref _price);
        _events.Add(MarketEvent.Of(endNs, 0, in bar, startNs));
        _nowNs = endNs;
        _chain.AddMinute(endNs, _price);
        if (_random.Chance(0.5))
        {
            _events.Add(MarketEvent.Of(EventKind.Decision, endNs));
        }
    }

    private void AddTick()
    {
        switch (_random.Next(0, 20))
        {
            case <= 6:
                Side aggressor = (Side)_random.Next(-1, 1);
                _events.Add(MarketEvent.Of(_nowNs, 0, new Trade(Move(), Size(), aggressor, _random.Chance(0.1))));
                break;
            case <= 9:
                int bid = Move();
                Quote quote = new(bid, bid + _random.Next(-1, 3), Size(), Size());
                _events.Add(MarketEvent.Of(_nowNs, 0, in quote));
                break;
            case <= 16:
                AddBook();
                break;
            case 17:
                _events.Add(MarketEvent.Of(_nowNs, TestInstruments.Vix.Id, new IndexValue(Vix(), IsDaily: false)));
                break;
            case 18:
                _events.Add(MarketEvent.Of(EventKind.Decision, _nowNs));
                AddNasdaq();
                break;
            default:
                _events.Add(_random.Chance(0.2)
                    ? MarketEvent.Of(EventKind.FeedLost, _nowNs)
                    : MarketEvent.Of(_nowNs, TimerKind.Clock));
                break;
        }
    }

    private void AddNasdaq()
    {
        int bid = Move(ref _nasdaq);
        Quote quote = new(bid, bid + _random.Next(0, 3), Size(), Size());
        Trade print = new(Move(ref _nasdaq), Size(), (Side)_random.Next(-1, 1));
        _events.Add(MarketEvent.Of(_nowNs, TestInstruments.Nq.Id, in quote));
        _events.Add(MarketEvent.Of(_nowNs, TestInstruments.Nq.Id, in print));
    }

    private void AddBook()
    {
        int bid = Move();
        int spread = _random.Chance(0.8) ? 1 : _random.Next(-1, 4);
        int levels = _random.Next(0, 6);
        _events.Add(MarketEvent.Of(_nowNs, 0, new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: levels == 0)));
        for (int level = 0; level < levels; level++)
        {
            bool isLast = level == levels - 1;
            Depth bidLevel = new(Side.Buy, bid - level, Size(), 0, DepthAction.Set, IsLast: false);
            Depth askLevel = new(Side.Sell, bid + spread + level, Size(), 0, DepthAction.Set, isLast);
            _events.Add(MarketEvent.Of(_nowNs, 0, in bidLevel));
            _events.Add(MarketEvent.Of(_nowNs, 0, in askLevel));
        }
    }

    private Bar NextBar(ref int price)
    {
        int open = price;
        int close = Move(ref price);
        int reach = _style is MarketStyle.ZeroRange or MarketStyle.Constant ? 0 : 6;
        int high = Math.Max(open, close) + _random.Next(0, reach);
        int low = Math.Min(open, close) - _random.Next(0, reach);
        (open, high, low) = _style is MarketStyle.ZeroRange ? (close, close, close) : (open, high, low);
        int buy = _style is MarketStyle.ZeroVolume ? 0 : Size() / 2;
        int sell = _style is MarketStyle.ZeroVolume ? 0 : Size() / 2;
        DeltaKind kind = (DeltaKind)_random.Next(_random.Chance(0.1) ? 0 : 1, 3);
        double delta = kind is DeltaKind.None ? 0 : buy - sell;
        return new Bar(
            60, open, high, low, close, buy + sell, buy, sell, delta, kind,
            HasPrints: _random.Chance(0.7), 3, _random.Next(0, buy), _random.Next(0, sell));
    }

    private int Move() => Move(ref _price);

    private int Move(ref int price)
    {
        price = _style switch
        {
            MarketStyle.Constant => price,
            MarketStyle.Extreme => _random.Chance(0.5) ? price : _random.Next(-Far, Far),
            _ => price + _random.Next(-4, 4),
        };
        return price;
    }

    private int Size() => _style switch
    {
        MarketStyle.Constant => 5,
        MarketStyle.Extreme when _random.Chance(0.5) => HugeSize,
        _ => _random.Chance(0.1) ? _random.Next(60, 900) : _random.Next(1, 60),
    };

    private double Vix() => _style is MarketStyle.Constant ? 18 : 10 + (30 * _random.NextDouble());
}
