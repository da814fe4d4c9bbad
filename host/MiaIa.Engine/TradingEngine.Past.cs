using MiaIa.Engine.Market;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <content>Bars that take the place of what a lost feed did not tell: those of the start, and those of a gap.</content>
public sealed partial class TradingEngine
{
    // Of the past only bars are of use, and only those that a lost feed has missed.
    private void OnPast(in MarketEvent e)
    {
        if (e.Kind is EventKind.Bar && _data.IsFeedLost && _market.Bars(e.Instrument) is { } bars && bars.IsMissed(in e.Bar, e.VenueNs))
        {
            EventCount++;
            OnMissedBar(in e, bars);
        }
        else
        {
            BackwardsCount++;
        }
    }

    // It warms and fills; nothing is decided, filled or closed by it.
    private void OnMissedBar(in MarketEvent e, BarStage bars)
    {
        while (bars.NextEndNs <= e.VenueNs && bars.TryClose(bars.NextEndNs, out MarketEvent earlier))
        {
            _dispatch.Send(in earlier);
        }

        MarketEvent bar = bars.TryEstimate(in e, out MarketEvent estimated) ? estimated : e;
        bars.AddToLonger(in bar);
        if (e.Instrument == 0)
        {
            BarCount++;
            _data.OnBar(bar.VenueNs, bar.TimeNs);
            _watch?.OnEvent(in bar);
        }

        _dispatch.Send(in bar);
        while (bars.NextEndNs <= e.TimeNs && bars.TryClose(bars.NextEndNs, out MarketEvent longer))
        {
            _dispatch.Send(in longer);
        }

        _dueNs = Math.Min(_market.NextEndNs(), _cycleDueNs);
    }
}
