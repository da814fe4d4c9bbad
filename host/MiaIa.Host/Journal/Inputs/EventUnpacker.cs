using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>Reads what <see cref="EventPacker"/> wrote.</summary>
internal sealed class EventUnpacker
{
    private const int KindMask = 0x1F;

    private readonly EventState _state = new();

    /// <summary>Begins anew.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Reads an event and goes behind it.</summary>
    /// <exception cref="JournalException">The bytes are no event.</exception>
    public MarketEvent Unpack(ReadOnlySpan<byte> from, ref int at)
    {
        if (at >= from.Length)
        {
            throw new JournalException("A recorded input ends before its last event.");
        }

        int flags = from[at++];
        EventKind kind = (EventKind)(flags & KindMask);
        if (!Enum.IsDefined(kind))
        {
            throw new JournalException($"A recorded input has an event of the unknown kind {flags & KindMask}.");
        }

        short instrument = (flags & EventPacker.OtherInstrument) != 0 ? (short)Varint.Read(from, ref at) : _state.Instrument;
        long timeNs = _state.TimeNs + Varint.Read(from, ref at);
        long venueNs = (flags & EventPacker.OtherVenueTime) != 0 ? timeNs - Varint.Read(from, ref at) : timeNs;
        uint sequence = (flags & EventPacker.HasSequence) != 0 ? (uint)(_state.Sequence + Varint.Read(from, ref at)) : 0;
        _state.Sequence = sequence == 0 ? _state.Sequence : sequence;
        (_state.TimeNs, _state.Instrument) = (timeNs, instrument);
        MarketEvent e = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref e, 1));
        Unsafe.WriteUnaligned(ref bytes[0], timeNs);
        Unsafe.WriteUnaligned(ref bytes[8], venueNs);
        Unsafe.WriteUnaligned(ref bytes[16], sequence);
        Unsafe.WriteUnaligned(ref bytes[20], instrument);
        Unsafe.WriteUnaligned(ref bytes[22], kind);
        UnpackPayload(ref e, kind, instrument, from, ref at);
        return e;
    }

    private void UnpackPayload(ref MarketEvent e, EventKind kind, short instrument, ReadOnlySpan<byte> from, ref int at)
    {
        Span<int> last = _state.Payload(kind, instrument);
        long changed = Varint.Read(from, ref at);
        for (int i = 0; i < last.Length; i++)
        {
            if ((changed & (1L << i)) != 0)
            {
                last[i] = unchecked(last[i] + (int)Varint.Read(from, ref at));
            }
        }

        last.CopyTo(EventState.WordsTo(ref e));
    }
}
