namespace MiaIa.TwsSimulator;

/// <summary>Messages about orders and fills, to the client that placed them and to the master client.</summary>
internal sealed class Reports(TwsServer server)
{
    /// <summary>commissionReport.</summary>
    public static Message Commission(Execution e) =>
        new Message(59).Add(1).Add(e.Id).Add(Message.Number(e.Commission)).Add("USD").Add(e.Realized).Add(Message.Unset, "");

    /// <summary>Whether the plan breaks the client's connection at this moment.</summary>
    public bool Break(SimOrder order, Moment moment) => Owner(order) is { } session && session.BreaksAt(moment);

    /// <summary>openOrder and orderStatus.</summary>
    public void State(SimOrder order)
    {
        Open(order);
        Status(order);
    }

    /// <summary>The first answer to an order, with its warnings.</summary>
    public void Acknowledged(SimOrder order, IReadOnlyList<OrderFault> warnings)
    {
        foreach (OrderFault warning in warnings)
        {
            Error(order, warning.Code, warning.Text);
        }

        if (!server.Market.IsOpen)
        {
            Error(order, 399, $"Order Message:\n{order.Request.Action} {Message.Number(order.Quantity)} {order.Contract.LocalSymbol}\nWarning: Your order will not be placed at the exchange until {CentralTime.Text(server.Now.AddHours(1))}");
        }

        State(order);
    }

    /// <summary>orderStatus.</summary>
    public void Status(SimOrder order) => Status(order, order.Status);

    /// <summary>A message 4 with the order's id.</summary>
    public void Error(SimOrder order, int code, string text) => Owner(order)?.Error(order.OrderId, code, text);

    /// <summary>The end of an order that was not a complete fill.</summary>
    public void Ended(SimOrder order, string status, string? reason)
    {
        if (order.IsTransmitted)
        {
            Open(order, status);
            Status(order, status);
        }

        if (reason is not null)
        {
            Error(order, 202, reason);
        }
    }

    /// <summary>A fill, told in the order the plan of faults says.</summary>
    public void Filled(SimOrder order, Execution execution, string status)
    {
        if (Break(order, Moment.BeforeFillReport))
        {
            return;
        }

        FillReport way = server.Faults.FillReport;
        for (int i = 0; i < (way == FillReport.Twice ? 2 : 1); i++)
        {
            if (way == FillReport.CommissionFirst)
            {
                Tell(order, _ => Commission(execution));
            }

            if (way != FillReport.StatusFirst)
            {
                Tell(order, s => Execution(s, -1, execution));
            }

            _ = Break(order, Moment.BetweenExecutionAndStatus);
            if (way != FillReport.NoStatus)
            {
                Open(order, status);
                Status(order, status);
            }

            if (way == FillReport.StatusFirst)
            {
                Tell(order, s => Execution(s, -1, execution));
            }

            if (order.Request.Type == "MKT" && way == FillReport.ExecutionFirst)
            {
                Open(order, status);
            }

            _ = Break(order, Moment.BeforeCommission);
            if (way != FillReport.CommissionFirst)
            {
                server.Agenda.After(server.Settings.CommissionDelay, () => Tell(order, _ => Commission(execution)));
            }
        }
    }

    /// <summary>All open orders, or those of the session's client.</summary>
    public void OpenOrders(Session session, bool isAll)
    {
        foreach (SimOrder order in server.Exchange.Book.All.Where(o => o.IsLive && (isAll || o.ClientId == session.ClientId)))
        {
            session.Send(OpenOrderMessage.Of(order, order.Status, session.Version, server.Settings.Login));
            session.Send(StatusOf(order, order.Status));
        }
    }

    /// <summary>execDetails.</summary>
    public Message Execution(Session session, int reqId, Execution e)
    {
        SimOrder order = e.Order;
        Message m = new Message(11).Add(reqId).Add(order.OrderId);
        ContractDesk.Block(m, order.Contract, order.Contract.Exchange, "", "0.0");
        m.Add(e.Id, CentralTime.Text(e.Time), order.Request.Account, order.Contract.Exchange, order.Request.IsBuy ? "BOT" : "SLD")
            .Add(Message.Number(e.Shares), Message.Number(e.Price)).Add(order.PermId).Add(order.ClientId).Add(0)
            .Add(Message.Number(e.Cumulated), Message.Number(e.Average), order.OrderRef).Add("", "", "", "1");
        if (session.Version >= 178)
        {
            m.Add(0);
        }

        if (session.Version >= 198)
        {
            m.Add(server.Settings.Login);
        }

        return m;
    }

    private static Message StatusOf(SimOrder order, string status) => new Message(3).Add(order.OrderId).Add(status)
        .Add(Message.Number(order.Filled), Message.Number(order.Remaining), Message.Number(order.AveragePrice)).Add(order.PermId)
        .Add(order.Parent?.OrderId ?? 0).Add(Message.Number(order.LastPrice)).Add(order.ClientId).Add(order.WhyHeld, "0");

    private void Open(SimOrder order) => Open(order, order.Status);

    private void Open(SimOrder order, string status) => Tell(order, s => OpenOrderMessage.Of(order, status, s.Version, server.Settings.Login));

    private void Status(SimOrder order, string status) => Tell(order, _ => StatusOf(order, status));

    private Session? Owner(SimOrder order) => server.Sessions.FirstOrDefault(s => s.ClientId == order.ClientId);

    private void Tell(SimOrder order, Func<Session, Message> message)
    {
        foreach (Session session in server.Sessions.Where(s => s.ClientId == order.ClientId || s.ClientId == server.Settings.MasterClientId).ToArray())
        {
            session.Send(message(session));
        }
    }
}
