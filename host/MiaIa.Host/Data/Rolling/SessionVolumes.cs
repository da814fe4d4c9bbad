using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Volume of each contract in each session: what a roll by volume is decided from.</summary>
/// <param name="calendar">Says which session a moment belongs to.</param>
internal sealed class SessionVolumes(ExchangeCalendar calendar)
{
    // A day may be there as bars of several periods and as prints: each is counted apart, 0 for prints.
    private readonly Dictionary<(int Contract, DateOnly Date, int Seconds), long> _volumes = [];
    private DateOnly _date;
    private long _fromNs = long.MaxValue;
    private long _toNs = long.MinValue;

    /// <summary>The contracts, earliest first.</summary>
    public IReadOnlyList<int> Contracts => [.. _volumes.Keys.Select(k => k.Contract).Distinct().Order()];

    /// <summary>Adds bars and prints of a contract.</summary>
    public void Add(int contract, ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly MarketEvent e in events)
        {
            switch (e.Kind)
            {
                case EventKind.Bar:
                    Add(contract, e.VenueNs, e.Bar.PeriodSeconds, e.Bar.Volume);
                    break;
                case EventKind.Trade:
                    Add(contract, e.TimeNs, 0, e.Trade.Size);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The sessions of a contract, with its volume in each.</summary>
    public SortedDictionary<DateOnly, long> Of(int contract)
    {
        SortedDictionary<DateOnly, long> sessions = [];
        foreach (((int of, DateOnly date, _), long volume) in _volumes)
        {
            if (of == contract)
            {
                sessions[date] = Math.Max(volume, sessions.GetValueOrDefault(date));
            }
        }

        return sessions;
    }

    private void Add(int contract, long timeNs, int seconds, int volume)
    {
        if (timeNs < _fromNs || timeNs >= _toNs)
        {
            _date = calendar.SessionDate(timeNs);
            _fromNs = calendar.SessionOpenNs(_date);
            _toNs = calendar.SessionOpenNs(_date.AddDays(1));
        }

        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_volumes, (contract, _date, seconds), out _) += volume;
    }
}
