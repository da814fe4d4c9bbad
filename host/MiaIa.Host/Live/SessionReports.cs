using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>A run that spans sessions reports each as it closes, and goes on.</summary>
/// <param name="inner">The hand on the run.</param>
/// <param name="calendar">Says when a session is over.</param>
/// <param name="trips">The round trips so far.</param>
/// <param name="view">The run.</param>
/// <param name="show">Shows a line to a person.</param>
/// <param name="startNs">When the run began to be live, nanoseconds UTC: sessions before are history.</param>
internal sealed class SessionReports(
    IEventInjector inner, ExchangeCalendar calendar, Func<IReadOnlyList<RoundTrip>> trips, IRunView view, Action<string> show, long startNs)
    : IEventInjector
{
    private DateOnly _date = calendar.SessionDate(startNs);
    private int _reported;

    /// <inheritdoc />
    public bool TryRead(long timeNs, out MarketEvent e)
    {
        DateOnly date = timeNs < startNs ? _date : calendar.SessionDate(timeNs);
        if (date > _date)
        {
            if (calendar.IsTradingDay(_date))
            {
                Report(timeNs);
            }

            _date = date;
        }

        return inner.TryRead(timeNs, out e);
    }

    private void Report(long timeNs)
    {
        IReadOnlyList<RoundTrip> all = trips();
        RoundTrip[] own = [.. all.Skip(_reported)];
        _reported = all.Count;
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"session {_date:yyyy-MM-dd} closed: {own.Length} round trips, {own.Count(t => t.Net > 0)} won, net {own.Sum(t => t.Net):0.00} USD; position {view.Position}, {view.Working} orders work, {view.Halts.Count} halts hold");
        view.Note(timeNs, NoteKind.Data, line);
        show(line);
    }
}
