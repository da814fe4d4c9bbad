namespace MiaIa.TwsSimulator;

/// <summary>The life of orders: release, acknowledgement, change, cancel, end. Matching is in <see cref="Matching"/>, fills in <see cref="Fills"/>.</summary>
public sealed class Exchange
{
    private readonly TwsServer _server;
    private readonly Matching _matching;
    private readonly Fills _fills;
    private readonly OrderChanges _changes;

    /// <summary>The exchange of a server.</summary>
    internal Exchange(TwsServer server)
    {
        _server = server;
        _fills = new(server);
        _changes = new(server);
        _matching = new(server, _fills);
    }

    /// <summary>Every order, untransmitted ones too, in order of arrival.</summary>
    public IReadOnlyList<SimOrder> Orders => Book.All;

    /// <summary>The orders and ids.</summary>
    internal OrderBook Book { get; } = new();

    /// <summary>Next order id of a client, as nextValidId tells it.</summary>
    public int NextOrderId(int client) => Book.NextId(client);

    /// <summary>Fills an order by decree, whatever the market shows.</summary>
    public void Fill(SimOrder order, decimal quantity, decimal price) => _server.Do(() => _fills.Fill(order, Math.Min(quantity, order.Remaining), price));

    /// <summary>Corrects a fill: same id, next revision, another price or size.</summary>
    public void Correct(Execution execution, decimal shares, decimal price) => _server.Do(() => _fills.Correct(execution, shares, price));

    /// <summary>Cancels an order from the server's side, as IB or the exchange does.</summary>
    public void CancelByServer(SimOrder order, string reason) => _server.Do(() => End(order, "Cancelled", reason, "Cancelled by System"));

    /// <summary>The session ends: DAY orders are cancelled.</summary>
    public void EndSession() => _server.Do(() =>
    {
        foreach (SimOrder order in Book.All.Where(o => o.IsLive && o.Request.Tif == "DAY").ToArray())
        {
            End(order, "Cancelled", "Order Canceled - reason:end of session", "Cancelled by System");
        }
    });

    /// <summary>Places an order by hand, in TWS itself: order id 0 and client 0, seen by all and told to nobody but client 0 and the master.</summary>
    public SimOrder PlaceByHand(OrderRequest request)
    {
        SimOrder order = new(0, request with { OrderId = 0, Transmit = true, ParentId = 0 }, null, _server.Now);
        _server.Do(() =>
        {
            Book.Add(order);
            _server.Ledger.Note(order, "placed by hand");
            Release(order);
        });
        return order;
    }

    /// <summary>Whether a number is an order id this client used.</summary>
    internal bool IsOrderId(int client, int id) => Book.Find(client, id) is not null;

    /// <summary>A new order or a change of one.</summary>
    internal void Place(Session session, RequestFields f, OrderRequest request)
    {
        if (Book.Find(session.ClientId, request.OrderId) is { } known)
        {
            _changes.Change(session, f, known, request);
            return;
        }

        if (request.OrderId < Book.NextId(session.ClientId))
        {
            throw f.Refusal(103, "Duplicate order id");
        }

        Book.Use(session.ClientId, request.OrderId);
        if (request.IsWhatIf)
        {
            // Only IB can tell what an order would bind.
            _server.Incidents.WhenLinked(() => session.Send(OpenOrderMessage.WhatIf(request, session, _server)));
            return;
        }

        if (request.OcaGroup.Length > 0 && Book.All.Any(o => o.OcaGroup == request.OcaGroup && o.Filled > 0 && o.IsDone))
        {
            throw f.Answer(201, "Order rejected - reason:the OCA group was already used up today");
        }

        SimOrder? parent = Brackets.Parent(_server, session, f, request);
        SimOrder order = new(session.ClientId, request, parent, _server.Now) { LastSession = session };
        Book.Add(order);
        _server.Ledger.Note(order, "placed");
        if (request.Transmit)
        {
            Release(parent ?? order);
        }
    }

