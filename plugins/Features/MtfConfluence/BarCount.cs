using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>Bars of one length since the last gap.</summary>
internal sealed class BarCount(int periodSeconds)
{
    private long _endNs;

    public int Count { get; private set; }

    public bool TryAdd(in MarketEvent e)
    {
        if (e.Bar.PeriodSeconds != periodSeconds)
        {
            return false;
        }

        Count = Count > 0 && MarketGap.Lies(_endNs, e.VenueNs) ? 1 : Count + 1;
        _endNs = e.TimeNs;
        return true;
    }

    public void Clear() => Count = 0;
}
