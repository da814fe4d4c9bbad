using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>An event of the market under another instrument's number.</summary>
internal static class Renumbered
{
    /// <summary>Whether an event is the market's, and not the calendar's, the broker's or a person's.</summary>
    public static bool IsMarket(in MarketEvent e) => e.Kind switch
    {
        EventKind.Quote or EventKind.Trade or EventKind.Depth or EventKind.Bar or EventKind.Index => true,
        EventKind.OptionRow or EventKind.ChainEnd or EventKind.News or EventKind.Level => true,
        EventKind.FeedLost or EventKind.FeedRestored => true,
        EventKind.Timer => e.Timer is TimerKind.Clock,
        _ => false,
    };

    /// <summary>The event, of another instrument.</summary>
    /// <param name="e">The event.</param>
    /// <param name="instrument">The number.</param>
    public static MarketEvent Of(in MarketEvent e, short instrument) => e.Instrument == instrument ? e : Made(in e, instrument) with { Sequence = e.Sequence };

    private static MarketEvent Made(in MarketEvent e, short instrument) => e.Kind switch
    {
        EventKind.Quote => MarketEvent.Of(e.TimeNs, instrument, in e.Quote, e.VenueNs),
        EventKind.Trade => MarketEvent.Of(e.TimeNs, instrument, in e.Trade, e.VenueNs),
        EventKind.Depth => MarketEvent.Of(e.TimeNs, instrument, in e.Depth, e.VenueNs),
        EventKind.Bar => MarketEvent.Of(e.TimeNs, instrument, in e.Bar, e.VenueNs),
        EventKind.Index => MarketEvent.Of(e.TimeNs, instrument, in e.Index, e.VenueNs),
        EventKind.OptionRow => MarketEvent.Of(e.TimeNs, instrument, in e.OptionRow, e.VenueNs),
        EventKind.ChainEnd => MarketEvent.Of(e.TimeNs, instrument, in e.ChainEnd, e.VenueNs),
        EventKind.Level => MarketEvent.Of(e.TimeNs, instrument, in e.Level),
        _ => e,
    };
}
