using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Carries out the exit rules of an open position: the stop moves to the entry price and then follows the best price, never
/// back, and the position is closed after so many bars. A stop is moved only once the whole entry is filled.
/// </summary>
internal sealed class ExitPlan(ExitRules rules, Router router, Position position)
{
    private long _tripNs;
    private int _bars;
    private int _asked;

    /// <summary>The price moved.</summary>
    public void OnPrice(long timeNs)
    {
        if (!rules.MovesStop || position.Quantity == 0 || router.HasWorkingEntry || router.HasWorkingExit)
        {
            return;
        }

        Begin();
        Side side = position.Side;
        double profit = (int)side * (position.BestTicks - position.EntryTicks);
        int stop = (int)side * router.StopTicks;
        int wanted = stop;
        if (profit >= rules.BreakevenTicks)
        {
            wanted = Math.Max(wanted, (int)side * Instrument.RoundTicks(position.EntryTicks, side));
        }

        if (profit >= rules.TrailingFromTicks)
        {
            wanted = Math.Max(wanted, ((int)side * position.BestTicks) - rules.TrailingDistanceTicks);
        }

        if (wanted > Math.Max(stop, _asked) && router.MoveStop((int)side * wanted, timeNs))
        {
            _asked = wanted;
        }
    }

    /// <summary>A base bar closed while the position was open.</summary>
    public void OnBar(long timeNs)
    {
        // What was refused is asked for again, once a bar.
        _asked = int.MinValue;
        OnPrice(timeNs);
        if (rules.TimeStopBars is not { } most || position.Quantity == 0)
        {
            return;
        }

        Begin();
        if (++_bars >= most)
        {
            router.Exit(ExitReason.TimeStop, timeNs);
        }
    }

    // Prices are taken times the sign of the side, so that a higher stop is always a tighter one.
    private void Begin()
    {
        if (_tripNs != position.EntryNs)
        {
            (_tripNs, _bars, _asked) = (position.EntryNs, 0, int.MinValue);
        }
    }
}
