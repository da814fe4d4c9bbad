using System.Globalization;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Asks the broker for everything it knows of our orders and brings orders and position into line: what never arrived is sent again,
/// what is gone is ended, what should not work is cancelled, what works differently is changed. The broker's position counts.
/// </summary>
internal sealed class Reconciliation(EngineSetup setup, Router router, BrokerAnswers answers, Position position, RiskControl risk)
{
    private const long SecondNs = 1_000_000_000;
    private const long YoungNs = 2 * SecondNs;
    private const long PatienceNs = 10 * SecondNs;
    private const long SettledNs = 5 * SecondNs;
    private const long PeriodNs = 300 * SecondNs;

    private readonly bool _isNeeded = !setup.Broker.IsReproducible;
    private readonly OrderTable _orders = router.Orders;
    private readonly ToldOrders _told = new(router.Orders);
    private bool _isAsking;
    private long _askedNs = long.MinValue;
    private long _doubtNs = long.MinValue;
    private long _nextNs = setup.Broker.IsReproducible ? long.MaxValue : long.MinValue;
    private long _unansweredNs = long.MaxValue;
    private BrokerPosition? _position;

    /// <summary>When it wants to be asked again, nanoseconds UTC.</summary>
    public long DueNs => Math.Min(_nextNs, _unansweredNs);

    /// <summary>
    /// Whether something is uncertain until the broker has answered. At the start everything is: an earlier run, or a person, may have
    /// left orders or a position.
    /// </summary>
    public bool IsInDoubt { get; private set; } = !setup.Broker.IsReproducible;

    /// <summary>Whether the broker's last complete answer was flat and named no working order.</summary>
    public bool IsFlatAtBroker { get; private set; }

    /// <summary>Something is uncertain: the broker is asked within two seconds. One that lives in this process leaves no doubt.</summary>
    public void Doubt(long timeNs)
    {
        if (_isNeeded)
        {
            (IsInDoubt, _doubtNs) = (true, timeNs);
            _nextNs = Math.Min(_nextNs, timeNs + YoungNs);
        }
    }

    /// <summary>Asks now.</summary>
    public void Ask(long timeNs)
    {
        if (router.IsBrokerLost)
        {
            return;
        }

        _told.Clear();
        (_isAsking, _askedNs, _position) = (true, timeNs, null);
        (_nextNs, _unansweredNs) = (timeNs + PatienceNs, long.MaxValue);
        setup.Broker.Reconcile(timeNs);
    }

    /// <summary>Something is certainly wrong: asked now, unless an answer is on its way already; then after it.</summary>
    public void AskSoon(long timeNs)
    {
        Doubt(timeNs);
        if (_isNeeded && !_isAsking)
        {
            Ask(timeNs);
        }
    }

    /// <summary>The connection is lost: what was being told is not told to its end.</summary>
    public void OnLost() => (_isAsking, _nextNs, _unansweredNs) = (false, long.MaxValue, long.MaxValue);

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        if (timeNs < DueNs || router.IsBrokerLost)
        {
            return;
        }

