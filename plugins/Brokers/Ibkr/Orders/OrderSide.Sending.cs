using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>What the engine asks for. Each call puts messages into the connection's queue and returns.</content>
internal sealed partial class OrderSide
{
    private readonly List<int> _cleanUp = [];

    /// <summary>Sends a bracket as one piece, or single orders.</summary>
    public void Submit(ReadOnlySpan<Order> orders)
    {
        lock (_gate)
        {
            long now = Now;
            Contract? contract = Contract?.Contract;
            if (!_desk.IsReady || contract is null || _ids is null || !TryTakeIds(orders.Length, out int firstId))
            {
                RefuseUnsent(orders, now);
                return;
            }

            if (HasUnclear(orders))
            {
                Question();
                return;
            }

            BookOrder[] batch = new BookOrder[orders.Length];
            for (int i = 0; i < orders.Length; i++)
            {
                // Parent, target, stop: the last one releases all three, so none works before the stop is there.
                ref readonly Order order = ref orders[Place(i, orders.Length)];
                batch[i] = Make(in order, firstId + i, batch[0], contract, i == orders.Length - 1, now);
            }

            SendBatch(batch);
        }
    }

    // An order of which an earlier sending works, ended, or may still arrive is not sent again, whoever asks for it.
    private bool HasUnclear(ReadOnlySpan<Order> orders)
    {
        bool isUnclear = false;
        foreach (ref readonly Order order in orders)
        {
            if (_book.ById(order.Id) is not { } before || before.IsGone)
            {
                continue;
            }

            isUnclear = true;
            Counters.HeldBack++;
            if (before is { IsOver: true, EndKind: not EventKind.None })
            {
                Tell(before.EndKind, before, before.EndReason, before.EndNs);
            }
        }

        return isUnclear;
    }

    /// <summary>Asks to cancel an order.</summary>
    public void Cancel(long orderId)
    {
        lock (_gate)
        {
            if (_book.ById(orderId) is not { IsOver: false } order)
            {
                Refuse(orderId);
                return;
            }

            order.IsCancelAsked = true;
            if (order.Dispatch?.TryWithdraw() == true)
            {
                // It never left; OnSent ends it, and its children with it.
                foreach (BookOrder child in _book.ChildrenOf(order))
                {
                    child.Dispatch?.TryWithdraw();
                }

                return;
            }

            SendCancel(order);
        }
    }

    /// <summary>Asks to change price and total of an order.</summary>
    public void Modify(long orderId, int priceTicks, int quantity)
    {
        lock (_gate)
        {
            if (_book.ById(orderId) is not { IsOver: false, EndKind: EventKind.None } order)
            {
                Refuse(orderId);
                return;
            }

            order.IsMoved = true;
            Request(order, new OrderChange(priceTicks, quantity, IsOfEngine: true, SentNs: 0));
        }
    }

    private static int Place(int i, int count) => count == 3 && i > 0 ? 3 - i : i;

    private bool TryTakeIds(int count, out int first)
    {
        try
        {
            first = _ids!.Take(count);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            first = 0;
            Warn($"Nothing is sent: the order id could not be written down. {e.Message}");
            return false;
        }
    }

    private BookOrder Make(in Order order, int twsId, BookOrder? head, Contract contract, bool isLast, long now, int parentTwsId = 0)
    {
        BookOrder? before = _book.ById(order.Id);
        int attempt = before is null ? 1 : before.Attempt + 1;
        BookOrder? parent = order.ParentId == 0 ? null : head is { } h && h.Id == order.ParentId ? h : _book.ById(order.ParentId);
        Order sent = order;
        if (parent is { IsOver: true } or { Filled: > 0 })
        {
            // Its entry is over or on its way: it stands for itself, at its distance from what was really paid.
            double average = _book.AverageTicks(parent);
            int price = average == 0 ? order.PriceTicks : Instrument.RoundTicks(average + order.OffsetTicks, parent.Order.Side);
            sent = order with { PriceTicks = price };
            parent = null;
        }

        string tag = _tag.Of(order.Id, attempt);
        int parentId = parent is null ? 0 : parentTwsId > 0 ? parentTwsId : parent.TwsId;
        string group = parent is null && order.GroupId != 0 ? GroupName(order.GroupId, twsId) : "";
        BookOrder made = new()
        {
            Id = order.Id,
            TwsId = twsId,
            Ref = tag,
            Attempt = attempt,
            Order = sent,
            Parent = parent,
            Contract = contract,
            SentNs = now,
            Ticket = _tickets.Write(in sent, _desk.Account, tag, parentId, group, isLast),
        };
        _book.Add(made);
        return made;
    }

    // TWS gives a bracket a group of its own: what is sent later joins that one.
    private string GroupName(long groupId, int twsId)
    {
        foreach (BookOrder order in _book.All)
        {
            bool isMember = order.IsOfRun && order.Order.GroupId == groupId && !order.IsOver && order.OcaGroup.Length > 0;
            if (isMember && !IsUsedUp(order.OcaGroup))
            {
                return order.OcaGroup;
            }
        }

        return _tag.GroupOf(groupId, twsId);
    }

    // TWS refuses what joins a group of which one was filled whole.
    private bool IsUsedUp(string group) =>
        _book.All.Any(o => o is { IsOver: true, Filled: > 0 } && string.Equals(o.OcaGroup, group, StringComparison.Ordinal));

