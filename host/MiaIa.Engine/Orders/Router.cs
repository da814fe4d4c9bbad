using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Sends our orders: brackets, exits, changes, cancellations. An entry never leaves without its stop, and every order is journaled
/// before it is sent. What the broker answers is taken by <see cref="BrokerAnswers"/>.
/// </summary>
/// <param name="setup">What the run is made of.</param>
/// <param name="fingerprint">Of the run.</param>
/// <param name="position">Our position.</param>
/// <param name="rates">Counts what is sent.</param>
internal sealed class Router(EngineSetup setup, Fingerprint fingerprint, Position position, OrderRates rates)
{
    private readonly IBroker _broker = setup.Broker;
    private readonly IJournal _journal = setup.Journal;
    private readonly short _instrument = setup.Instruments.Traded.Id;
    private readonly Order[] _batch = new Order[3];
    private long _lastId;
    private long _group;

    /// <summary>Our orders.</summary>
    public OrderTable Orders { get; } = new();

    /// <summary>The entry that is open or working; what is held without one has none of its own.</summary>
    public Entry Current { get; private set; }

    /// <summary>Session date of that entry, yyyyMMdd.</summary>
    public int EntryDate { get; private set; }

    /// <summary>Whether an entry may still be filled.</summary>
    public bool HasWorkingEntry => Orders.OpenQuantity(OrderRole.Entry) > 0;

    /// <summary>Contracts of entries that may still be filled.</summary>
    public int WorkingEntryQuantity => Orders.OpenQuantity(OrderRole.Entry);

    /// <summary>Whether an exit at the market is on its way.</summary>
    public bool HasWorkingExit => Opposite(OrderRole.Exit) > 0;

    /// <summary>Number of orders that may still be filled.</summary>
    public int WorkingCount => Orders.WorkingCount;

    /// <summary>Whether the broker cannot be reached: then nothing is sent, and what was to be sent is sent after it was asked.</summary>
    public bool IsBrokerLost { get; set; }

    /// <summary>
    /// Whether our position is known to be wrong, since a fill of the entry is missing: what is sent for it would open another one.
    /// </summary>
    public bool IsFillMissing { get; set; }

    /// <summary>Whether nothing may be sent for the position: the broker cannot be reached, or is asked what the position is.</summary>
    public bool IsHeld => IsBrokerLost || IsFillMissing;

    /// <summary>Why everything is to be closed; None while it is not.</summary>
    public ExitReason Closing { get; private set; }

    /// <summary>When the last exit was sent, nanoseconds UTC.</summary>
    public long ClosedNs { get; private set; } = long.MinValue;

    /// <summary>Exits sent for the position that is being closed since one of them was filled.</summary>
    public int CloseCount { get; set; }

    /// <summary>Why the exit was sent that works.</summary>
    public ExitReason AskedReason { get; private set; }

    /// <summary>Place of the strategy of the bracket that is open or working.</summary>
    public int Strategy => Current.Strategy;

    /// <summary>Distance of the stop that the entry was planned with, in ticks.</summary>
    public int RiskTicks => Current.StopTicks > 0 ? Current.StopTicks : setup.Limits.StopBounds.DefaultTicks;

    /// <summary>Price to which the stop of this bracket was moved, in ticks; null while it stands where the fill put it.</summary>
    public int? MovedStopTicks { get; set; }

    /// <summary>Price of the stop of the open position, in ticks: where it was moved to, else where the fill put it.</summary>
    public int StopTicks => MovedStopTicks ?? FromEntry(-RiskTicks);

    /// <summary>Price of the target of the open position, in ticks; null without one.</summary>
    public int? TargetTicks => Current.TargetTicks == 0 ? null : FromEntry(Current.TargetTicks);

    /// <summary>The round trip that the last fill ended.</summary>
    public RoundTrip LastTrip { get; set; }

    /// <summary>Where the stop of the open position belongs, in ticks.</summary>
    public int PlannedStopTicks => MovedStopTicks
        ?? Instrument.RoundTicks(position.EntryTicks - ((int)position.Side * RiskTicks), position.Side);

    /// <summary>
    /// Whether the position has a working stop of its size. A position that is being closed is protected until the closing
    /// fill, because the stop leaves only with it.
    /// </summary>
    public bool IsProtected =>
        position.Quantity == 0 || Math.Max(Opposite(OrderRole.Stop), Opposite(OrderRole.Exit)) >= Math.Abs(position.Quantity);