        Ask(timeNs);
    }

    /// <summary>Hears every answer.</summary>
    public void Hear(in MarketEvent answer) => _told.Hear(in answer, _isAsking);

    /// <summary>The broker's position was told. Outside an answer that we asked for, a difference is a doubt.</summary>
    public void OnPosition(in BrokerPosition told, long timeNs)
    {
        _position = told;
        if (!_isAsking && told.Quantity != position.Quantity)
        {
            Doubt(timeNs);
        }
    }

    /// <summary>An order or a change waits for its answer too long.</summary>
    public void CheckAnswers()
    {
        _unansweredNs = long.MaxValue;
        if (!_isNeeded || _isAsking || router.IsBrokerLost)
        {
            return;
        }

        foreach (TrackedOrder order in _orders.Working)
        {
            bool isWaiting = order.Asked is not null || order.State is OrderState.PendingCancel;
            long sinceNs = isWaiting ? order.AskedNs : order.IsAcknowledged ? long.MaxValue : order.SentNs;
            if (sinceNs != long.MaxValue)
            {
                _unansweredNs = Math.Min(_unansweredNs, sinceNs + YoungNs);
            }
        }
    }

    /// <summary>Everything is told.</summary>
    /// <param name="timeNs">Event time.</param>
    /// <param name="priceTicks">The last price, 0 before the first.</param>
    public void OnReconciled(long timeNs, int priceTicks)
    {
        long askedNs = _isAsking ? _askedNs : timeNs;
        bool wasAsked = _isAsking;
        (_isAsking, _askedNs, _nextNs) = (false, timeNs, _isNeeded ? timeNs + PeriodNs : long.MaxValue);
        IsInDoubt &= _doubtNs > askedNs;
        CheckPosition(timeNs, askedNs, priceTicks);
        router.IsFillMissing &= IsInDoubt;
        IsFlatAtBroker = _position is { Quantity: 0 } && position.Quantity == 0 && !IsAnyNamed();
        EndTheGone(timeNs, askedNs);
        CorrectTheNamed(timeNs, askedNs);
        CancelTheUnknown(timeNs);
        _told.Clear();
        _position = null;

        // What others asked for is believed as far as it goes, and asked again to be sure.
        if (!wasAsked || IsInDoubt)
        {
            Doubt(timeNs);
        }
    }

    private bool IsAnyNamed()
    {
        foreach (TrackedOrder order in _orders.All)
        {
            if (IsNamedWorking(order))
            {
                return true;
            }
        }

        foreach (ToldOrder other in _told.Others)
        {
            if (other.IsWorking)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamedWorking(TrackedOrder order) =>
        order.IsTold && (order.ToldQuantity == 0 ? order.IsWorking : order.Filled < order.ToldQuantity);

    private void EndTheGone(long timeNs, long askedNs)
    {
        for (int i = 0; i < _orders.WorkingCount; i++)
        {
            TrackedOrder order = _orders.Working[i];
            if (order.IsTold)
            {
                order.IsAcknowledged = true;
                _orders.Apply(order, OrderStep.Acknowledged);
                continue;
            }

            if (order.SentNs >= askedNs || IsWithParent(order))
            {
                continue;
            }

            OrderRole role = order.Order.Role;
            bool isYoung = timeNs - order.SentNs <= YoungNs;
            bool isWanted = order.State is not OrderState.PendingCancel
                && (role is OrderRole.Entry ? isYoung && !risk.Halts.IsHalted : position.Quantity != 0);
            if (!order.IsAcknowledged && isWanted)
            {
                Note(timeNs, $"order {order.Order.Id} ({role}) never reached the broker: sent again");
                router.SendAgain(order, timeNs);
            }
            else
            {
                Note(timeNs, $"order {order.Order.Id} ({role}) is not at the broker any more");
                _orders.Apply(order, OrderStep.Cancelled);
                i--;
                if (role is OrderRole.Stop)
                {
                    router.CancelEntry(timeNs);
                }
            }
        }
    }

    // A child that never reached the broker goes the way of its entry.
    private bool IsWithParent(TrackedOrder child) =>
        !child.IsAcknowledged && _orders.Find(child.Order.ParentId) is { IsWorking: true, IsAcknowledged: false };

    private void CorrectTheNamed(long timeNs, long askedNs)
    {
        bool isIdle = position.Quantity == 0 && !router.HasWorkingEntry;
        foreach (TrackedOrder order in _orders.All)
        {
            if (!IsNamedWorking(order) || order.SentNs >= askedNs)
            {
                continue;
            }

            bool isLeft = isIdle && order.Order.Role is not OrderRole.Entry;
            if (!order.IsWorking)
            {
                router.Cancel(order.Order.Id, timeNs);
            }
            else if (isLeft || (order.State is OrderState.PendingCancel && order.AskedNs <= askedNs))
            {
                router.Cancel(order, timeNs, isAgain: true);
            }
            else if (order.Order.Role is OrderRole.Stop && position.Quantity != 0 && !router.IsHeld && order.AskedNs < askedNs)
            {
                CorrectStop(order, timeNs);
            }
            else if (order.AskedNs < askedNs)
            {
                order.Asked = null;
            }
        }
    }

    // While the entry works its stop may be named with the size of the whole, and its price is that of its last part.
    private void CorrectStop(TrackedOrder stop, long timeNs)
    {
        if (stop.Asked is { } asked)
        {
            if (stop.ToldPriceTicks == asked.PriceTicks && stop.ToldQuantity == asked.Quantity)
            {
                stop.Change();
                router.MovedStopTicks = asked.PriceTicks;
            }
            else
            {
                stop.Asked = null;
            }
        }

        int held = Math.Abs(position.Quantity);
        int open = stop.ToldQuantity - stop.Filled;
        bool isFollowing = stop.Order.ParentId != 0 && !stop.IsParentEnded && !stop.IsDetached;
        bool isSize = stop.ToldQuantity == 0 || open == held || (isFollowing && open >= held);
        int planned = router.PlannedStopTicks;
        bool isPrice = stop.ToldPriceTicks == 0 || Math.Abs(stop.ToldPriceTicks - planned) <= answers.EntrySpreadTicks;
        if (!isSize || !isPrice)
        {
            Note(timeNs, $"stop {stop.Order.Id} works with {open} at {stop.ToldPriceTicks}, it should with {held} at {planned}: changed");
            stop.IsRescue |= open < held;
            router.Change(stop, planned, timeNs);
        }
    }

    private void CancelTheUnknown(long timeNs)
    {
        foreach (ToldOrder other in _told.Others)
        {
            if (other.IsWorking)
            {
                router.Cancel(other.Id, timeNs);
                string text = string.Create(CultureInfo.InvariantCulture, $"order {other.Id} works at the broker and is unknown here: cancelled");
                setup.Journal.OnNote(timeNs, NoteKind.Invariant, text);
                risk.Watch.Raise(HaltCause.Mismatch, timeNs, text);
            }
        }
    }

    // Positions are told late: one is believed only when nothing was filled shortly before or since the asking.
    private void CheckPosition(long timeNs, long askedNs, int priceTicks)
    {
        if (_position is not { } told || told.Quantity == position.Quantity)
        {
            return;
        }

        if (answers.LastFillNs >= askedNs - SettledNs)
        {
            Doubt(timeNs);
            return;
        }

        string text = string.Create(
            CultureInfo.InvariantCulture, $"position {position.Quantity} here, {told.Quantity} at the broker: the broker's counts");
        int missing = told.Quantity - position.Quantity;
        int held = Math.Abs(position.Quantity);
        bool isClosing = missing * position.Quantity < 0;
        int away = isClosing ? Math.Min(held, Math.Abs(missing)) : 0;
        if (away > 0)
        {
            // What left unseen is counted at the last price: an estimate, and said to be one.
            answers.Adopt((Side)Math.Sign(missing), away, priceTicks, timeNs);
        }

        int more = Math.Abs(missing) - away;
        if (more > 0)
        {
            double average = told.AverageTicks != 0 ? told.AverageTicks : priceTicks;
            double before = position.EntryTicks * Math.Abs(position.Quantity);
            int price = (int)Math.Round(((average * Math.Abs(told.Quantity)) - before) / more);
            answers.Adopt((Side)Math.Sign(missing), more, price, timeNs);
        }

        setup.Journal.OnNote(timeNs, NoteKind.Invariant, $"{text}; what no execution tells is counted at an estimate");
        risk.Watch.Raise(HaltCause.Mismatch, timeNs, text);
    }

    private void Note(long timeNs, FormattableString text) =>
        setup.Journal.OnNote(timeNs, NoteKind.Invariant, text.ToString(CultureInfo.InvariantCulture));
}
