using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Asking TWS for everything, and telling the engine.</content>
internal sealed partial class OrderSide
{
    // TWS answers in order, but takes a moment for an order: a list that comes before its acknowledgement does not name it.
    private const long YoungNs = 5 * SecondNs;
    private const long RetryNs = 2 * SecondNs;

    private long _asked;
    private long _told;
    private bool _isAsking;
    private bool _isQuestioned;
    private long _askAgainNs;

    /// <summary>The engine wants to know everything. It is told what TWS says from now on; while TWS is away it is told nothing.</summary>
    public void Reconcile()
    {
        _desk.Start();
        lock (_gate)
        {
            _asked++;
            StartAsking();
        }
    }

    // A message is missing or unclear: TWS is asked, and what it says goes the usual way.
    private void Question()
    {
        _isQuestioned = true;
        StartAsking();
    }

    private void StartAsking()
    {
        if (!_isAsking && _desk.IsReady && _askAgainNs <= Now)
        {
            _isAsking = true;
            Start(AskAsync);
        }
        else
        {
            SetTimer();
        }
    }

    private async Task AskAsync()
    {
        while (Begin(out long asked, out int known, out long beganNs))
        {
            if (!await ProveLinkAsync().ConfigureAwait(false))
            {
                lock (_gate)
                {
                    Warn("TWS does not show that it reaches IB's servers: what became of orders is not known, and nothing is sent again.");
                    _isQuestioned = true;
                    StopAsking(Now + ProofPauseNs);
                    return;
                }
            }

            (DeskSnapshot? snapshot, string text) = await _desk.AskAllAsync(IsCompletedNeeded).ConfigureAwait(false);
            string? unsure = snapshot is null ? null : await ConfirmPositionAsync().ConfigureAwait(false);
            lock (_gate)
            {
                Counters.Questions++;
                string? missing = snapshot is null ? text : unsure ?? Settle(snapshot, known, beganNs);
                if (missing is not null)
                {
                    Warn(missing);
                    _isQuestioned = true;
                    StopAsking(Now + RetryNs);
                    return;
                }

                SendCleanUp();
                if (asked == _asked && asked != _told)
                {
                    _told = asked;
                    TellAll();
                }
            }
        }
    }

    // The first time what ended before this process; then only what stands open here and not there.
    private bool IsCompletedNeeded(IReadOnlyList<OpenOrder> open)
    {
        lock (_gate)
        {
            return _told == 0 || _book.All.Any(o => (!o.IsOver || o.IsGone) && Named(o, open) is null);
        }
    }

    private bool Begin(out long asked, out int known, out long beganNs)
    {
        lock (_gate)
        {
            (asked, known, beganNs) = (_asked, _book.All.Count, Now);
            bool isNeeded = _asked != _told || _isQuestioned;
            if (!isNeeded || !_desk.IsReady)
            {
                StopAsking(0);
                return false;
            }

            long ripeNs = 0;
            foreach (BookOrder order in _book.All)
            {
                ripeNs = order is { IsOver: false, IsTaken: false } ? Math.Max(ripeNs, order.SentNs + YoungNs) : ripeNs;
            }

            if (ripeNs > beganNs)
            {
                StopAsking(ripeNs);
                return false;
            }

            (_isQuestioned, _isPositionFresh) = (false, false);
            return true;
        }
    }

    private void StopAsking(long againNs)
    {
        (_isAsking, _askAgainNs) = (false, againNs);
        SetTimer();
    }

    // Brings every order to where the answer puts it. Null, or what is missing to do so.
    private string? Settle(DeskSnapshot snapshot, int known, long beganNs)
    {
        if (!_isPositionFresh)
        {
            SetPosition(0, 0);
        }

        for (int i = 0; i < known; i++)
        {
            BookOrder order = _book.All[i];
            if (order.IsOver && !order.IsGone)
            {
                WakeIfNamed(order, snapshot, beganNs);
                continue;
            }

            if (IsNamed(order, snapshot))
            {
                SettleNamed(order, beganNs);
            }
            else if (snapshot.CompletedOrders.LastOrDefault(c => IsSame(order, c)) is { } completed)
            {
                SettleCompleted(order, completed);
            }
            else if (order.IsTaken && !order.IsGone && !snapshot.IsCompletedKnown)
            {
                return "What became of an order of ours could not be asked: TWS did not tell its completed orders.";
            }
            else if (!order.IsGone)
            {
                SettleGone(order, snapshot.IsCompletedKnown);
            }
        }

        return null;
    }

    // It was told as ended, and TWS names it as working: the engine is told so, and takes it away.
    private void WakeIfNamed(BookOrder order, DeskSnapshot snapshot, long beganNs)
    {
        bool isWorking = order.EndKind is not EventKind.None && order.EndNs + RetryNs < beganNs && Named(order, snapshot.OpenOrders)?.Status
            is OrderStatus.PreSubmitted or OrderStatus.Submitted;
        if (isWorking)
        {
            Warn($"Order {order.Id} ({order.Order.Role}) works at TWS although it was told as ended.");
            (order.IsOver, order.EndKind, order.TakenNs) = (false, EventKind.None, order.TakenNs == 0 ? Now : order.TakenNs);
        }
    }

    private void SettleNamed(BookOrder order, long beganNs)
    {
        if (order.IsReplaced)
        {
            // It was thought lost and was sent again: one of the two is enough.
            SendCancel(order);
        }
        else if (order.Change is { } change && change.SentNs + RetryNs < beganNs)
        {
            order.Change = null;
            order.Ticket = _tickets.Change(order.Ticket, order.PriceTicks, order.Total > 0 ? order.Total : order.Asked);
            SendNextChange(order);
        }
    }

