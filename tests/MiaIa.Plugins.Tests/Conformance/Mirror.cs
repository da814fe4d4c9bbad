using MiaIa.Sdk;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// The market in a mirror: prices reflected, buyers and sellers exchanged. What was bullish is as bearish.
/// </summary>
internal static class Mirror
{
    private const int Center = 20_000;

    public static MarketEvent Of(MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                Trade print = e.Trade;
                return MarketEvent.Of(
                    e.TimeNs,
                    e.Instrument,
                    print with { PriceTicks = Of(print.PriceTicks), Aggressor = Of(print.Aggressor) },
                    e.VenueNs);
            case EventKind.Quote:
                Quote quote = e.Quote;
                Quote reflected = new(Of(quote.AskTicks), Of(quote.BidTicks), quote.AskSize, quote.BidSize, quote.IsPriceOnly);
                return MarketEvent.Of(e.TimeNs, e.Instrument, in reflected, e.VenueNs);
            case EventKind.Depth:
                Depth depth = e.Depth;
                return MarketEvent.Of(
                    e.TimeNs, e.Instrument, depth with { Side = Of(depth.Side), PriceTicks = Of(depth.PriceTicks) }, e.VenueNs);
            case EventKind.Bar:
                Bar bar = Of(e.Bar);
                return MarketEvent.Of(e.TimeNs, e.Instrument, in bar, e.VenueNs);
            default:
                return e;
        }
    }

    private static Bar Of(in Bar bar) => bar with
    {
        OpenTicks = Of(bar.OpenTicks),
        HighTicks = Of(bar.LowTicks),
        LowTicks = Of(bar.HighTicks),
        CloseTicks = Of(bar.CloseTicks),
        BuyVolume = bar.SellVolume,
        SellVolume = bar.BuyVolume,
        Delta = -bar.Delta,
        LargeBuyVolume = bar.LargeSellVolume,
        LargeSellVolume = bar.LargeBuyVolume,
    };

    private static int Of(int priceTicks) => (2 * Center) - priceTicks;

    private static Side Of(Side side) => (Side)(-(int)side);
}