    /// <summary>A client's cancel.</summary>
    internal void Cancel(Session session, RequestFields f, int orderId)
    {
        SimOrder order = Book.Find(session.ClientId, orderId)
            ?? throw f.Answer(10147, $"OrderId {orderId} that needs to be cancelled is not found.");
        if (order.IsDone)
        {
            throw f.Answer(10148, $"OrderId {orderId} that needs to be cancelled cannot be cancelled, state: {order.Status}.");
        }

        if (order.IsCancelling)
        {
            throw f.Answer(10148, $"OrderId {orderId} that needs to be cancelled cannot be cancelled, state: PendingCancel.");
        }

        Cancel(order, "Order Canceled - reason:", "Cancelled by Trader");
    }

    /// <summary>Cancels everything of everybody.</summary>
    internal void CancelAll()
    {
        foreach (SimOrder order in Book.All.Where(o => !o.IsDone && !o.IsCancelling).ToArray())
        {
            Cancel(order, "Order Canceled - reason:global cancel", "Cancelled by Trader");
        }
    }

    /// <summary>A restart of TWS loses what was never transmitted.</summary>
    internal void ForgetUntransmitted()
    {
        foreach (SimOrder order in Book.All.Where(o => !o.IsTransmitted).ToArray())
        {
            _server.Ledger.Note(order, "lost by restart");
            Book.Remove(order);
        }
    }

    /// <summary>Compares every order with the market.</summary>
    internal void MatchAll()
    {
        foreach (SimOrder order in Book.All.Where(o => o.IsLive).ToArray())
        {
            _matching.Match(order);
        }
    }

    /// <summary>Compares the orders of one contract with a market that has just moved.</summary>
    internal void Match(Contract contract)
    {
        foreach (SimOrder order in Book.All.Where(o => o.IsLive && o.Contract.ConId == contract.ConId).ToArray())
        {
            _matching.Match(order);
        }
    }

    /// <summary>Compares one order with the market.</summary>
    internal void Match(SimOrder order) => _matching.Match(order);

    /// <summary>Sets status and reason of holding from what the order waits for.</summary>
    internal void Settle(SimOrder order)
    {
        bool isHeld = order.IsWaitingForParent;
        bool isUntriggered = order.Request.IsStop && !order.IsTriggered;
        order.WhyHeld = (isHeld, isUntriggered) switch { (true, true) => "child,trigger", (true, false) => "child", (false, true) => "trigger", _ => "" };
        order.Status = isHeld || isUntriggered || !_server.Market.IsOpen ? "PreSubmitted" : "Submitted";
    }

    /// <summary>Brings an order to its end, and its children when it was never filled.</summary>
    internal void End(SimOrder order, string status, string? reason, string endText)
    {
        if (order.IsDone)
        {
            return;
        }

        order.Status = status;
        order.WhyHeld = "";
        order.Ended = _server.Now;
        order.EndText = endText;
        order.IsAcknowledged = true;
        _server.Ledger.Note(order, status);
        _server.Agenda.After(_server.Settings.FillDelay, () => _server.Reports.Ended(order, status, reason));
        if (order.Filled == 0)
        {
            foreach (SimOrder child in order.Children)
            {
                End(child, "Cancelled", "Order Canceled - reason:parent order cancelled", "Cancelled by System");
            }
        }
        else if (order.Children.Count > 0)
        {
            _fills.Activate(order);
            _server.Agenda.After(_server.Settings.FillDelay, () => _fills.TellChildren(order));
            MatchFamily(order);
        }

        _server.Ledger.Judge(order);
    }

