using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Tells the snapshots of option chains when they are known, with the moment they are of as the venue's time. What the source
/// says of the underlying goes with the end of the chain; as a value of the index it is told only where it is one of that moment.
/// Options settle as the calendar has it: sources know no short days.
/// </summary>
/// <param name="inner">The source's events; they belong to this object.</param>
/// <param name="calendar">Trading days and closes.</param>
/// <param name="fromNs">First moment told, nanoseconds UTC.</param>
/// <param name="toNs">First moment no longer told, nanoseconds UTC.</param>
internal sealed class ChainReader(IEventReader inner, ExchangeCalendar calendar, long fromNs, long toNs) : IEventReader
{
    private const int BlockEvents = 512;

    private readonly SettlementTimes _settlements = new(calendar);
    private readonly Queue<MarketEvent> _held = [];
    private readonly MarketEvent[] _block = new MarketEvent[BlockEvents];
    private int _count;
    private int _next;
    private long _stampNs = long.MinValue;
    private ChainTimes _times;
    private double _underlying = double.NaN;

    /// <inheritdoc />
    public bool IsEnded => inner.IsEnded && _held.Count == 0 && _next == _count;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int told = 0;
        while (told < buffer.Length)
        {
            if (_next == _count)
            {
                (_next, _count) = (0, inner.IsEnded ? 0 : inner.Read(_block));
                if (_count == 0)
                {
                    return told + Release(buffer[told..], inner.IsEnded ? long.MaxValue : long.MinValue);
                }
            }

            if (!TryTell(in _block[_next], out MarketEvent e))
            {
                _next++;
            }
            else if (_held.TryPeek(out MarketEvent held) && held.TimeNs <= e.TimeNs)
            {
                told += Release(buffer[told..], e.TimeNs);
            }
            else if (e.TimeNs > _block[_next].TimeNs)
            {
                _held.Enqueue(e);
                _next++;
            }
            else
            {
                buffer[told++] = e;
                _next++;
            }
        }

        return told;
    }

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();

    /// <summary>What was stamped before the opening is known on another day than what is stamped behind it: it waits for its time.</summary>
    private int Release(Span<MarketEvent> buffer, long untilNs)
    {
        int told = 0;
        while (told < buffer.Length && _held.TryPeek(out MarketEvent e) && e.TimeNs <= untilNs)
        {
            buffer[told++] = _held.Dequeue();
        }

        return told;
    }

    private bool TryTell(in MarketEvent e, out MarketEvent told)
    {
        if (e.Kind is not (EventKind.OptionRow or EventKind.Index or EventKind.ChainEnd))
        {
            told = e;
            return true;
        }

        // Whatever comes first of a snapshot, a row or the value of the index: nothing of it is told by the times of another.
        if (e.VenueNs != _stampNs)
        {
            _stampNs = e.VenueNs;
            _times = ChainTimes.Of(_stampNs, calendar);
            _underlying = double.NaN;
        }

        long timeNs = Math.Max(_times.KnownNs, e.TimeNs);
        told = e;
        switch (e.Kind)
        {
            case EventKind.OptionRow:
                OptionRow row = e.OptionRow with { SettlementNs = _settlements.Of(e.OptionRow.SettlementNs) };
                told = MarketEvent.Of(timeNs, e.Instrument, in row, _times.AsOfNs) with { Sequence = e.Sequence };
                break;
            case EventKind.Index:
                _underlying = e.Index.Value;
                return !_times.IsEndOfDay && IsWanted(timeNs);
            default:
                double underlying = double.IsNaN(e.ChainEnd.Underlying) ? _underlying : e.ChainEnd.Underlying;
                ChainEnd end = e.ChainEnd with { Underlying = underlying };
                told = MarketEvent.Of(timeNs, e.Instrument, in end, _times.AsOfNs) with { Sequence = e.Sequence };
                break;
        }

        return IsWanted(timeNs);
    }

    private bool IsWanted(long timeNs) => timeNs >= fromNs && timeNs < toNs;
}
