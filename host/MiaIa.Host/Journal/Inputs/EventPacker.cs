using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// Writes events in few bytes: a byte of kind and flags, the time as a difference from the event before, then only those words of the
/// payload that changed since the last event of its kind and instrument, as differences. Exact for every kind.
/// </summary>
internal sealed class EventPacker
{
    /// <summary>Most bytes that an event takes.</summary>
    public const int MostBytes = 1 + (5 * Varint.MostBytes) + (PayloadWords.Most * 5);

    /// <summary>Flag: the instrument differs from that of the event before.</summary>
    public const int OtherInstrument = 0x20;

    /// <summary>Flag: the venue's time differs from the event time.</summary>
    public const int OtherVenueTime = 0x40;

    /// <summary>Flag: the source gave a sequence number.</summary>
    public const int HasSequence = 0x80;

    private readonly EventState _state = new();

    /// <summary>Begins anew.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Writes an event.</summary>
    /// <returns>The place behind it.</returns>
    public int Pack(in MarketEvent e, Span<byte> to, int at)
    {
        int flags = (int)e.Kind
            | (e.Instrument == _state.Instrument ? 0 : OtherInstrument)
            | (e.VenueNs == e.TimeNs ? 0 : OtherVenueTime)
            | (e.Sequence == 0 ? 0 : HasSequence);
        to[at++] = (byte)flags;
        if ((flags & OtherInstrument) != 0)
        {
            at = Varint.Write(to, at, e.Instrument);
        }

        at = Varint.Write(to, at, e.TimeNs - _state.TimeNs);
        if ((flags & OtherVenueTime) != 0)
        {
            at = Varint.Write(to, at, e.TimeNs - e.VenueNs);
        }

        if ((flags & HasSequence) != 0)
        {
            at = Varint.Write(to, at, (long)e.Sequence - _state.Sequence);
            _state.Sequence = e.Sequence;
        }

        (_state.TimeNs, _state.Instrument) = (e.TimeNs, e.Instrument);
        return PackPayload(in e, to, at);
    }

    private int PackPayload(in MarketEvent e, Span<byte> to, int at)
    {
        Span<int> last = _state.Payload(e.Kind, e.Instrument);
        ReadOnlySpan<int> words = EventState.WordsOf(in e)[..last.Length];
        int changed = 0;
        for (int i = 0; i < words.Length; i++)
        {
            changed |= words[i] == last[i] ? 0 : 1 << i;
        }

        at = Varint.Write(to, at, changed);
        for (int i = 0; i < words.Length; i++)
        {
            if ((changed & (1 << i)) != 0)
            {
                at = Varint.Write(to, at, unchecked(words[i] - last[i]));
                last[i] = words[i];
            }
        }

        return at;
    }
}