    /// <summary>Sends an entry with its stop and target as one bracket.</summary>
    /// <returns>The id of the entry order.</returns>
    public long Enter(in Entry entry, int dateNumber, long timeNs)
    {
        (Current, EntryDate) = (entry, dateNumber);
        (Closing, CloseCount, MovedStopTicks) = (ExitReason.None, 0, null);
        long id = ++_lastId;
        _group = id;
        Side exitSide = (Side)(-(int)entry.Side);
        int sign = (int)entry.Side;
        OrderType type = entry.LimitTicks == 0 ? OrderType.Market : OrderType.Limit;
        _batch[0] = new Order(
            id, 0, 0, _instrument, OrderRole.Entry, type, entry.Side, entry.Quantity, entry.LimitTicks, 0,
            entry.ExpiresNs);
        int stopOffset = -sign * entry.StopTicks;
        _batch[1] = new Order(
            ++_lastId, id, _group, _instrument, OrderRole.Stop, OrderType.Stop, exitSide, entry.Quantity,
            entry.ReferenceTicks + stopOffset, stopOffset, 0);
        int count = 2;
        if (entry.TargetTicks > 0)
        {
            int targetOffset = sign * entry.TargetTicks;
            _batch[count++] = new Order(
                ++_lastId, id, _group, _instrument, OrderRole.Target, OrderType.Limit, exitSide, entry.Quantity,
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
        if (HasWorkingEntry || (position.Quantity != 0 && Closing is ExitReason.None))
        {
            (Closing, CloseCount) = (reason, 0);
            CancelEntry(timeNs);
        }

        return Close(reason, timeNs);
    }

    /// <summary>Sends the exit of the open position, unless one works.</summary>
    /// <returns>Its id; 0 when none was sent.</returns>
    public long Close(ExitReason reason, long timeNs)
    {
        if (position.Quantity == 0 || HasWorkingExit || IsHeld)
        {
            return 0;
        }

        (AskedReason, ClosedNs, CloseCount) = (reason, timeNs, CloseCount + 1);
        Side side = (Side)(-(int)position.Side);
        long id = ++_lastId;
        _batch[0] = new Order(
            id, 0, GroupOf(id), _instrument, OrderRole.Exit, OrderType.Market, side, Math.Abs(position.Quantity), 0, 0, 0);
        Send(_batch.AsSpan(0, 1), timeNs);
        return id;
    }

    /// <summary>Cancels a working entry; its children go with it.</summary>
    public void CancelEntry(long timeNs)
    {
        if (Orders.FirstWorking(OrderRole.Entry) is { } entry)
        {
            Cancel(entry, timeNs);
        }
    }

    /// <summary>Cancels every working order but an exit that closes what is open.</summary>
    public void CancelAll(long timeNs)
    {
        foreach (TrackedOrder order in Orders.Working)
        {
            bool isClosing = order.Order.Role is OrderRole.Exit && (int)order.Order.Side * position.Quantity < 0;
            if (!isClosing)
            {
                Cancel(order, timeNs);
            }
        }
    }

    /// <summary>Asks to cancel an order; asked again only after the broker was asked and named it.</summary>
    public void Cancel(TrackedOrder order, long timeNs, bool isAgain = false)
    {
        // Without a record no exit leaves either: then what protects the position stays.
        bool isNeeded = !_journal.IsWritable && order.Order.Role is not OrderRole.Entry && (int)order.Order.Side * position.Quantity < 0;
        if (isNeeded || (order.State is OrderState.PendingCancel && !isAgain))
        {
            return;
        }

        order.AskedNs = timeNs;
        Orders.Apply(order, OrderStep.CancelAsked);
        Cancel(order.Order.Id, timeNs);
    }

    /// <summary>Asks to cancel an order that we do not keep.</summary>
    public void Cancel(long orderId, long timeNs)
    {
        if (!IsBrokerLost)
        {
            _broker.Cancel(orderId, timeNs);
        }
    }

    /// <summary>Asks to move the working stop to another price, for the contracts that are open.</summary>
    /// <returns>Whether there is one, and no earlier change of it waits for its answer.</returns>
    public bool MoveStop(int priceTicks, long timeNs)
    {
        if (Orders.FirstWorking(OrderRole.Stop) is not { Asked: null } stop || IsHeld || stop.State is OrderState.PendingCancel)
        {
            return false;
        }

        Change(stop, priceTicks, timeNs);
        return true;
    }

    /// <summary>Gives the open position a stop of its size: the one that works is changed, or a new one sent.</summary>
    public void Rescue(long timeNs)
    {
        int price = PlannedStopTicks;
        foreach (TrackedOrder order in Orders.Working)
        {
            bool isOurs = order.Order.Role is OrderRole.Stop && (int)order.Order.Side * position.Quantity < 0;
            if (isOurs && order.State is not OrderState.PendingCancel)
            {
                order.IsRescue = true;
                if (order.Asked is null)
                {
                    Change(order, price, timeNs);
                }

                return;
            }
        }

        long id = ++_lastId;
        Side side = (Side)(-(int)position.Side);
        _batch[0] = new Order(
            id, 0, GroupOf(id), _instrument, OrderRole.Stop, OrderType.Stop, side, Math.Abs(position.Quantity), price, 0, 0);
        Send(_batch.AsSpan(0, 1), timeNs);
        Orders.Find(id)!.IsRescue = true;
    }

    /// <summary>Asks to change a working exit order, for the contracts that are open.</summary>
    public void Change(TrackedOrder order, int priceTicks, long timeNs)
    {
        // The broker makes a stop smaller when a part of its position leaves by the target, and says nothing.
        Order asked = order.Order with { PriceTicks = priceTicks, Quantity = order.Filled + Math.Abs(position.Quantity) };
        order.Ask(in asked, timeNs);
        fingerprint.AddModify(asked.Id, priceTicks, timeNs);
        _journal.OnModify(asked.Id, priceTicks, timeNs);
        if (_journal.IsWritable)
        {
            _broker.Modify(asked.Id, priceTicks, asked.Quantity, timeNs);
        }
    }

    /// <summary>Sends an order again that never reached the broker: same id, and its children with it.</summary>
    public void SendAgain(TrackedOrder order, long timeNs)
    {
        bool isOrphan = order.Order.ParentId != 0 && order.IsParentEnded;
        if (isOrphan)
        {
            int price = order.Order.Role is OrderRole.Stop ? PlannedStopTicks : order.Order.PriceTicks;
            order.Order = order.Order with { ParentId = 0, OffsetTicks = 0, PriceTicks = price, Quantity = Math.Abs(position.Quantity) };
            order.Reduced = 0;
        }

        int count = 0;
        foreach (TrackedOrder one in Orders.Working)
        {
            if (one == order || (one.Order.ParentId == order.Order.Id && !one.IsAcknowledged && count < _batch.Length))
            {
                _batch[count++] = one.Order;
                one.SentNs = timeNs;
                fingerprint.Add(_batch[count - 1], timeNs);
            }
        }

        Submit(_batch.AsSpan(0, count), timeNs);
    }

    // Orders of one purpose that would bring the position nearer to zero.
    private int Opposite(OrderRole role)
    {
        int sum = 0;
        foreach (TrackedOrder order in Orders.Working)
        {
            bool isLeaving = role is OrderRole.Stop && order.State is OrderState.PendingCancel;
            sum += order.Order.Role == role && !isLeaving && (int)order.Order.Side * position.Quantity < 0 ? order.Open : 0;
        }

        return sum;
    }

    // A group whose orders have all ended cancels what joins it at some brokers.
    private long GroupOf(long id) => _group = Orders.IsGroupWorking(_group) ? _group : id;

    private int FromEntry(int awayTicks) =>
        Instrument.RoundTicks(position.EntryTicks + ((int)position.Side * awayTicks), position.Side);

    private void Send(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            Orders.Add(in order, timeNs);
            fingerprint.Add(in order, timeNs);
        }

        rates.OnOrders(orders[0].Role is OrderRole.Entry or OrderRole.Exit ? 1 : 0, timeNs);
        _journal.OnOrders(orders, timeNs);
        Submit(orders, timeNs);
    }

    private void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        // No record, no order: what stands at the broker stays there, a stop above all. Only a position whose stop is gone already is
        // closed all the same.
        if (_journal.IsWritable || (orders[0].Role is OrderRole.Exit && !IsProtected))
        {
            _broker.Submit(orders, timeNs);
        }
    }
}
