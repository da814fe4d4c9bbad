using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>Volume, buys, sells and the change of the middle price by minute of the regular hours.</summary>
internal sealed class MinuteTable
{
    private readonly Session[] _days;
    private double _mid;
    private int _openMinute = -1;
    private double _openMid;

    public MinuteTable(Session[] days)
    {
        _days = days;
        Volume = new double[days.Length * 390];
        Delta = new double[Volume.Length];
        Change = new double[Volume.Length];
    }

    public double[] Volume { get; }

    public double[] Delta { get; }

    /// <summary>Change of the middle price, in ticks.</summary>
    public double[] Change { get; }

    public List<int> Sizes { get; } = [];

    public void See(MarketEvent e)
    {
        int minute = MinuteOf(e.TimeNs);
        if (minute != _openMinute)
        {
            CloseMinute();
            _openMinute = minute;
            _openMid = _mid;
        }

        if (e.Kind is EventKind.Quote)
        {
            _mid = e.Quote.MidTicks;
        }
        else if (e.Kind is EventKind.Trade && minute >= 0)
        {
            Volume[minute] += e.Trade.Size;
            Delta[minute] += e.Trade.Size * (int)e.Trade.Aggressor;
            Sizes.Add(e.Trade.Size);
        }
    }

    private void CloseMinute()
    {
        if (_openMinute >= 0)
        {
            Change[_openMinute] = _mid - _openMid;
        }
    }

    private int MinuteOf(long timeNs)
    {
        for (int day = 0; day < _days.Length; day++)
        {
            if (_days[day].IsRegularHours(timeNs))
            {
                return (day * 390) + (int)((timeNs - _days[day].RegularOpenNs) / EventTimes.Minute);
            }
        }

        return -1;
    }
}
