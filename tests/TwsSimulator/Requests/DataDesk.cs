namespace MiaIa.TwsSimulator;

/// <summary>Takes subscriptions to market data.</summary>
internal sealed class DataDesk(TwsServer server)
{
    private static readonly TimeSpan SnapshotTime = TimeSpan.FromSeconds(11);
    private readonly Dictionary<(Session, int), DateTimeOffset> _lastTickByTick = [];

    /// <summary>reqMarketDataType.</summary>
    public void DataType(Session session, RequestFields f)
    {
        f.Version("1");
        session.MarketDataType = int.Parse(f.OneOf("type", "1", "2", "3", "4"));
        f.End();
    }

    /// <summary>reqMktData.</summary>
    public void Level1(Session session, RequestFields f)
    {
        f.Version("11");
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        f.Zero("deltaNeutral");
        string generic = f.Any("genericTicks");
        bool isSnapshot = f.Flag("snapshot");
        f.Zero("regulatorySnapshot");
        f.Empty("options");
        f.End();
        if ((generic.Length > 0 && !generic.Split(',').All(g => g.Length > 0 && g.All(char.IsAsciiDigit))) || (isSnapshot && generic.Length > 0))
        {
            throw f.Refusal(321, $"genericTicks '{generic}' is no comma list, or was given for a snapshot");
        }

        Contract contract = One(f, query);
        bool isDelayed = Rights(session, f);
        Line(f, contract);
        Subscription s = new(FeedKind.Level1, id) { Contract = contract, Text = generic, IsDelayed = isDelayed, Since = server.Now };
        session.Subscriptions.Add(s);
        server.Market.Feed.Begin(session, s);
        if (isSnapshot)
        {
            server.Agenda.After(SnapshotTime, () =>
            {
                if (session.Subscriptions.Remove(s))
                {
                    session.Send(new Message(57).Add(1).Add(id));
                }
            });
        }
    }

    /// <summary>cancelMktData.</summary>
    public void CancelLevel1(Session session, RequestFields f)
    {
        f.Version("1", "2");
        Cancel(session, f, FeedKind.Level1, 300);
    }

    /// <summary>reqMktDepth.</summary>
    public void Depth(Session session, RequestFields f)
    {
        f.Version("5");
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        int rows = f.Int("numRows");
        bool isSmart = f.Flag("isSmartDepth");
        f.Empty("options");
        f.End();
        if (rows is < 1 or > 60)
        {
            throw f.Refusal(321, $"numRows {rows} is not between 1 and 60");
        }

        Contract contract = One(f, query);
        _ = Rights(session, f);
        int books = All(FeedKind.Depth).Select(s => s.Contract!.ConId).Append(contract.ConId).Distinct().Count();
        if (books > server.Settings.DepthBooks)
        {
            throw f.Answer(309, $"Max number ({server.Settings.DepthBooks}) of market depth requests has been reached");
        }

        Subscription s = new(FeedKind.Depth, id) { Contract = contract, Count = rows, IsSmart = isSmart, Since = server.Now };
        session.Subscriptions.Add(s);
        server.Market.Feed.BeginDepth(session, s);
    }

    /// <summary>cancelMktDepth: the smart flag must be that of the request.</summary>
    public void CancelDepth(Session session, RequestFields f)
    {
        f.Version("1");
        int id = f.Id("reqId");
        bool isSmart = f.Flag("isSmartDepth");
        if (session.Subscriptions.Find(FeedKind.Depth, id) is { } running && running.IsSmart != isSmart)
        {
            throw f.Refusal(310, "isSmartDepth differs from the request");
        }

        End(session, f, FeedKind.Depth, id, 310);
    }

