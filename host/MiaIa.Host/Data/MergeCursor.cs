using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>An open stream of a merge: the block read last, and what comes next in it.</summary>
/// <param name="reader">The stream.</param>
/// <param name="block">Memory of the block, which is used again by a later stream.</param>
/// <param name="ordinal">Its place at equal time; -1 for the calendar, which comes before everything.</param>
/// <param name="isTraded">Whether it is about the traded instrument.</param>
internal sealed class MergeCursor(IEventReader reader, MarketEvent[] block, int ordinal, bool isTraded)
{
    private const int ClassShift = 62;
    private const int TradedShift = 61;
    private const int PeriodShift = 32;

    private readonly ulong _rest = (2UL << ClassShift) | (uint)Math.Max(0, ordinal);
    private readonly ulong _bar = (1UL << ClassShift) | ((isTraded ? 1UL : 0) << TradedShift) | (uint)Math.Max(0, ordinal);
    private int _count;

    /// <summary>Place in the block of the next event.</summary>
    public int Next { get; set; }

    /// <summary>The block, up to what was read.</summary>
    public ReadOnlySpan<MarketEvent> Events => block.AsSpan(0, _count);

    /// <summary>Memory of the block.</summary>
    public MarketEvent[] Block => block;

    /// <summary>Its place at equal time.</summary>
    public int Ordinal => ordinal;

    /// <summary>Whether there is an event.</summary>
    public bool HasNext => Next < _count;

    /// <summary>Whether nothing more will come.</summary>
    public bool IsEnded => Next == _count && reader.IsEnded;

    /// <summary>Time of the next event; meaningful when there is one.</summary>
    public long TimeNs { get; private set; }

    /// <summary>Rank of the next event among those of the same time; meaningful when there is one.</summary>
    public ulong Rank { get; private set; }

    /// <summary>
    /// The order at equal time (SPEC 2.3): the calendar, then bars (reference instruments before the traded one, shorter
    /// first), then the rest in the order of the streams.
    /// </summary>
    public ulong RankOf(in MarketEvent e)
    {
        if (ordinal < 0)
        {
            return 0;
        }

        return e.Kind is EventKind.Bar ? _bar | ((ulong)(uint)e.Bar.PeriodSeconds << PeriodShift) : _rest;
    }

    /// <summary>Reads the next block when this one is used up. Afterwards there may still be no event.</summary>
    public void Refill()
    {
        while (Next == _count && !reader.IsEnded)
        {
            Next = 0;
            _count = reader.Read(block);
            if (_count == 0)
            {
                break;
            }
        }

        Peek();
    }

    /// <summary>Waits until there may be an event; false when it cannot.</summary>
    public bool TryWait(int milliseconds) => reader.TryWait(milliseconds);

    /// <summary>Looks at the next event.</summary>
    public void Peek()
    {
        if (Next < _count)
        {
            TimeNs = block[Next].TimeNs;
            Rank = RankOf(in block[Next]);
        }
    }

    /// <summary>Whether its next event comes before another one's.</summary>
    public bool IsBefore(MergeCursor other) =>
        TimeNs < other.TimeNs
        || (TimeNs == other.TimeNs && (Rank < other.Rank || (Rank == other.Rank && ordinal < other.Ordinal)));

    /// <summary>Closes the stream.</summary>
    public void Close() => reader.Dispose();
}
