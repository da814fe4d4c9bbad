using MiaIa.Sdk;

namespace MiaIa.Tests.Conformance;

/// <summary>The same market measured in other units.</summary>
internal static class Units
{
    /// <summary>An event with all its volumes multiplied.</summary>
    public static MarketEvent WithVolumes(MarketEvent e, int factor) => e.Kind switch
    {
        EventKind.Trade => MarketEvent.Of(e.TimeNs, e.Instrument, e.Trade with { Size = e.Trade.Size * factor }, e.VenueNs),
        EventKind.Quote => MarketEvent.Of(
            e.TimeNs,
            e.Instrument,
            e.Quote with { BidSize = e.Quote.BidSize * factor, AskSize = e.Quote.AskSize * factor },
            e.VenueNs),
        EventKind.Depth => MarketEvent.Of(e.TimeNs, e.Instrument, e.Depth with { Size = e.Depth.Size * factor }, e.VenueNs),
        EventKind.Bar => OfBar(e, factor),
        EventKind.OptionRow => MarketEvent.Of(
            e.TimeNs,
            e.Instrument,
            e.OptionRow with { OpenInterest = e.OptionRow.OpenInterest * factor, Volume = e.OptionRow.Volume * factor },
            e.VenueNs),
        _ => e,
    };

    private static MarketEvent OfBar(MarketEvent e, int factor)
    {
        Bar bar = e.Bar with
        {
            Volume = e.Bar.Volume * factor,
            BuyVolume = e.Bar.BuyVolume * factor,
            SellVolume = e.Bar.SellVolume * factor,
            Delta = e.Bar.Delta * factor,
            LargeBuyVolume = e.Bar.LargeBuyVolume * factor,
            LargeSellVolume = e.Bar.LargeSellVolume * factor,
        };
        return MarketEvent.Of(e.TimeNs, e.Instrument, in bar, e.VenueNs);
    }
}
