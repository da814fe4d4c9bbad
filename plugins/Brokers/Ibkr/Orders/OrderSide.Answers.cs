using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>What TWS says of orders, other than executions: late, twice, in any order.</content>
internal sealed partial class OrderSide
{
    private readonly HashSet<long> _foreign = [];

    /// <summary>An order that TWS holds.</summary>
    public void OnOpenOrder(OpenOrder told)
    {
        if (told.IsWhatIf)
        {
            return;
        }

        lock (_gate)
        {
            if (Find(told) is not { } order)
            {
                NoteForeign(told);
                return;
            }

            _book.Name(order, told.PermId);
            order.Total = (int)(told.Terms.TotalQuantity ?? 0);
            order.OcaGroup = told.Terms.OcaGroup;
            decimal price = order.Order.Type switch
            {
                OrderType.Limit => told.Terms.LimitPrice ?? 0,
                OrderType.Stop => told.Terms.AuxPrice ?? 0,
                _ => 0,
            };
            if (_instrument.TryToTicks(price, out int ticks))
            {
                order.PriceTicks = ticks;
            }

            OnStatusWord(order, told.Status);
            if (!order.IsOver)
            {
                ConfirmChange(order);
            }

            SetTimer();
        }
    }

    /// <summary>Where an order stands.</summary>
    public void OnStatus(OrderStatusUpdate told)
    {
        lock (_gate)
        {
            BookOrder? order = told.ClientId == ClientId ? _book.ByTwsId(told.OrderId) : null;
            order ??= _book.ByPermId(told.PermId);
            if (order is null)
            {
                return;
            }

            int filled = (int)(told.Filled ?? 0);
            if (filled < order.StatusFilled)
            {
                _desk.Connection.Counters.AddDuplicateStatus();
                return;
            }

            _book.Name(order, told.PermId);
            order.StatusFilled = filled;
            OnStatusWord(order, told.Status);
            CheckMissing(order);
            SetTimer();
        }
    }

    private void OnStatusWord(BookOrder order, OrderStatus status)
    {
        bool isEnd = order.IsOver && !order.IsGone;
        if (isEnd || (order.EndKind is not EventKind.None && status is not OrderStatus.Filled))
        {
            _desk.Connection.Counters.AddDuplicateStatus();
            return;
        }

        if (order.IsGone && status is not (OrderStatus.Cancelled or OrderStatus.ApiCancelled))
        {
            // It was thought lost, and is there.
            (order.IsOver, order.IsGone, order.EndKind) = (false, false, EventKind.None);
        }

        order.Status = status;
        order.InactiveSinceNs = status is OrderStatus.Inactive ? order.InactiveSinceNs == 0 ? Now : order.InactiveSinceNs : 0;
        switch (status)
        {
            case OrderStatus.PreSubmitted or OrderStatus.Submitted or OrderStatus.PendingSubmit:
                Take(order);
                break;
            case OrderStatus.Cancelled or OrderStatus.ApiCancelled:
                End(order, EventKind.OrderCancelled, Reason(order));
                break;
            case OrderStatus.Filled:
                Take(order);
                CompleteIfFilled(order);
                break;
        }
    }

    private void Take(BookOrder order)
    {
        order.TakenNs = order.TakenNs == 0 ? Now : order.TakenNs;
        if (!order.IsTakingTold && !order.IsReplaced)
        {
            order.IsTakingTold = true;
            if (order.IsOfRun)
            {
                Tell(EventKind.OrderAcknowledged, order, OrderReason.None, order.TakenNs, order.Asked, order.Order.PriceTicks);
            }
        }

        FollowEntry(order);
        SendNextChange(order);
    }

    // A change holds when TWS names its price, and for one of the engine its total.
    private void ConfirmChange(BookOrder order)
    {
        if (order.Change is not { } change || order.PriceTicks != change.PriceTicks || (change.IsOfEngine && order.Total != change.Quantity))
        {
            return;
        }

        order.Change = null;
        order.Order = order.Order with { PriceTicks = change.PriceTicks, Quantity = change.Quantity };
        bool isOfEngine = change.IsOfEngine;
        if (order.NextChange is { } next && next.PriceTicks == change.PriceTicks && next.Quantity == change.Quantity && next.Quantity == order.Total)
        {
            // What waited is there already. Sent all the same, an answer to the first would be taken for its own while TWS still works on it.
            (order.NextChange, isOfEngine) = (null, isOfEngine || next.IsOfEngine);
        }

        if (isOfEngine)
        {
            Tell(EventKind.OrderAcknowledged, order, OrderReason.None, Now, change.Quantity, change.PriceTicks);
        }

        FollowEntry(order);
        SendNextChange(order);
    }

    private void RefuseChange(BookOrder order)
    {
        if (order.Change is not { } change)
        {
            return;
        }

        order.Change = null;
        order.Ticket = _tickets.Change(order.Ticket, order.PriceTicks, order.Total > 0 ? order.Total : order.Asked);
        if (change.IsOfEngine)
        {
            Tell(EventKind.OrderRejected, order, OrderReason.Invalid, Now);
        }

        SendNextChange(order);
    }