    private void SendBatch(BookOrder[] batch)
    {
        TwsRequest[] messages = [.. batch.Select(o => new PlaceOrder(o.TwsId, o.Contract, o.Ticket))];
        IReadOnlyList<Dispatch> dispatches = _desk.Connection.SendTogether(messages);
        for (int i = 0; i < batch.Length; i++)
        {
            batch[i].Dispatch = dispatches[i];
        }

        foreach (BookOrder order in batch)
        {
            Follow(order.Dispatch!, outcome => OnSent(order, batch, outcome));
        }
    }

    private void Follow(Dispatch dispatch, Action<SendOutcome> then)
    {
        void Locked(SendOutcome outcome)
        {
            lock (_gate)
            {
                then(outcome);
            }
        }

        if (dispatch.Outcome.IsCompleted)
        {
            Locked(dispatch.Outcome.Result);
            return;
        }

        _ = dispatch.Outcome.ContinueWith(
            t => Locked(t.Result), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // Only what is known not to have left is refused. What may have arrived is asked for by its tag.
    private void OnSent(BookOrder order, BookOrder[] batch, SendOutcome outcome)
    {
        if (outcome is not SendOutcome.NotSent || order.IsOver || order.IsTaken)
        {
            return;
        }

        long now = Now;
        bool isLast = order == batch[^1];
        if (!isLast)
        {
            // Not released: it cannot work. What becomes of the batch, its last order decides.
            return;
        }

        foreach (BookOrder one in batch)
        {
            (one.IsOver, one.IsGone, one.EndNs) = (true, true, now);
        }

        BookOrder head = batch[0];
        if (head.Dispatch is { Outcome: { IsCompletedSuccessfully: true, Result: not SendOutcome.NotSent } })
        {
            _cleanUp.Add(head.TwsId);
        }

        if (head.IsCancelAsked || head.Order.Role is OrderRole.Entry)
        {
            EndUnsent(head, batch.Skip(1), now);
        }

        // A stop or an exit that could not leave says nothing: the engine asks after two seconds, learns that it is not here, and sends it
        // again. A refusal would have it close the position, or stop everything, for a socket that was away for a moment.
    }

    // Certain not to be at IB: refused, its children go with it, and it may be sent again.
    private void EndUnsent(BookOrder head, IEnumerable<BookOrder> children, long now)
    {
        head.EndKind = head.IsCancelAsked ? EventKind.OrderCancelled : EventKind.OrderRejected;
        head.EndReason = head.IsCancelAsked ? OrderReason.Requested : OrderReason.NeverArrived;
        Tell(head.EndKind, head, head.EndReason, now);
        foreach (BookOrder child in children)
        {
            (child.IsOver, child.IsGone, child.EndNs) = (true, true, now);
            (child.EndKind, child.EndReason) = (EventKind.OrderCancelled, OrderReason.ParentCancelled);
            Tell(child.EndKind, child, child.EndReason, now);
        }
    }

    private void RefuseUnsent(ReadOnlySpan<Order> orders, long now)
    {
        if (orders[0].Role is not OrderRole.Entry)
        {
            return;
        }

        foreach (ref readonly Order order in orders)
        {
            bool isHead = order.Id == orders[0].Id;
            _ring.Add(MarketEvent.Of(
                isHead ? EventKind.OrderRejected : EventKind.OrderCancelled, now, _instrument.Id,
                new OrderUpdate(order.Id, isHead ? OrderReason.Invalid : OrderReason.ParentCancelled)));
        }
    }

    private void Refuse(long orderId) => _ring.Add(MarketEvent.Of(
        EventKind.OrderRejected, Now, _instrument.Id, new OrderUpdate(orderId, OrderReason.UnknownOrder)));

    private void SendCancel(BookOrder order)
    {
        Dispatch dispatch = _desk.Connection.Send(new CancelOrder(order.TwsId, ExtOperator: _tickets.Operator, ManualOrderIndicator: _tickets.Indicator));
        Follow(dispatch, outcome => order.IsCancelAsked &= outcome is SendOutcome.Written);
    }

    private void SendCleanUp()
    {
        foreach (int twsId in _cleanUp)
        {
            _desk.Connection.Send(new CancelOrder(twsId, ExtOperator: _tickets.Operator, ManualOrderIndicator: _tickets.Indicator));
        }

        _cleanUp.Clear();
    }

    private void Request(BookOrder order, OrderChange change)
    {
        if (order.Change is not null || !order.IsTaken)
        {
            // TWS takes one change at a time. The engine's own is never pushed out by one of ours.
            order.NextChange = change.IsOfEngine || order.NextChange is not { IsOfEngine: true } ? change : order.NextChange;
            return;
        }

        SendChange(order, change);
    }

    private void SendChange(BookOrder order, OrderChange change)
    {
        OrderTicket ticket = _tickets.Change(order.Ticket, change.PriceTicks, change.Quantity);
        order.Change = change with { SentNs = Now };
        OrderTicket before = order.Ticket;
        order.Ticket = ticket;
        Dispatch dispatch = _desk.Connection.Send(new PlaceOrder(order.TwsId, order.Contract, ticket));
        OrderChange sent = order.Change;
        Follow(dispatch, outcome =>
        {
            if (outcome is SendOutcome.NotSent && order.Change == sent)
            {
                (order.Change, order.NextChange, order.Ticket) = (null, null, before);
            }
        });
    }

    private void SendNextChange(BookOrder order)
    {
        if (order is { Change: null, NextChange: { } next, IsTaken: true, IsOver: false })
        {
            order.NextChange = null;
            SendChange(order, next);
        }
    }
}
