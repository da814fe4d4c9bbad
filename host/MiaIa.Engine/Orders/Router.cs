using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Owns the life of our orders: brackets, exits, what the broker answers, and the round trips that follow. An entry never
/// leaves without its stop, and every order is journaled before it is sent.
/// </summary>
internal sealed class Router(
    IBroker broker, IJournal journal, Fingerprint fingerprint, Position position, short instrument)
{
    private const int RememberedExecutions = 128;

    private readonly OrderTable _orders = new();
    private readonly Order[] _batch = new Order[3];
    private readonly long[] _executions = new long[RememberedExecutions];
    private long _lastId;
    private long _group;
    private Entry _entry;
    private ExitReason _exitReason;
    private ExitReason _askedReason;
    private ExitReason _closing;
    private int _nextExecution;
    private int _entryDate;

    /// <summary>Whether an entry may still be filled.</summary>
    public bool HasWorkingEntry => _orders.OpenQuantity(OrderRole.Entry) > 0;

    /// <summary>Whether an exit at the market is on its way.</summary>
    public bool HasWorkingExit => _orders.OpenQuantity(OrderRole.Exit) > 0;

    /// <summary>Number of orders that may still be filled.</summary>
    public int WorkingCount => _orders.WorkingCount;

    /// <summary>Place of the strategy of the bracket that is open or working.</summary>
    public int Strategy => _entry.Strategy;

    /// <summary>Distance of the stop that the entry was planned with, in ticks.</summary>
    public int RiskTicks => _entry.StopTicks;

    /// <summary>Price to which the stop of this bracket was moved, in ticks; null while it stands where the fill put it.</summary>
    public int? MovedStopTicks { get; private set; }

    /// <summary>Price of the stop of the open position, in ticks: where it was moved to, else where the fill put it.</summary>
    public int StopTicks => MovedStopTicks ?? FromEntry(-_entry.StopTicks);

    /// <summary>Price of the target of the open position, in ticks; null without one.</summary>
    public int? TargetTicks => _entry.TargetTicks == 0 ? null : FromEntry(_entry.TargetTicks);

    /// <summary>The round trip that the last fill ended.</summary>
    public RoundTrip LastTrip { get; private set; }

    /// <summary>
    /// Whether the position has a working stop of its size. A position that is being closed is protected until the closing
    /// fill, because the stop leaves only with it.
    /// </summary>
    public bool IsProtected =>
        position.Quantity == 0 || ProtectedQuantity() == Math.Abs(position.Quantity);

    /// <summary>Sends an entry with its stop and target as one bracket.</summary>
    /// <returns>The id of the entry order.</returns>
    public long Enter(in Entry entry, int dateNumber, long timeNs)
    {
        _entry = entry;
        _entryDate = dateNumber;
        (_exitReason, _closing, MovedStopTicks) = (ExitReason.None, ExitReason.None, null);
        long id = ++_lastId;
        _group = id;
        Side exitSide = (Side)(-(int)entry.Side);
        int sign = (int)entry.Side;
        OrderType type = entry.LimitTicks == 0 ? OrderType.Market : OrderType.Limit;
        _batch[0] = new Order(
            id, 0, 0, instrument, OrderRole.Entry, type, entry.Side, entry.Quantity, entry.LimitTicks, 0,
            entry.ExpiresNs);
        int stopOffset = -sign * entry.StopTicks;
        _batch[1] = new Order(
            ++_lastId, id, _group, instrument, OrderRole.Stop, OrderType.Stop, exitSide, entry.Quantity,
            entry.ReferenceTicks + stopOffset, stopOffset, 0);
        int count = 2;
        if (entry.TargetTicks > 0)
        {
            int targetOffset = sign * entry.TargetTicks;
            _batch[count++] = new Order(
                ++_lastId, id, _group, instrument, OrderRole.Target, OrderType.Limit, exitSide, entry.Quantity,
                entry.ReferenceTicks + targetOffset, targetOffset, 0);
        }

        Send(_batch.AsSpan(0, count), timeNs);
        return id;
    }

    /// <summary>
    /// Closes the position at the market and cancels a working entry; what that one fills all the same is closed as well. Does
    /// nothing when flat, or when already closing.
    /// </summary>
    /// <returns>The id of the exit order; 0 when there was nothing to close.</returns>
    public long Exit(ExitReason reason, long timeNs)
    {
        if (HasWorkingEntry)
        {
            _closing = reason;
            CancelEntry(timeNs);
        }

        return Close(reason, timeNs);
    }

    /// <summary>Cancels a working entry; its children go with it.</summary>
    public void CancelEntry(long timeNs)
    {
        if (_orders.FirstWorking(OrderRole.Entry) is { } entry)
        {
            broker.Cancel(entry.Order.Id, timeNs);
        }
    }

    /// <summary>Asks to move the working stop to another price, for the contracts that are open.</summary>
    /// <returns>Whether there is one, and no earlier change of it waits for its answer.</returns>
    public bool MoveStop(int priceTicks, long timeNs)
    {
        if (_orders.FirstWorking(OrderRole.Stop) is not { Asked: null } stop)
        {
            return false;
        }

        // The broker makes a stop smaller when a part of its position leaves by the target, and says nothing.
        Order asked = stop.Order with { PriceTicks = priceTicks, Quantity = stop.Filled + Math.Abs(position.Quantity) };
        stop.Asked = asked;
        fingerprint.AddModify(asked.Id, priceTicks, timeNs);
        journal.OnModify(asked.Id, priceTicks, timeNs);
        broker.Modify(asked.Id, priceTicks, asked.Quantity, timeNs);
        return true;
    }

    /// <summary>Takes the broker's answer into the books.</summary>
    /// <returns>Whether it counts: false for an execution that was told before.</returns>
    public bool OnAnswer(in MarketEvent answer)
    {
        journal.OnBroker(in answer);
        if (answer.Kind is EventKind.Fill)
        {
            if (IsKnown(answer.Fill.ExecutionId))
            {
                return false;
            }

            OnFill(in answer);
        }
        else if (_orders.Find(answer.Order.OrderId) is { IsWorking: true } order)
        {
            OnUpdate(order, answer.Kind);
        }

        return true;
    }

    private void OnUpdate(TrackedOrder order, EventKind kind)
    {
        bool isOfChange = order.Asked is not null && kind is (EventKind.OrderAcknowledged or EventKind.OrderRejected);
        if (order.Asked is { } asked && isOfChange)
        {
            order.Asked = null;
            if (kind is EventKind.OrderAcknowledged)
            {
                order.Order = asked;
                MovedStopTicks = asked.PriceTicks;
            }
        }

        if (kind is EventKind.OrderCancelled || (kind is EventKind.OrderRejected && !isOfChange))
        {
            _orders.End(order);
        }
    }

    private void OnFill(in MarketEvent answer)
    {
        ref readonly Fill fill = ref answer.Fill;
        fingerprint.Add(in fill, answer.TimeNs);
        Side side = position.Side;
        if (_orders.Find(fill.OrderId) is { } order)
        {
            order.Filled += fill.Quantity;
            _exitReason = order.Order.Role switch
            {
                OrderRole.Stop => ExitReason.Stop,
                OrderRole.Target => ExitReason.Target,
                OrderRole.Exit => _askedReason,
                _ => _exitReason,
            };
            if (order.Filled >= order.Order.Quantity)
            {
                _orders.End(order);
            }
        }

        if (position.OnFill(in fill, answer.VenueNs))
        {
            LastTrip = position.LastTrip(
                side, answer.VenueNs, _entry.StopTicks, _exitReason, _entry.Strategy, _entry.Setup, _entryDate);
            journal.OnRoundTrip(LastTrip);
        }
        else if (_closing is not ExitReason.None)
        {
            Close(_closing, answer.TimeNs);
        }
    }

    // Brokers tell executions again, after a reconnect for instance. 0 is no id.
    private bool IsKnown(long executionId)
    {
        if (executionId == 0)
        {
            return false;
        }

        if (_executions.AsSpan().Contains(executionId))
        {
            return true;
        }

        _executions[_nextExecution++ % RememberedExecutions] = executionId;
        return false;
    }

    private long Close(ExitReason reason, long timeNs)
    {
        if (position.Quantity == 0 || HasWorkingExit)
        {
            return 0;
        }

        _askedReason = reason;
        Side side = (Side)(-(int)position.Side);
        _batch[0] = new Order(
            ++_lastId, 0, _group, instrument, OrderRole.Exit, OrderType.Market, side, Math.Abs(position.Quantity), 0, 0, 0);
        Send(_batch.AsSpan(0, 1), timeNs);
        return _lastId;
    }

    private int FromEntry(int awayTicks) =>
        Instrument.RoundTicks(position.EntryTicks + ((int)position.Side * awayTicks), position.Side);

    // Children follow the filled quantity of their parent, so a stop protects what its entry filled and no more.
    private int ProtectedQuantity() =>
        _orders.FirstWorking(OrderRole.Stop) is { } stop
            ? Math.Min(stop.Open, Math.Abs(position.Quantity))
            : 0;

    private void Send(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            _orders.Add(in order);
            fingerprint.Add(in order, timeNs);
        }

        journal.OnOrders(orders, timeNs);
        broker.Submit(orders, timeNs);
    }
}
