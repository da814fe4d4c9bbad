using MiaIa.Engine.Market;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>What falls due by time: bars that end and decisions, in the order of their moments.</summary>
public sealed partial class TradingEngine
{
    private void AdvanceTo(long limitNs)
    {
        _isAdvancing = true;
        try
        {
            Advance(limitNs);
        }
        finally
        {
            _isAdvancing = false;
        }
    }

    private void Advance(long limitNs)
    {
        while (true)
        {
            long barNs = _market.NextEndNs();
            long nextNs = Math.Min(barNs, _cycleDueNs);
            if (nextNs > limitNs)
            {
                _dueNs = nextNs;
                return;
            }

            // A longer bar that a late base bar opened again may have ended before now.
            _nowNs = Math.Max(_nowNs, nextNs);
            if (barNs == nextNs)
            {
                CloseBars(barNs);
                AfterBars(_nowNs);
            }
            else
            {
                _cycleDueNs = long.MaxValue;
                Decide(nextNs, isBarClose: false);
            }
        }
    }

    // Reference instruments before the traded one, shorter bars first.
    private void CloseBars(long endNs, int firstInstrument = 0)
    {
        for (int i = _market.Count - 1; i >= firstInstrument; i--)
        {
            while (_market.Bars(i) is { } bars && bars.NextEndNs <= endNs && bars.TryClose(endNs, out MarketEvent bar))
            {
                OnClosedBar(in bar, bars);
            }
        }
    }

    private void AfterBars(long timeNs)
    {
        if (_hasBaseBar)
        {
            _hasBaseBar = false;
            _cycleDueNs = long.MaxValue;
            Decide(timeNs, isBarClose: true);
        }
        else
        {
            ScheduleCycle(timeNs - 1);
        }

        _dueNs = Math.Min(_market.NextEndNs(), _cycleDueNs);
    }

    private void OnClosedBar(in MarketEvent e, BarStage bars)
    {
        bool isBase = e.Instrument == 0 && e.Bar.PeriodSeconds == bars.BasePeriod.Seconds;
        if (isBase)
        {
            _hasBaseBar = true;
            BarCount++;
            _data.OnBar(e.VenueNs, e.TimeNs);
            _execution.OnBar(in e);
            _watch?.OnEvent(in e);
        }

        _dispatch.Send(in e);
    }

    private void Decide(long timeNs, bool isBarClose)
    {
        _dispatch.SendDecision(timeNs);
        if (_execution.Stopped is null)
        {
            _decisions.Decide(timeNs, _execution.PriceTicks, isBarClose, in _session);
            _execution.Drain(timeNs);
        }
    }

    private void ScheduleCycle(long timeNs)
    {
        if (_cycleNs > 0 && _cycleDueNs == long.MaxValue)
        {
            _cycleDueNs = timeNs - (timeNs % _cycleNs) + _cycleNs;
            _dueNs = Math.Min(_dueNs, _cycleDueNs);
        }
    }
}
