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
    private int _stop;

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
        int wanted = _stop;
        if (profit >= rules.BreakevenTicks)
        {
            wanted = Math.Max(wanted, (int)side * Instrument.RoundTicks(position.EntryTicks, side));
        }

        if (profit >= rules.TrailingFromTicks)
        {
            wanted = Math.Max(wanted, ((int)side * position.BestTicks) - rules.TrailingDistanceTicks);
        }

        if (wanted > _stop && router.MoveStop((int)side * wanted, timeNs))
        {
            _stop = wanted;
        }
    }

    /// <summary>A base bar closed while the position was open.</summary>
    public void OnBar(long timeNs)
    {
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
            (_tripNs, _bars) = (position.EntryNs, 0);
            Side side = position.Side;
            _stop = (int)side * Instrument.RoundTicks(position.EntryTicks - ((int)side * router.RiskTicks), side);
        }
    }
}