    /// <summary>Sends an entry and its children on their way.</summary>
    internal void Release(SimOrder head)
    {
        if (head.Children.Count > 0)
        {
            Group(head);
        }

        foreach (SimOrder order in head.Children.Prepend(head).Where(o => !o.IsTransmitted).ToArray())
        {
            order.IsTransmitted = true;
            order.Transmitted = _server.Now;
            _server.Ledger.JudgeExit(order);
            order.PermId = Book.NextPermId();
            order.IsWaitingForParent = Waits(order);
        }

        foreach (SimOrder order in head.Children.Prepend(head).Where(o => o.PermId != 0 && !o.IsAcknowledged && !o.IsDone).ToArray())
        {
            _server.Agenda.After(_server.Settings.AcknowledgeDelay, () => _server.Incidents.WhenLinked(() => Acknowledge(order)));
        }

        if (_server.Settings.AcknowledgeDelay <= TimeSpan.Zero)
        {
            MatchFamily(head);
        }
        else
        {
            _server.Agenda.After(_server.Settings.AcknowledgeDelay, () => MatchFamily(head));
        }
    }

    private void MatchFamily(SimOrder head)
    {
        foreach (SimOrder order in head.Children.Prepend(head).ToArray())
        {
            _matching.Match(order);
        }
    }

    private void Group(SimOrder head)
    {
        foreach (SimOrder child in head.Children.Where(c => c.OcaGroup.Length == 0))
        {
            child.OcaGroup = (1_000_000 + head.ClientId).ToString() + head.OrderId.ToString();
            child.OcaType = 3;
        }
    }

    private void Acknowledge(SimOrder order)
    {
        if (order.IsDone || order.IsAcknowledged)
        {
            return;
        }

        _ = _server.Reports.Break(order, Moment.BeforeAcknowledge);
        order.IsAcknowledged = true;
        order.IsWaitingForParent = Waits(order);
        order.Stop = order.Request.IsTrailing ? order.Request.TrailStop : order.Request.Aux;
        IReadOnlyList<OrderFault> faults = _server.Faults.ForOrder(order);
        if (faults.FirstOrDefault(x => !x.IsWarning) is { } rejection)
        {
            Reject(order, rejection);
            return;
        }

        Settle(order);
        if (order.Request.Type == "MKT")
        {
            order.Status = "PreSubmitted";
        }

        _server.Ledger.Note(order, "acknowledged");
        _server.Reports.Acknowledged(order, faults);
        _server.Ledger.Judge(order);
        _ = _server.Reports.Break(order, Moment.AfterStatusBeforeFill);
        if (CentralTime.Parse(order.Request.GoodTillDate) is { } end && end > _server.Now)
        {
            _server.Agenda.After(end - _server.Now, () => End(order, "Cancelled", "Order Canceled - reason:expired", "Cancelled by System"));
        }
    }

    private bool Waits(SimOrder order) =>
        order.Parent is { } parent && (_server.Settings.ChildrenWaitForWholeParent ? !parent.IsDone : parent.Filled == 0);

    private void Reject(SimOrder order, OrderFault rejection)
    {
        _server.Reports.Error(order, rejection.Code, rejection.Text);
        order.Status = "Inactive";
        order.Ended = _server.Now;
        order.EndText = "Rejected by System: " + rejection.Text;
        _server.Ledger.Note(order, $"rejected {rejection.Code}");
        _server.Ledger.Watch.Block("refused");
        if (rejection.IsInactive)
        {
            _server.Reports.State(order);
        }

        foreach (SimOrder child in order.Children)
        {
            End(child, "Cancelled", "Order Canceled - reason:parent order rejected", "Cancelled by System");
        }
    }

    private void Cancel(SimOrder order, string reason, string endText)
    {
        if (!order.IsTransmitted)
        {
            End(order, "Cancelled", reason, endText);
            return;
        }

        order.IsCancelling = true;
        if (_server.Settings.CancelDelay > TimeSpan.Zero)
        {
            order.Status = "PendingCancel";
            _server.Reports.Status(order);
        }

        _server.Agenda.After(_server.Settings.CancelDelay, () => _server.Incidents.WhenLinked(() =>
        {
            order.IsCancelling = false;
            if (order.IsDone)
            {
                _server.Reports.Error(order, 10148, $"OrderId {order.OrderId} that needs to be cancelled cannot be cancelled, state: {order.Status}.");
                return;
            }

            _ = _server.Reports.Break(order, Moment.BeforeCancelConfirmation);
            End(order, "Cancelled", reason, endText);
        }));
    }
}