    /// <summary>reqTickByTickData.</summary>
    public void TickByTick(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        string kind = f.OneOf("tickType", "Last", "AllLast", "BidAsk", "MidPoint");
        int back = f.Int("numberOfTicks");
        bool isSizeIgnored = f.Flag("ignoreSize");
        f.End();
        Contract contract = One(f, query);
        if (back is < 0 or > 1000 || (isSizeIgnored && kind is not "BidAsk"))
        {
            throw f.Refusal(321, "numberOfTicks is not between 0 and 1000, or ignoreSize does not fit the kind");
        }

        if (contract.SecType == "OPT" || server.DataRights != DataRights.Live)
        {
            throw f.Answer(10189, "Failed to request tick-by-tick data: no market data permissions");
        }

        if (All(FeedKind.TickByTick).Count() >= server.Settings.TickByTickStreams)
        {
            throw f.Answer(10190, "Max number of tick-by-tick requests has been reached");
        }

        if (_lastTickByTick.TryGetValue((session, contract.ConId), out DateTimeOffset last) && server.Now - last < server.Settings.TickByTickPause)
        {
            throw f.Refusal(10189, "Failed to request tick-by-tick data: more than one request for an instrument within 15 seconds");
        }

        _lastTickByTick[(session, contract.ConId)] = server.Now;
        if (back > 0)
        {
            session.Send(server.History.Ticks(id, contract, kind is "BidAsk" ? "BID_ASK" : kind is "MidPoint" ? "MIDPOINT" : "TRADES", null, server.Now, back));
        }

        session.Subscriptions.Add(new(FeedKind.TickByTick, id) { Contract = contract, Text = kind, Since = server.Now });
    }

    /// <summary>cancelTickByTickData.</summary>
    public void CancelTickByTick(Session session, RequestFields f) => Cancel(session, f, FeedKind.TickByTick, 300);

    /// <summary>reqRealTimeBars.</summary>
    public void RealTimeBars(Session session, RequestFields f)
    {
        f.Version("3");
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        f.OneOf("barSize", "5");
        string what = f.OneOf("whatToShow", "TRADES", "BID", "ASK", "MIDPOINT");
        f.Flag("useRTH");
        f.Empty("options");
        f.End();
        Contract contract = One(f, query);
        _ = Rights(session, f);
        session.Subscriptions.Add(new(FeedKind.RealTimeBars, id) { Contract = contract, Text = what, Since = server.Now });
        server.History.Clock.Run(server);
    }

    /// <summary>cancelRealTimeBars.</summary>
    public void CancelRealTimeBars(Session session, RequestFields f)
    {
        f.Version("1");
        Cancel(session, f, FeedKind.RealTimeBars, 300);
    }

    private static void Cancel(Session session, RequestFields f, FeedKind kind, int code) => End(session, f, kind, f.Id("reqId"), code);

    private static void End(Session session, RequestFields f, FeedKind kind, int id, int code)
    {
        f.End();
        if (session.Subscriptions.Find(kind, id) is { } running)
        {
            session.Subscriptions.Remove(running);
            return;
        }

        string text = $"Can't find EId with tickerId:{id}";
        throw session.HasUsed(id) ? f.Answer(code, text) : f.Refusal(code, text);
    }

    private Contract One(RequestFields f, ContractQuery query)
    {
        IReadOnlyList<Contract> found = server.Catalogue.Find(query, includeExpired: false, server.Now);
        return found.Count == 1 ? found[0]
            : throw f.Answer(200, found.Count == 0 ? "No security definition has been found for the request" : "The contract description specified is ambiguous");
    }

    private bool Rights(Session session, RequestFields f)
    {
        if (server.Incidents.IsCompeting)
        {
            throw f.Answer(10197, "No market data during competing live session");
        }

        bool wantsDelayed = session.MarketDataType >= 3;
        if (server.DataRights == DataRights.Live)
        {
            return false;
        }

        if (server.DataRights == DataRights.None || !wantsDelayed)
        {
            throw f.Answer(354, "Requested market data is not subscribed.");
        }

        session.Error(f.Subject, 10167, "Requested market data is not subscribed. Displaying delayed market data.");
        return true;
    }

    private void Line(RequestFields f, Contract contract)
    {
        int lines = All(FeedKind.Level1).Select(s => s.Contract!.ConId).Append(contract.ConId).Distinct().Count();
        if (lines > server.Settings.MarketDataLines)
        {
            throw f.Answer(101, "Max number of tickers has been reached");
        }
    }

    private IEnumerable<Subscription> All(FeedKind kind) => server.Sessions.SelectMany(s => s.Subscriptions.Of(kind));
}
