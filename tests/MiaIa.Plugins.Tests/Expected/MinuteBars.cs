using MiaIa.Sdk;

namespace MiaIa.Tests.Expected;

/// <summary>Bars of prints, as plainly as possible: group by the clock, then summarise.</summary>
internal static class MinuteBars
{
    private const int LargePrint = 10;

    public static IEnumerable<MarketEvent> Of(IEnumerable<MarketEvent> events, BarPeriod period) =>
        from e in events
        where e.Kind is EventKind.Trade
        group e.Trade by e.TimeNs / period.Nanoseconds into bar
        select Summarise([.. bar], bar.Key * period.Nanoseconds, period);

    private static MarketEvent Summarise(Trade[] prints, long startNs, BarPeriod period)
    {
        int Sum(Side side, int atLeast) => prints.Where(p => p.Aggressor == side && p.Size >= atLeast).Sum(p => p.Size);
        int buy = Sum(Side.Buy, 0);
        int sell = Sum(Side.Sell, 0);
        Bar bar = new(
            period.Seconds,
            prints[0].PriceTicks,
            prints.Max(p => p.PriceTicks),
            prints.Min(p => p.PriceTicks),
            prints[^1].PriceTicks,
            prints.Sum(p => p.Size),
            buy,
            sell,
            buy - sell,
            DeltaKind.Exact,
            HasPrints: true,
            prints.Length,
            Sum(Side.Buy, LargePrint),
            Sum(Side.Sell, LargePrint));
        return MarketEvent.Of(startNs + period.Nanoseconds, 0, in bar, startNs);
    }
}
