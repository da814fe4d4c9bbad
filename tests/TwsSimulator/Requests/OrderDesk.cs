namespace MiaIa.TwsSimulator;

/// <summary>Takes orders, cancels and questions about orders.</summary>
internal sealed class OrderDesk(TwsServer server)
{
    private const string MaxInt = "2147483647";

    /// <summary>placeOrder.</summary>
    public void Place(Session session, RequestFields f)
    {
        int orderId = f.Id("orderId");
        OrderRequest request = OrderRequestReader.Read(f, orderId, session.Version, q => Resolve(f, q));
        if (request.IsWhatIf && server.Faults.IsLostForPace())
        {
            throw f.Answer(100, "Max rate of messages per second has been exceeded:max=50 rec=51");
        }

        OrderRules.Check(f, request, server.Settings);
        bool isParent = !request.Transmit && request.ParentId == 0;
        if (session.BreaksAt(Moment.BeforeOrder) || (isParent && session.BreaksAt(Moment.BeforeParent)))
        {
            return;
        }

        if (server.Settings.IsReadOnly)
        {
            throw f.Answer(321, "Error validating request: The API interface is currently in Read-Only mode.");
        }

        server.Exchange.Place(session, f, request);
        bool isChild = request.ParentId != 0 && !request.Transmit;
        _ = session.BreaksAt(Moment.AfterOrder) || (isParent && session.BreaksAt(Moment.AfterParent)) || (isChild && session.BreaksAt(Moment.BetweenChildren));
    }

    /// <summary>cancelOrder.</summary>
    public void Cancel(Session session, RequestFields f)
    {
        if (session.Version < 192)
        {
            f.Version("1");
        }

        int orderId = f.Id("orderId");
        f.Any("manualCancelTime");
        if (session.Version >= 192)
        {
            f.Any("extOperator");
            f.OneOf("manualOrderIndicator", MaxInt, "0", "1");
        }
        else if (session.Version is >= 187 and <= 189)
        {
            f.Empty("rfqExtOperator", "rfqUserId");
            f.OneOf("rfqManualOrderIndicator", MaxInt);
        }

        f.End();
        if (!session.BreaksAt(Moment.BeforeCancel))
        {
            server.Exchange.Cancel(session, f, orderId);
        }
    }

    /// <summary>reqGlobalCancel.</summary>
    public void CancelAll(Session session, RequestFields f)
    {
        if (session.Version >= 192)
        {
            f.Any("extOperator");
            f.OneOf("manualOrderIndicator", MaxInt, "0", "1");
        }
        else
        {
            f.Version("1");
        }

        f.End();
        server.Exchange.CancelAll();
    }

    /// <summary>reqOpenOrders.</summary>
    public void Open(Session session, RequestFields f) => Open(session, f, isAll: false);

    /// <summary>reqAllOpenOrders.</summary>
    public void OpenOfAll(Session session, RequestFields f) => Open(session, f, isAll: true);

    /// <summary>reqIds.</summary>
    public void Ids(Session session, RequestFields f)
    {
        f.Version("1");
        f.OneOf("count", "1");
        f.End();
        session.Send(new Message(9).Add(1).Add(server.Exchange.NextOrderId(session.ClientId)));
    }

    /// <summary>reqCompletedOrders.</summary>
    public void Completed(Session session, RequestFields f)
    {
        f.Flag("apiOnly");
        f.End();
        DateTimeOffset midnight = CentralTime.Midnight(server.Now);
        foreach (SimOrder order in server.Exchange.Book.All.Where(o => o.IsTransmitted && o.Ended >= midnight))
        {
            session.Send(CompletedOrderMessage.Of(order, session.Version, server.Settings.Login));
        }

        session.Send(new Message(102));
    }

    /// <summary>reqExecutions.</summary>
    public void Executions(Session session, RequestFields f)
    {
        f.Version("3");
        int id = session.NewRequest(f);
        int client = f.Int("clientId");
        string account = f.OneOf("acctCode", [.. server.Settings.Accounts, ""]);
        string time = f.Any("time");
        string symbol = f.Any("symbol");
        string secType = f.Any("secType");
        string exchange = f.Any("exchange");
        string side = f.OneOf("side", "", "BUY", "SELL", "BOT", "SLD");
        if (session.Version >= 200)
        {
            Days(f);
        }

        f.End();
        DateTimeOffset from = CentralTime.Midnight(server.Now);
        if (time.Length > 0)
        {
            DateTimeOffset asked = CentralTime.Parse(time) ?? throw f.Refusal(321, $"time '{time}' has no readable form with a zone");
            from = asked > from ? asked : from;
        }

        Execution[] found = [.. server.Exchange.Book.All.SelectMany(o => o.Executions).OrderBy(e => e.Time).Where(e =>
            e.Time >= from && (client == 0 || e.Order.ClientId == client) && (account.Length == 0 || account == e.Order.Request.Account)
            && (symbol.Length == 0 || symbol == e.Order.Contract.Symbol) && (secType.Length == 0 || secType == e.Order.Contract.SecType)
            && (exchange.Length == 0 || exchange == e.Order.Contract.Exchange) && (side.Length == 0 || (side is "BUY" or "BOT") == e.Order.Request.IsBuy))];
        foreach (Execution execution in found)
        {
            session.Send(server.Reports.Execution(session, id, execution));
        }

        foreach (Execution execution in found)
        {
            session.Send(Reports.Commission(execution));
        }

        session.Send(new Message(55).Add(1).Add(id));
    }

    private static void Days(RequestFields f)
    {
        f.Int("lastNDays");
        int dates = f.Int("nDates");
        for (int i = 0; i < dates; i++)
        {
            string day = f.Any("date");
            if (day.Length != 8 || !day.All(char.IsAsciiDigit))
            {
                throw f.Refusal(321, $"date '{day}' is not yyyyMMdd");
            }
        }
    }

    private void Open(Session session, RequestFields f, bool isAll)
    {
        f.Version("1");
        f.End();
        server.Reports.OpenOrders(session, isAll);
        session.Send(new Message(53).Add(1));
    }

    private Contract Resolve(RequestFields f, ContractQuery query)
    {
        if (query.SecType == "CONTFUT")
        {
            throw f.Refusal(321, "CONTFUT is for data only");
        }

        if (query.Exchange.Length == 0)
        {
            throw f.Refusal(321, "An order names its exchange");
        }

        IReadOnlyList<Contract> found = server.Catalogue.Find(query, includeExpired: true, server.Now);
        return found.Count == 1
            ? found[0].IsTradable ? found[0] : throw f.Refusal(201, "Order rejected - reason:This contract cannot be traded")
            : throw f.Refusal(200, found.Count == 0 ? "No security definition has been found for the request" : "The contract description specified is ambiguous");
    }
}
