using System.Runtime.CompilerServices;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>What makes events of records has in common: the instrument, the clock, and the last quote told.</summary>
/// <param name="stream">The stream, for problems.</param>
/// <param name="request">What is asked for.</param>
internal abstract class DbnEvents(MarketStream stream, StreamRequest request)
{
    /// <summary>More contracts than any order has: a size beyond it is damage.</summary>
    private const uint MaxSize = 10_000_000;

    private Quote _told;
    private long _timeNs = long.MinValue;

    /// <summary>Most events that one record makes.</summary>
    public const int MostPerRecord = 64;

    /// <summary>From prices to ticks.</summary>
    protected NanoGrid Grid { get; } = new(request.Instrument.TickSize);

    /// <summary>Number of the instrument in events.</summary>
    protected short Instrument { get; } = request.Instrument.Id;

    /// <summary>Offset of the record, for problems.</summary>
    public long Place { get; set; }

    /// <summary>
    /// The state that events before the time asked for have built up, told before the first event that is asked for.
    /// </summary>
    public virtual IEnumerable<MarketEvent> State(long timeNs) =>
        _told == default ? [] : [MarketEvent.Of(timeNs, Instrument, in _told)];

    /// <summary>
    /// The symbol stands for another contract from here on. Nothing of the old one goes on: its book is cleared, and the traded
    /// instrument's roll is told. Which contracts these are the numbers of a file do not tell.
    /// </summary>
    /// <param name="timeNs">Time of the first record of the new contract.</param>
    /// <param name="events">Where the events go.</param>
    public void Roll(long timeNs, ref EventWriter events)
    {
        _timeNs = Math.Max(_timeNs, timeNs);
        _told = default;
        ClearBook(_timeNs, ref events);
        if (Instrument == 0)
        {
            events.Add(MarketEvent.Of(_timeNs, Instrument, new Roll(0, 0)));
        }
    }

    /// <summary>Forgets the book, and tells it when there was one. Does nothing unless overridden.</summary>
    /// <param name="timeNs">When.</param>
    /// <param name="events">Where the events go.</param>
    protected virtual void ClearBook(long timeNs, ref EventWriter events)
    {
        // Prints and bars have none.
    }

    /// <summary>Counts a problem at the record.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void Count(ProblemKind kind) => request.Problems.Count(kind, stream.Path, Place);

    /// <summary>
    /// The time of an event: that of receipt, since only then it was known; the venue's where there is none. A time before
    /// the last one is counted and replaced by it, because leaving out a change would break the book.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected long Time(ulong receivedNs, ulong eventNs) => receivedNs <= long.MaxValue && receivedNs > 0 && (long)receivedNs >= _timeNs
        ? _timeNs = (long)receivedNs
        : OtherTime(receivedNs, eventNs);

    private long OtherTime(ulong receivedNs, ulong eventNs)
    {
        ulong time = receivedNs is DbnFlags.NoTime or 0 ? eventNs : receivedNs;
        if (time > long.MaxValue)
        {
            Count(ProblemKind.BadRecord);
            return Math.Max(_timeNs, 0);
        }

        if ((long)time < _timeNs)
        {
            Count(ProblemKind.TimeBackwards);
            return _timeNs;
        }

        return _timeNs = (long)time;
    }

    /// <summary>The venue's time; that of the event where the venue's is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static long VenueTime(ulong eventNs, long timeNs) => eventNs <= long.MaxValue ? (long)eventNs : timeNs;

    /// <summary>Reads a size; false, and counted, when it is impossible.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool TrySize(uint written, out int size)
    {
        size = (int)Math.Min(written, MaxSize);
        if (written <= MaxSize)
        {
            return true;
        }

        Count(ProblemKind.BadRecord);
        return false;
    }

    /// <summary>Reads a price; false, and counted, when it is off the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool TryTicks(long price, out int ticks)
    {
        if (Grid.TryToTicks(price, out ticks))
        {
            return true;
        }

        Count(ProblemKind.OffGrid);
        return false;
    }

    /// <summary>The side of an order, or the aggressor of a print.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Side SideOf(byte side) => side == (byte)'B' ? Side.Buy : side == (byte)'A' ? Side.Sell : Side.None;

    /// <summary>Adds a print.</summary>
    protected void AddTrade(
        long price, uint written, byte side, long timeNs, ulong eventNs, uint sequence, ref EventWriter events)
    {
        if (!TryTicks(price, out int ticks) || !TrySize(written, out int size))
        {
            return;
        }

        if (size == 0)
        {
            Count(ProblemKind.NotUsed);
            return;
        }

        Trade trade = new(ticks, size, SideOf(side));
        MarketEvent.Put(out events.Next(), timeNs, Instrument, in trade, VenueTime(eventNs, timeNs), sequence);
    }

    /// <summary>Adds a quote when it is another one than the last told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void AddQuote(in Quote quote, long timeNs, ulong eventNs, uint sequence, ref EventWriter events)
    {
        if (quote != _told)
        {
            AddNewQuote(in quote, timeNs, eventNs, sequence, ref events);
        }
    }

    private void AddNewQuote(in Quote quote, long timeNs, ulong eventNs, uint sequence, ref EventWriter events)
    {
        if (quote.IsTwoSided && quote.SpreadTicks < 0)
        {
            Count(ProblemKind.CrossedQuote);
        }

        _told = quote;
        MarketEvent.Put(out events.Next(), timeNs, Instrument, in quote, VenueTime(eventNs, timeNs), sequence);
    }
}
