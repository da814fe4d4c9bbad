using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>What packing and unpacking remember of the events before: the last payload of each kind and instrument.</summary>
internal sealed class EventState
{
    private const int Instruments = 16;

    private readonly int[] _words = new int[32 * Instruments * PayloadWords.Most];

    /// <summary>Event time of the event before, nanoseconds UTC.</summary>
    public long TimeNs { get; set; }

    /// <summary>Sequence number of the event before.</summary>
    public uint Sequence { get; set; }

    /// <summary>Instrument of the event before.</summary>
    public short Instrument { get; set; }

    /// <summary>Begins anew: a block can be read without those before it.</summary>
    public void Reset()
    {
        _words.AsSpan().Clear();
        (TimeNs, Sequence, Instrument) = (0, 0, 0);
    }

    /// <summary>The last payload of a kind and an instrument.</summary>
    public Span<int> Payload(EventKind kind, short instrument) =>
        _words.AsSpan((((int)kind * Instruments) + (instrument & (Instruments - 1))) * PayloadWords.Most, PayloadWords.Of(kind));

    /// <summary>The words of an event's payload.</summary>
    public static ReadOnlySpan<int> WordsOf(in MarketEvent e) =>
        MemoryMarshal.Cast<MarketEvent, int>(MemoryMarshal.CreateReadOnlySpan(in e, 1))[(PayloadWords.Offset / sizeof(int))..];

    /// <summary>The words of an event's payload, to be written.</summary>
    public static Span<int> WordsTo(ref MarketEvent e) =>
        MemoryMarshal.Cast<MarketEvent, int>(MemoryMarshal.CreateSpan(ref e, 1))[(PayloadWords.Offset / sizeof(int))..];
}
