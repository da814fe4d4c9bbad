using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Takes what the broker says about our orders into the books: late, twice, in parts, in another order than it happened. Each execution
/// counts once, and the order of the messages does not change where they lead to.
/// </summary>
internal sealed class BrokerAnswers(EngineSetup setup, Fingerprint fingerprint, Router router, Position position)
{
    private readonly ExecutionSet _executions = new();
    private readonly IJournal _journal = setup.Journal;
    private readonly OrderTable _orders = router.Orders;
    private ExitReason _exitReason;
    private Findings _found;
    private int _highEntry;
    private int _lowEntry;

    /// <summary>When the last fill was counted, nanoseconds UTC.</summary>
    public long LastFillNs { get; private set; } = long.MinValue;

    /// <summary>How far apart the prices of the entry's fills are, in ticks: so uncertain is the stop's price at the broker.</summary>
    public int EntrySpreadTicks => Math.Max(0, _highEntry - _lowEntry);

    /// <summary>Whether the last answer taken refused something that we did not know to be over.</summary>
    public bool IsRefusal { get; private set; }

    /// <summary>Whether the last answer taken told an execution again, with other figures if it counts.</summary>
    public bool IsCorrection { get; private set; }

    /// <summary>What was found, once.</summary>
    public Findings TakeFindings()
    {
        Findings found = _found;
        _found = Findings.None;
        return found;
    }

    /// <summary>Takes an answer.</summary>
    /// <param name="answer">The broker's word.</param>
    /// <param name="timeNs">Event time at which it is taken.</param>
    /// <returns>Whether it counts: false for an execution that was told before with the same figures.</returns>
    public bool Take(in MarketEvent answer, long timeNs)
    {
        (IsRefusal, IsCorrection) = (false, false);
        if (answer.Kind is EventKind.Fill)
        {
            IsCorrection = !_executions.Add(answer.Fill.ExecutionId);
            if (IsCorrection)
            {
                return TakeAgain(in answer, timeNs);
            }

            _journal.OnBroker(in answer);
            fingerprint.Add(in answer.Fill, answer.TimeNs);
            TakeFill(in answer.Fill, answer.VenueNs, timeNs);
            return true;
        }

        TrackedOrder? order = _orders.Find(answer.Order.OrderId);
        IsRefusal = answer.Kind is EventKind.OrderRejected && (order?.IsWorking ?? !_orders.IsLongEnded(answer.Order.OrderId));
        if (order is null ? !_orders.IsLongEnded(answer.Order.OrderId) : !IsKnown(order, answer.Kind))
        {
            _journal.OnBroker(in answer);
        }

        if (order is { IsWorking: true })
        {
            TakeUpdate(order, answer.Kind, in answer.Order);
        }

        return true;
    }

    /// <summary>Counts a fill that the broker did not tell, so that the books say what it says.</summary>
    public void Adopt(Side side, int quantity, int priceTicks, long timeNs) =>
        CountFill(new Fill(0, 0, side, quantity, priceTicks, 0, 0), timeNs, timeNs);

    // A broker that is asked for everything tells it every time.
    private static bool IsKnown(TrackedOrder order, EventKind kind) => kind switch
    {
        EventKind.OrderAcknowledged => order is { IsAcknowledged: true, Asked: null },
        EventKind.OrderCancelled => order.State is OrderState.Cancelled or OrderState.Expired,
        _ => order.State is OrderState.Rejected,
    };

    private void TakeUpdate(TrackedOrder order, EventKind kind, in OrderUpdate update)
    {
        switch (kind)
        {
            case EventKind.OrderAcknowledged:
                TakeAcknowledgement(order, in update);
                break;
            case EventKind.OrderCancelled:
                End(order, update.Reason is OrderReason.Expired ? OrderStep.Expired : OrderStep.Cancelled);
                break;
            case EventKind.OrderRejected:
                TakeRefusal(order, update.Reason);
                break;
        }
    }