    private void SettleCompleted(BookOrder order, CompletedOrder completed)
    {
        order.TakenNs = order.TakenNs == 0 ? Now : order.TakenNs;
        _book.Name(order, completed.PermId);
        order.StatusFilled = Math.Max(order.StatusFilled, (int)(completed.FilledQuantity ?? 0));
        order.EndKind = order.IsGone ? EventKind.None : order.EndKind;
        (order.IsOver, order.IsGone) = (false, false);
        switch (completed.Status)
        {
            case OrderStatus.Filled:
                order.Status = OrderStatus.Filled;
                CompleteIfFilled(order);
                CheckMissing(order);
                break;
            case OrderStatus.Inactive:
                End(order, EventKind.OrderRejected, OrderReason.Invalid);
                break;
            default:
                End(order, EventKind.OrderCancelled, Reason(order));
                break;
        }
    }

    private void SettleGone(BookOrder order, bool isCompletedKnown)
    {
        if (!order.IsTaken && order.SentNs > _provenNs)
        {
            // It may wait inside of TWS.
            _isQuestioned = true;
            return;
        }

        if (order.EndKind is not EventKind.None)
        {
            FinishEnd(order);
        }
        else if (order.IsTaken)
        {
            // It worked, and is neither open nor among those that ended: it is over, and nobody says how.
            (order.EndKind, order.EndReason, order.EndNs) = (EventKind.OrderCancelled, OrderReason.None, Now);
            Warn($"Order {order.Id} ({order.Order.Role}) is not at TWS any more, and TWS does not say what became of it.");
            FinishEnd(order);
        }
        else if (order.IsIdRefused && order.Parent is null && order.Attempt < 3)
        {
            SendUnderNewIds(order);
        }
        else if (order.Parent is not { IsOver: false, IsIdRefused: true })
        {
            (order.IsOver, order.IsGone, order.EndNs) = (true, true, Now);
            if (order.Parent is null)
            {
                // Perhaps it lies there unreleased, or is still on its way: it must not wake when the engine sends it again.
                _cleanUp.Add(order.TwsId);
            }

            if (order is { IsOfRun: true, Parent: null, Order.Role: OrderRole.Entry } && isCompletedKnown)
            {
                // An entry is not sent again by itself: whoever waits for it learns that it counts as not sent. An exit or a stop the
                // engine misses by itself, and sends it again.
                string why = order.SentNs < _readyNs ? "the connection broke" : "TWS dropped it";
                Warn($"Order {order.Id} ({order.Order.Role}) and what goes with it never reached TWS: {why}. It counts as not sent.");
                EndUnsent(order, _book.ChildrenOf(order), Now);
            }
        }
    }

    // TWS refused the id, and does not know the tag: it was surely not taken.
    private void SendUnderNewIds(BookOrder head)
    {
        BookOrder[] family = [head, .. _book.ChildrenOf(head).OrderBy(c => c.Order.Role is OrderRole.Stop)];
        foreach (BookOrder one in family)
        {
            (one.IsOver, one.IsGone) = (true, true);
        }

        _ids!.Above(family.Max(o => o.TwsId) + 100);
        if (!_desk.IsReady || head.IsCancelAsked || !TryTakeIds(family.Length, out int first))
        {
            return;
        }

        BookOrder[] batch = new BookOrder[family.Length];
        for (int i = 0; i < family.Length; i++)
        {
            batch[i] = Make(family[i].Order, first + i, batch[0], family[i].Contract, i == family.Length - 1, Now);
        }

        Counters.SentAgain += batch.Length;
        SendBatch(batch);
    }

    private void TellAll()
    {
        foreach (BookOrder order in _book.All)
        {
            bool isWorking = !order.IsOver && order.IsTaken;
            bool isTold = order.IsOfRun ? order is { IsTaken: true, IsReplaced: false } : isWorking;
            if (isTold && order.EndKind is not EventKind.OrderRejected)
            {
                int quantity = order.IsOver && order.EndKind is EventKind.None ? order.Filled : order.Total > 0 ? order.Total : order.Asked;
                int price = order.PriceTicks != 0 ? order.PriceTicks : order.Order.PriceTicks;
                Tell(EventKind.OrderAcknowledged, order, OrderReason.None, order.TakenNs, quantity, price);
            }
        }

        foreach (BookFill fill in _book.Fills)
        {
            if (!fill.IsOld)
            {
                _ring.Add(default, fill);
            }
        }

        foreach (BookOrder order in _book.All)
        {
            if (order is { IsOver: true, IsReplaced: false, IsOfRun: true, EndKind: not EventKind.None })
            {
                Tell(order.EndKind, order, order.EndReason, order.EndNs);
            }
        }

        long now = Now;
        _ring.Add(MarketEvent.Of(now, _instrument.Id, new BrokerPosition(_position, _averageTicks)));
        _ring.Add(MarketEvent.Of(EventKind.Reconciled, now));
    }

    private bool IsNamed(BookOrder order, DeskSnapshot snapshot) => Named(order, snapshot.OpenOrders) is not null;

    private OpenOrder? Named(BookOrder order, IReadOnlyList<OpenOrder> open) => open.LastOrDefault(o =>
        (o.PermId != 0 && o.PermId == order.PermId) || (o.ClientId == ClientId && o.OrderId == order.TwsId)
        || (order.Ref.Length > 0 && string.Equals(o.Terms.OrderRef, order.Ref, StringComparison.Ordinal)));

    private static bool IsSame(BookOrder order, CompletedOrder completed) => order.PermId != 0
        ? completed.PermId == order.PermId
        : order.Ref.Length > 0 && string.Equals(completed.Terms.OrderRef, order.Ref, StringComparison.Ordinal);
}
