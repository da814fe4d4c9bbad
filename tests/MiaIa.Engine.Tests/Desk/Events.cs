using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Events as tests write them.</summary>
internal static class Events
{
    public static MarketEvent Bar(
        long startNs, int open, int high, int low, int close, int volume = 10, int seconds = 60, short instrument = 0)
    {
        Bar bar = new(seconds, open, high, low, close, volume, 0, 0, 0, DeltaKind.None);
        return MarketEvent.Of(startNs + (seconds * Clock.Second), instrument, in bar, startNs);
    }

    public static MarketEvent Print(long timeNs, int price, int size = 1, Side side = Side.Buy, short instrument = 0)
    {
        Trade trade = new(price, size, side);
        return MarketEvent.Of(timeNs, instrument, in trade);
    }

    public static MarketEvent Quote(long timeNs, int bid, int ask, int size = 5, short instrument = 0)
    {
        Quote quote = new(bid, ask, size, size);
        return MarketEvent.Of(timeNs, instrument, in quote);
    }

    public static MarketEvent Session(
        long timeNs, SessionWindow window, int date = 20250716, bool isTradingDay = true, bool isStart = false, int day = 0)
    {
        long open = Clock.OpenNs + (day * Clock.Day);
        Session session = new(
            window, date, open, open + (15 * Clock.Hour) + (30 * Clock.Minute), open + (22 * Clock.Hour), isTradingDay,
            isStart, 2, 10);
        return MarketEvent.Of(timeNs, in session);
    }

    public static MarketEvent Vix(long timeNs, double value, bool isDaily = false)
    {
        IndexValue index = new(value, isDaily);
        return MarketEvent.Of(timeNs, 2, in index);
    }

    public static MarketEvent News(long timeNs, long releaseNs, NewsImpact impact = NewsImpact.High)
    {
        News news = new(impact, releaseNs);
        return MarketEvent.Of(timeNs, in news);
    }

    /// <summary>What the broker says of the account, in dollars.</summary>
    public static MarketEvent Account(long timeNs, decimal? equity, decimal? available, decimal? margin)
    {
        BrokerAccount account = new((long?)(equity * 1_000_000), (long?)(available * 1_000_000), (long?)(margin * 1_000_000));
        return MarketEvent.Of(timeNs, in account);
    }

    public static MarketEvent Roll(long timeNs)
    {
        Roll roll = new(202506, 202509);
        return MarketEvent.Of(timeNs, 0, in roll);
    }
}