    // The engine plans distances from the real fill; TWS has the prices that were sent before it.
    private void FollowEntry(BookOrder child)
    {
        if (child is not { Parent: { } parent, IsMoved: false, IsTaken: true, IsOver: false, EndKind: EventKind.None, Order.OffsetTicks: not 0 })
        {
            return;
        }

        double average = _book.AverageTicks(parent);
        if (average == 0)
        {
            return;
        }

        int price = Instrument.RoundTicks(average + child.Order.OffsetTicks, parent.Order.Side);
        int planned = child.NextChange?.PriceTicks ?? child.Change?.PriceTicks ?? child.PriceTicks;
        if (planned != price && child.PriceTicks != 0)
        {
            bool isGroupFilled = _book.ChildrenOf(parent).Any(c => c.Filled > 0);
            Request(child, new OrderChange(price, isGroupFilled ? child.Total : child.Asked, IsOfEngine: false, SentNs: 0));
        }
    }

    private void End(BookOrder order, EventKind kind, OrderReason reason)
    {
        if (order.IsOver && !order.IsGone)
        {
            return;
        }

        if (order.EndKind is EventKind.None)
        {
            (order.EndKind, order.EndReason, order.EndNs) = (kind, reason, Now);
        }

        CheckMissing(order);
        if (order.MissingSinceNs == 0)
        {
            FinishEnd(order);
        }
    }

    private void FinishEnd(BookOrder order)
    {
        bool wasGone = order.IsGone;
        (order.IsOver, order.IsGone, order.Change, order.NextChange, order.ResendNs) = (true, false, null, null, 0);
        if (!wasGone && !order.IsReplaced && order.IsOfRun)
        {
            Tell(order.EndKind, order, order.EndReason, Now);
        }

        if (order.Filled == 0)
        {
            foreach (BookOrder child in _book.ChildrenOf(order))
            {
                if (!child.IsOver)
                {
                    (child.EndKind, child.EndReason, child.EndNs) = (EventKind.OrderCancelled, OrderReason.ParentCancelled, Now);
                    FinishEnd(child);
                }
            }
        }
    }

    private OrderReason Reason(BookOrder order)
    {
        if (order.IsCancelAsked)
        {
            return OrderReason.Requested;
        }

        if (order.Parent is { Filled: 0 } parent && (parent.IsOver || parent.EndKind is not EventKind.None || parent.IsCancelAsked))
        {
            return OrderReason.ParentCancelled;
        }

        long group = order.Order.GroupId;
        if (group != 0 && _book.All.Any(o => o != order && o.Order.GroupId == group && o.Filled > 0))
        {
            return OrderReason.OneCancelsOther;
        }

        return order.Order.ExpiresNs > 0 && Now >= order.Order.ExpiresNs ? OrderReason.Expired : OrderReason.None;
    }

    private BookOrder? Find(OpenOrder told)
    {
        BookOrder? order = _book.ByRef(told.Terms.OrderRef) ?? (told.ClientId == ClientId ? _book.ByTwsId(told.OrderId) : null) ?? _book.ByPermId(told.PermId);
        return order ?? Adopt(told.OrderId, told.ClientId, told.PermId, told.Contract, told.Terms, told.ParentId);
    }

    // An order of this run that this object has not sent, or one of our client id that is none of this run's.
    private BookOrder? Adopt(int orderId, int clientId, long permId, Contract contract, OrderTerms terms, int parentId)
    {
        bool isOfRun = _tag.TryRead(terms.OrderRef, out long id, out int attempt);
        if (!isOfRun && (clientId != ClientId || orderId <= 0))
        {
            return null;
        }

        OrderType type = terms.OrderType switch { "MKT" => OrderType.Market, "STP" => OrderType.Stop, _ => OrderType.Limit };
        Side side = terms.Action is "BUY" ? Side.Buy : Side.Sell;
        decimal price = (type is OrderType.Stop ? terms.AuxPrice : terms.LimitPrice) ?? 0;
        _instrument.TryToTicks(price, out int ticks);
        BookOrder? parent = parentId > 0 ? _book.ByTwsId(parentId) : null;
        OrderRole role = parentId == 0 && type is not OrderType.Stop ? OrderRole.Entry : type is OrderType.Stop ? OrderRole.Stop : OrderRole.Target;
        int quantity = Math.Max(1, (int)(terms.TotalQuantity ?? 1));
        long ours = isOfRun ? id : --_lastUnknownId;
        Order order = new(ours, parent?.Id ?? 0, 0, _instrument.Id, role, type, side, quantity, ticks, 0, 0);
        BookOrder adopted = new()
        {
            Id = ours,
            TwsId = orderId,
            Ref = terms.OrderRef,
            Attempt = attempt,
            Order = order,
            Parent = parent,
            Contract = contract with { Exchange = contract.Exchange.Length > 0 ? contract.Exchange : "CME" },
            SentNs = 0,
            IsMoved = true,
            Ticket = _tickets.Write(in order, terms.Account, terms.OrderRef, parentId, "", isTransmitted: true) with
            {
                TimeInForce = terms.TimeInForce.Length > 0 ? terms.TimeInForce : "GTC",
                GoodTillDate = terms.GoodTillDate,
            },
            IsTakingTold = true,
            TakenNs = Now,
        };
        _book.Add(adopted);
        _book.Name(adopted, permId);
        Above(clientId, orderId);
        return adopted;
    }

    private void NoteForeign(OpenOrder told)
    {
        if (string.Equals(told.Contract.Symbol, _instrument.Symbol, StringComparison.Ordinal) && _foreign.Add(told.PermId))
        {
            Counters.Foreign++;
            Warn(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"Another program or a person has an order in {told.Contract.LocalSymbol} (client {told.ClientId}): {told.Terms.Action} {told.Terms.TotalQuantity} {told.Terms.OrderType}. It is left alone."));
        }
    }
}