    // A late acknowledgement of the order itself is not one of its change: the first is the order's, unless it names the new price.
    private void TakeAcknowledgement(TrackedOrder order, in OrderUpdate update)
    {
        bool isOfChange = order.Asked is { } change
            && (update.PriceTicks == 0 ? order.IsAcknowledged : update.PriceTicks == change.PriceTicks);
        order.IsAcknowledged = true;
        _orders.Apply(order, OrderStep.Acknowledged);
        if (isOfChange && order.Asked is { } asked)
        {
            order.Change();
            router.MovedStopTicks = asked.Role is OrderRole.Stop ? asked.PriceTicks : router.MovedStopTicks;
            _found |= order.Reduced > 0 ? Findings.Doubt : Findings.None;
        }
    }

    private void TakeRefusal(TrackedOrder order, OrderReason reason)
    {
        if (order.Asked is not null)
        {
            order.Asked = null;
            _found |= order.IsRescue && !router.IsProtected ? Findings.RescueRefused : Findings.None;
            _found |= reason is OrderReason.UnknownOrder ? Findings.Doubt : Findings.None;
        }
        else if (order.State is OrderState.PendingCancel)
        {
            _orders.Apply(order, OrderStep.CancelRefused);
            if (order.Filled > 0)
            {
                _orders.Apply(order, OrderStep.PartFilled);
            }

            _found |= Findings.Doubt;
        }
        else if (order is { AskedNs: > 0, IsAcknowledged: true })
        {
            // Perhaps a refusal told again, or one of a change that seemed to be acknowledged: the broker is asked whether it works.
            _found |= Findings.Doubt;
        }
        else
        {
            End(order, OrderStep.Rejected);
        }
    }

    private void End(TrackedOrder order, OrderStep step)
    {
        bool isAsked = order.State is OrderState.PendingCancel;
        _orders.Apply(order, step);
        OrderRole role = order.Order.Role;
        if (step is OrderStep.Rejected)
        {
            _found |= role is OrderRole.Stop ? order.IsRescue ? Findings.RescueRefused : Findings.StopRefused
                : role is OrderRole.Target ? Findings.TargetRefused
                : Findings.None;
        }
        else if (role is OrderRole.Entry && order.Filled < order.Order.Quantity)
        {
            // A fill of it may still be on its way.
            _found |= Findings.Doubt;
        }
        else if (role is OrderRole.Stop && !isAsked)
        {
            _found |= Findings.StopEnded;
        }
    }

    private void TakeFill(in Fill fill, long venueNs, long timeNs)
    {
        LastFillNs = timeNs;
        if (_orders.Find(fill.OrderId) is { } order)
        {
            _found |= order.IsWorking ? Findings.None : order.Order.Role is OrderRole.Entry ? Findings.LateEntry : Findings.Doubt;
            _orders.Fill(order, fill.Quantity);
            CheckEntry(order);
            _found |= order.Filled > order.Largest ? Findings.Overfilled : Findings.None;
            bool isLeaving = order.Order.Role is not OrderRole.Entry;
            _found |= isLeaving && order.IsWorking ? Findings.Doubt : Findings.None;
            _found |= isLeaving && position.Quantity == 0 && !router.IsFillMissing ? Findings.Reversed : Findings.None;
            router.CloseCount = order.Order.Role is OrderRole.Exit ? 0 : router.CloseCount;
            _exitReason = order.Order.Role switch
            {
                OrderRole.Stop => ExitReason.Stop,
                OrderRole.Target => ExitReason.Target,
                OrderRole.Exit => router.AskedReason,
                _ => _exitReason,
            };
        }
        else
        {
            _found |= Findings.Doubt;
        }

        if (fill.ExecutionId != 0)
        {
            bool isOpening = position.Quantity == 0 || fill.Side == position.Side;
            _executions.Of(fill.ExecutionId) = new CountedFill
            {
                Quantity = fill.Quantity, PriceTicks = fill.PriceTicks, FeeMicros = fill.FeeMicros, Trip = position.TripNumber, IsOpening = isOpening,
            };
        }

        CountFill(in fill, venueNs, timeNs);

        // A stop may have filled beside an exit unheard: that we are flat is asked before the next entry.
        _found |= position.Quantity == 0 ? Findings.Doubt : Findings.None;
        if (position.Quantity != 0 && router.Closing is not ExitReason.None)
        {
            router.Close(router.Closing, timeNs);
        }
    }

