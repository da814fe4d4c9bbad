using MiaIa.Sdk;

namespace MiaIa.Host.Calendar;

/// <summary>
/// The calendar as events: rolls, session windows and timers, in order, a session date at a time and in constant memory. It
/// begins with the session in which the first moment lies, so that whoever reads it knows the state at that moment: a roll
/// from contract 0, then the session. A closed date is one closed window. At equal time: roll, session, timer.
/// </summary>
/// <param name="calendar">The calendar.</param>
/// <param name="times">Times of the timers; timers go off on trading days only.</param>
/// <param name="fromNs">A moment of the first session, nanoseconds UTC.</param>
/// <param name="toNs">First moment no longer wanted, nanoseconds UTC.</param>
internal sealed class CalendarReader(
    ExchangeCalendar calendar, SessionTimes times, long fromNs, long toNs = long.MaxValue) : IEventReader
{
    private const int MaxEvents = 1 + 8 + 3;
    private const short TradedInstrument = 0;

    // The last date that can be told in nanoseconds, less a day for its evening.
    private static readonly DateOnly LastDate = new(2261, 12, 31);

    private readonly SessionPlan _plan = new(calendar);
    private readonly MarketEvent[] _events = new MarketEvent[MaxEvents];
    private DateOnly _date = calendar.SessionDate(fromNs);
    private int _contract;
    private int _count;
    private int _next;

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_next == _count)
            {
                PrepareDate();
            }
            else if (_events[_next].TimeNs >= toNs)
            {
                IsEnded = true;
            }
            else
            {
                buffer[read++] = _events[_next++];
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Holds nothing.
    }

    private void PrepareDate()
    {
        _next = 0;
        _count = 0;
        if (_date > LastDate)
        {
            IsEnded = true;
            return;
        }

        _plan.Set(_date);
        int front = calendar.FrontContract(_date);
        if (front != _contract)
        {
            _events[_count++] = MarketEvent.Of(_plan.StartNs(0), TradedInstrument, new Roll(_contract, front));
            _contract = front;
        }

        for (int window = 0; window < _plan.Count; window++)
        {
            _events[_count++] = MarketEvent.Of(_plan.StartNs(window), _plan.Session(window));
        }

        if (_plan.CloseMinute > 0)
        {
            AddTimers();
        }

        _date = _date.AddDays(1);
    }

    private void AddTimers()
    {
        bool isEarly = _plan.CloseMinute < YearDays.RegularClose;
        long open = _plan.ToNs(Minute(times.EntriesOpen));
        long close = _plan.ToNs(Minute(times.EntriesClose));
        long flatten = _plan.ToNs(Minute(times.SessionFlatten));
        if (isEarly)
        {
            close = Math.Min(close, _plan.ToNs(_plan.CloseMinute - times.EarlyEntriesCloseMinutes));
            flatten = Math.Min(flatten, _plan.ToNs(_plan.CloseMinute - times.EarlyFlattenMinutes));
        }

        // A day too short for entries has none.
        if (open < close)
        {
            Insert(open, TimerKind.EntriesOpen);
        }

        Insert(close, TimerKind.EntriesClose);
        Insert(flatten, TimerKind.SessionFlatten);
    }

    private void Insert(long timeNs, TimerKind timer)
    {
        int place = _count++;
        while (place > 0 && _events[place - 1].TimeNs > timeNs)
        {
            _events[place] = _events[place - 1];
            place--;
        }

        _events[place] = MarketEvent.Of(timeNs, timer);
    }

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
