using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>What is done when something does not come.</content>
internal sealed partial class OrderSide
{
    private const long PatienceNs = 2 * SecondNs;
    private const long MostPatienceNs = 10 * SecondNs;
    private const int MostOvertakings = 3;

    private bool _isClosed;

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            long now = Now;
            for (int i = 0; i < _book.All.Count; i++)
            {
                OnTime(_book.All[i], now);
            }

            if (_askAgainNs != 0 && _askAgainNs <= now)
            {
                _askAgainNs = 0;
                StartAsking();
            }

            ProbeLink(now);
            Poll(now);
            SetTimer();
        }
    }

    private void OnTime(BookOrder order, long now)
    {
        if (order.IsOver)
        {
            return;
        }

        if (order.ResendNs != 0 && order.ResendNs <= now)
        {
            Resend(order);
        }

        if (order.MissingSinceNs != 0 && order.MissingSinceNs + PatienceNs <= now)
        {
            // A status says more than the executions: they are asked for, and an end is told without them only after a while.
            if (order.EndKind is not EventKind.None && order.MissingSinceNs + MostPatienceNs <= now)
            {
                FinishEnd(order);
            }
            else if (!_isAsking && order.AskedMissingNs + PatienceNs <= now)
            {
                order.AskedMissingNs = now;
                Question();
            }
        }

        if (order.InactiveSinceNs != 0 && order.InactiveSinceNs + PatienceNs <= now)
        {
            // Nobody said why. It protects nothing while it sleeps, and must not wake unseen.
            order.InactiveSinceNs = 0;
            SendCancel(order);
            End(order, order.IsTakingTold ? EventKind.OrderCancelled : EventKind.OrderRejected, order.IsTakingTold ? OrderReason.None : OrderReason.Invalid);
        }
    }

    private void Resend(BookOrder order)
    {
        order.ResendNs = 0;
        if (order.NextChange is not null)
        {
            SendNextChange(order);
            return;
        }

        BookOrder[] children = [.. _book.All.Where(o => o.Parent == order.Parent && o is { IsOver: false, IsTaken: false, Overtakings: > 0 } && o.Parent is not null && (o == order || o.ResendNs != 0))
            .OrderBy(o => o.Order.Role is OrderRole.Stop)];
        if (children.Length == 0)
        {
            return;
        }

        if (!_desk.IsReady || order.Parent!.IsOver || children.Any(c => c.Overtakings > MostOvertakings) || !TryTakeIds(children.Length, out int first))
        {
            foreach (BookOrder child in children)
            {
                End(child, EventKind.OrderRejected, OrderReason.Invalid);
            }

            return;
        }

        // The old ids were not taken; new ones are safe in any case. The last child releases what is not released yet.
        BookOrder[] batch = new BookOrder[children.Length];
        for (int i = 0; i < children.Length; i++)
        {
            BookOrder old = children[i];
            (old.IsOver, old.IsGone, old.ResendNs) = (true, true, 0);
            batch[i] = Make(old.Order, first + i, null, old.Contract, i == children.Length - 1, Now);
            batch[i].Overtakings = old.Overtakings;
        }

        Counters.SentAgain += batch.Length;
        SendBatch(batch);
    }

    private void SetTimer()
    {
        if (_isClosed)
        {
            return;
        }

        long due = _askAgainNs == 0 || _isAsking ? long.MaxValue : _askAgainNs;
        due = _probeNs == 0 ? due : Math.Min(due, _probeNs);
        due = _pollNs == 0 ? due : Math.Min(due, _pollNs);
        foreach (BookOrder order in _book.All)
        {
            if (!order.IsOver)
            {
                due = Math.Min(due, DueNs(order));
            }
        }

        if (due == long.MaxValue)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        long waitMs = Math.Max(1, (due - Now + MillisecondNs - 1) / MillisecondNs);
        _timer.Change(TimeSpan.FromMilliseconds(waitMs), Timeout.InfiniteTimeSpan);
    }

    private static long DueNs(BookOrder order)
    {
        long due = order.ResendNs == 0 ? long.MaxValue : order.ResendNs;
        due = order.MissingSinceNs == 0 ? due : Math.Min(due, Math.Max(order.MissingSinceNs, order.AskedMissingNs) + PatienceNs);
        return order.InactiveSinceNs == 0 ? due : Math.Min(due, order.InactiveSinceNs + PatienceNs);
    }
}
