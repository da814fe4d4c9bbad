using System.Runtime.CompilerServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Order-by-order records to events: every change of a level, prints with their aggressor, and the best quote at the end of
/// each event of the exchange. Executions leave the book by the cancellations that follow them; prints and fills change nothing.
/// </summary>
internal sealed class MboEvents(MarketStream stream, StreamRequest request) : DbnEvents(stream, request)
{
    private readonly MarketByOrderBook _book = new();
    private Depth _open = Nothing;

    private static Depth Nothing => new(Side.None, 0, 0, 0, DepthAction.Set, IsLast: true);

    /// <summary>Makes the events of a record.</summary>
    public void Add(in MboRecord record, ref EventWriter events)
    {
        long time = Time(record.ReceivedNs, record.EventNs);
        bool isLast = (record.Flags & DbnFlags.Last) != 0;
        switch (record.Action)
        {
            case (byte)'A' or (byte)'M' or (byte)'C':
                if (Apply(in record, out LevelChange change))
                {
                    AddDepth(in change, isLast, time, in record, ref events);
                }

                break;
            case (byte)'T':
                AddTrade(record.Price, record.Size, record.Side, time, record.EventNs, record.Sequence, ref events);
                break;
            case (byte)'R':
                _book.Clear();
                _open = new Depth(Side.None, 0, 0, 0, DepthAction.Clear, isLast);
                AddDepth(_open, time, in record, ref events);
                break;
            case (byte)'F' or (byte)'N':
                break;
            default:
                Count(ProblemKind.BadRecord);
                break;
        }

        if (isLast)
        {
            End(time, in record, ref events);
        }
    }

    /// <inheritdoc />
    public override IEnumerable<MarketEvent> State(long timeNs)
    {
        for (int i = 0; i < _book.BidLevels; i++)
        {
            BookLevel level = _book.Bid(i);
            yield return MarketEvent.Of(timeNs, Instrument, Set(Side.Buy, level, i == _book.BidLevels - 1 && _book.AskLevels == 0));
        }

        for (int i = 0; i < _book.AskLevels; i++)
        {
            BookLevel level = _book.Ask(i);
            yield return MarketEvent.Of(timeNs, Instrument, Set(Side.Sell, level, i == _book.AskLevels - 1));
        }

        foreach (MarketEvent e in base.State(timeNs))
        {
            yield return e;
        }
    }

    /// <inheritdoc />
    protected override void ClearBook(long timeNs, ref EventWriter events)
    {
        _book.Clear();
        _open = Nothing;
        events.Add(MarketEvent.Of(timeNs, Instrument, new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: true)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Depth Set(Side side, BookLevel level, bool isLast) => new(
        side, level.PriceTicks, level.Size, level.Orders, level.Size > 0 ? DepthAction.Set : DepthAction.Delete, isLast);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Apply(in MboRecord record, out LevelChange change)
    {
        change = default;
        if (!TrySize(record.Size, out int size))
        {
            return false;
        }

        if (record.Action == (byte)'C')
        {
            long before = _book.Anomalies;
            change = _book.Cancel(record.OrderId, size);
            CountAnomaly(before);
            return change.Count > 0;
        }

        Side side = SideOf(record.Side);
        if (side is Side.None || (size == 0 && record.Action == (byte)'A'))
        {
            Count(ProblemKind.BadRecord);
            return false;
        }

        if (!TryTicks(record.Price, out int ticks))
        {
            return false;
        }

        long anomalies = _book.Anomalies;
        change = record.Action == (byte)'A'
            ? _book.Add(record.OrderId, side, ticks, size)
            : _book.Modify(record.OrderId, side, ticks, size);
        CountAnomaly(anomalies);
        return change.Count > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountAnomaly(long before)
    {
        if (_book.Anomalies != before)
        {
            Count(ProblemKind.BookMismatch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddDepth(in LevelChange change, bool isLast, long time, in MboRecord record, ref EventWriter events)
    {
        if (change.Count == 2)
        {
            AddDepth(Set(change.LeftSide, change.Left, isLast: false), time, in record, ref events);
        }

        _open = Set(change.Side, change.Level, isLast);
        AddDepth(_open, time, in record, ref events);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddDepth(in Depth depth, long time, in MboRecord record, ref EventWriter events) =>
        MarketEvent.Put(out events.Next(), time, Instrument, in depth, VenueTime(record.EventNs, time), record.Sequence);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void End(long time, in MboRecord record, ref EventWriter events)
    {
        if (!_open.IsLast)
        {
            // The event ended with a print or a fill: its last change is told again, as the last one.
            AddDepth(_open with { IsLast = true }, time, in record, ref events);
            _open = Nothing;
        }

        AddQuote(_book.Best, time, record.EventNs, record.Sequence, ref events);
    }
}