    // An execution that is told again with other figures replaces what was counted: a price that was corrected, a size, a fee that is known
    // only now. What a size differs by is counted as a fill of its own, and the broker is asked for its position.
    private bool TakeAgain(in MarketEvent answer, long timeNs)
    {
        ref readonly Fill fill = ref answer.Fill;
        ref CountedFill before = ref _executions.Of(fill.ExecutionId);
        bool isSame = before.Quantity == fill.Quantity && before.PriceTicks == fill.PriceTicks;
        if (isSame && before.FeeMicros == fill.FeeMicros)
        {
            return false;
        }

        _journal.OnBroker(in answer);
        fingerprint.Add(in fill, answer.TimeNs);
        if (!isSame)
        {
            _journal.OnNote(timeNs, NoteKind.Invariant, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"the broker corrects a fill of order {fill.OrderId}: {before.Quantity} at {before.PriceTicks} ticks is {fill.Quantity} at {fill.PriceTicks} ticks"));
        }

        CountedFill old = before;
        (before.Quantity, before.PriceTicks, before.FeeMicros) = (fill.Quantity, fill.PriceTicks, fill.FeeMicros);
        position.Correct(
            fill.Side, Math.Min(old.Quantity, fill.Quantity), fill.PriceTicks - old.PriceTicks, fill.FeeMicros - old.FeeMicros,
            old.Trip == position.TripNumber, old.IsOpening);
        int more = fill.Quantity - old.Quantity;
        if (more != 0)
        {
            _found |= Findings.Doubt;
            if (_orders.Find(fill.OrderId) is { } order)
            {
                order.Filled += more;
            }

            int price = more > 0 ? fill.PriceTicks : old.PriceTicks;
            CountFill(new Fill(fill.OrderId, 0, (Side)((int)fill.Side * Math.Sign(more)), Math.Abs(more), price, 0, 0), answer.VenueNs, timeNs);
        }

        return true;
    }

    // A broker that lives in this process tells every fill, and there is nobody to ask.
    private void CheckEntry(TrackedOrder order)
    {
        long entryId = order.Order.Role is OrderRole.Entry ? order.Order.Id : order.Order.ParentId;
        if (entryId != 0 && !setup.Broker.IsReproducible)
        {
            router.IsFillMissing = _orders.IsFillMissing(entryId);
            _found |= router.IsFillMissing ? Findings.EntryMissing : Findings.None;
        }
    }

    private void CountFill(in Fill fill, long venueNs, long timeNs)
    {
        Side side = position.Side;
        if (side is Side.None)
        {
            router.MovedStopTicks = null;
            (_highEntry, _lowEntry) = (fill.PriceTicks, fill.PriceTicks);
        }
        else if (fill.Side == side)
        {
            (_highEntry, _lowEntry) = (Math.Max(_highEntry, fill.PriceTicks), Math.Min(_lowEntry, fill.PriceTicks));
        }

        if (position.OnFill(in fill, venueNs, out Fill beyond))
        {
            Entry entry = router.Current;
            router.LastTrip = position.LastTrip(
                side, venueNs, entry.StopTicks, _exitReason, entry.Strategy, entry.Setup, router.EntryDate);
            _exitReason = ExitReason.None;
            _journal.OnRoundTrip(router.LastTrip);
        }

        if (beyond.Quantity > 0)
        {
            _found |= router.IsFillMissing ? Findings.None : Findings.Reversed;
            CountFill(in beyond, venueNs, timeNs);
        }
    }
}
