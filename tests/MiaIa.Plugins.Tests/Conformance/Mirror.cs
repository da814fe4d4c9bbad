using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// The market in a mirror: prices reflected, buyers and sellers exchanged. What was bullish is as bearish.
/// </summary>
internal static class Mirror
{
    /// <summary>The price that stays where it is, in ticks: a multiple of a hundred points, so that round numbers stay round.</summary>
    public const int Center = 20_000;

    private const int NasdaqCenter = 72_000;

    public static MarketEvent Of(MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                Trade print = e.Trade;
                return MarketEvent.Of(
                    e.TimeNs,
                    e.Instrument,
                    print with { PriceTicks = Of(print.PriceTicks, e.Instrument), Aggressor = Of(print.Aggressor) },
                    e.VenueNs);
            case EventKind.Quote:
                Quote quote = e.Quote;
                Quote reflected = new(
                    Of(quote.AskTicks, e.Instrument), Of(quote.BidTicks, e.Instrument), quote.AskSize, quote.BidSize, quote.IsPriceOnly);
                return MarketEvent.Of(e.TimeNs, e.Instrument, in reflected, e.VenueNs);
            case EventKind.Depth:
                Depth depth = e.Depth;
                return MarketEvent.Of(
                    e.TimeNs, e.Instrument, depth with { Side = Of(depth.Side), PriceTicks = Of(depth.PriceTicks, e.Instrument) }, e.VenueNs);
            case EventKind.Bar:
                Bar bar = Of(e.Bar, e.Instrument);
                return MarketEvent.Of(e.TimeNs, e.Instrument, in bar, e.VenueNs);
            case EventKind.Level:
                Level level = e.Level;
                Level other = new(Of(level.Kind), level.Number, (2 * Center * 0.25) - level.Price);
                return MarketEvent.Of(e.TimeNs, e.Instrument, in other);
            default:
                return e;
        }
    }

    private static Bar Of(in Bar bar, short instrument) => bar with
    {
        OpenTicks = Of(bar.OpenTicks, instrument),
        HighTicks = Of(bar.LowTicks, instrument),
        LowTicks = Of(bar.HighTicks, instrument),
        CloseTicks = Of(bar.CloseTicks, instrument),
        BuyVolume = bar.SellVolume,
        SellVolume = bar.BuyVolume,
        Delta = -bar.Delta,
        LargeBuyVolume = bar.LargeSellVolume,
        LargeSellVolume = bar.LargeBuyVolume,
    };

    private static int Of(int priceTicks, short instrument) =>
        (2 * (instrument == TestInstruments.Nq.Id ? NasdaqCenter : Center)) - priceTicks;

    private static LevelKind Of(LevelKind kind) => kind switch
    {
        LevelKind.CallResistance => LevelKind.PutSupport,
        LevelKind.PutSupport => LevelKind.CallResistance,
        LevelKind.CallResistanceZeroDte => LevelKind.PutSupportZeroDte,
        LevelKind.PutSupportZeroDte => LevelKind.CallResistanceZeroDte,
        LevelKind.OneDayMin => LevelKind.OneDayMax,
        LevelKind.OneDayMax => LevelKind.OneDayMin,
        _ => kind,
    };

    private static Side Of(Side side) => (Side)(-(int)side);
}
