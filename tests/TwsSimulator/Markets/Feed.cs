using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>Turns market changes into messages for those who listen.</summary>
internal sealed class Feed(TwsServer server)
{
    /// <summary>Whether data flow at all.</summary>
    private bool IsFlowing(Contract contract) =>
        !server.Incidents.IsLinkLost && !server.Incidents.IsFarmBroken && !server.Incidents.IsCompeting && !server.Market.Of(contract).IsSilent;

    /// <summary>Best prices changed.</summary>
    public void Quote(Contract contract)
    {
        Quotes q = server.Market.Of(contract);
        foreach ((Session session, Subscription s) in Listeners(FeedKind.Level1, contract))
        {
            SendQuote(session, s, q);
        }

        foreach ((Session session, Subscription s) in Listeners(FeedKind.TickByTick, contract))
        {
            Message m = new Message(99).Add(s.ReqId);
            if (s.Text == "BidAsk")
            {
                session.Send(m.Add(3).Add(server.Now.ToUnixTimeSeconds())
                    .Add(Message.Number(q.Bid ?? 0), Message.Number(q.Ask ?? 0), Message.Number(q.BidSize), Message.Number(q.AskSize), "0"));
            }
            else if (s.Text == "MidPoint" && (q.Bid + q.Ask) / 2 is { } middle)
            {
                session.Send(m.Add(4).Add(server.Now.ToUnixTimeSeconds()).Add(middle));
            }
        }
    }

    /// <summary>A trade happened.</summary>
    public void Trade(Contract contract, decimal price, decimal size)
    {
        Quotes q = server.Market.Of(contract);
        foreach ((Session session, Subscription s) in Listeners(FeedKind.Level1, contract))
        {
            SendTrade(session, s, q);
            string line = string.Create(CultureInfo.InvariantCulture,
                $"{Message.Number(price)};{Message.Number(size)};{server.Now.ToUnixTimeMilliseconds()};{Message.Number(q.Volume)};{q.Vwap:0.00000000};true");
            foreach ((string generic, int tick) in new[] { ("233", 48), ("375", 77) })
            {
                if (s.HasGeneric(generic))
                {
                    session.Send(new Message(46).Add(6).Add(s.ReqId).Add(tick).Add(line));
                }
            }
        }

        foreach ((Session session, Subscription s) in Listeners(FeedKind.TickByTick, contract).Where(l => l.Subscription.Text is "Last" or "AllLast"))
        {
            session.Send(new Message(99).Add(s.ReqId).Add(s.Text == "Last" ? 1 : 2).Add(server.Now.ToUnixTimeSeconds())
                .Add(Message.Number(price), Message.Number(size), "0", contract.Exchange, ""));
        }
    }

    /// <summary>A row of the book changed.</summary>
    public void Depth(Contract contract, bool isBid, int position, int operation, DepthRow row)
    {
        foreach ((Session session, Subscription s) in Listeners(FeedKind.Depth, contract).Where(l => position < l.Subscription.Count))
        {
            SendRow(session, s.ReqId, isBid, position, operation, row);
        }
    }

    /// <summary>An option was computed.</summary>
    public void Compute(Contract contract, Greeks greeks)
    {
        foreach ((Session session, Subscription s) in Listeners(FeedKind.Level1, contract))
        {
            SendGreeks(session, s, greeks);
        }
    }

    /// <summary>Open interest changed.</summary>
    public void OpenInterest(Contract contract)
    {
        foreach ((Session session, Subscription s) in Listeners(FeedKind.Level1, contract))
        {
            SendInterest(session, s, server.Market.Of(contract));
        }
    }

    /// <summary>A message 4 to those who listen.</summary>
    public void Notify(FeedKind kind, Contract contract, int code, string text)
    {
        foreach ((Session session, Subscription s) in Listeners(kind, contract))
        {
            session.Error(s.ReqId, code, text);
        }
    }

    /// <summary>Everything a new level-1 subscription is told.</summary>
    public void Begin(Session session, Subscription s)
    {
        Contract contract = s.Contract!;
        session.Send(new Message(58).Add(1).Add(s.ReqId).Add(s.IsDelayed ? 3 : session.MarketDataType == 2 && !server.Market.IsOpen ? 2 : 1));
        session.Send(new Message(81).Add(s.ReqId).Add(contract.MinTick).Add("", "3"));
        if (!IsFlowing(contract))
        {
            return;
        }

        Quotes q = server.Market.Of(contract);
        SendQuote(session, s, q);
        SendTrade(session, s, q);
        SendInterest(session, s, q);
        foreach ((int tick, int delayed, decimal? price) in new[] { (6, 72, q.High), (7, 73, q.Low), (9, 75, q.Close), (14, 76, q.Open) })
        {
            SendPrice(session, s, tick, delayed, price, 0, 0);
        }

        foreach (Greeks greeks in q.Greeks.Values)
        {
            SendGreeks(session, s, greeks);
        }
    }

    /// <summary>The rows a new depth subscription is told.</summary>
    public void BeginDepth(Session session, Subscription s)
    {
        Quotes q = server.Market.Of(s.Contract!);
        foreach (bool isBid in new[] { true, false })
        {
            for (int i = 0; i < Math.Min(s.Count, q.Side(isBid).Count) && IsFlowing(s.Contract!); i++)
            {
                SendRow(session, s.ReqId, isBid, i, 0, q.Side(isBid)[i]);
            }
        }
    }

    private static void SendRow(Session session, int reqId, bool isBid, int position, int operation, DepthRow row) =>
        session.Send(new Message(12).Add(1).Add(reqId).Add(position).Add(operation).Add(isBid).Add(Message.Number(row.Price), Message.Number(row.Size)));

    private static void SendQuote(Session session, Subscription s, Quotes q)
    {
        SendPrice(session, s, 1, 66, q.Bid ?? -1, q.Bid is null ? 0 : q.BidSize, 1);
        SendSize(session, s, 0, 69, q.Bid is null ? 0 : q.BidSize);
        SendPrice(session, s, 2, 67, q.Ask ?? -1, q.Ask is null ? 0 : q.AskSize, 1);
        SendSize(session, s, 3, 70, q.Ask is null ? 0 : q.AskSize);
    }

    private static void SendPrice(Session session, Subscription s, int tick, int delayed, decimal? price, decimal size, int mask)
    {
        if (price is { } p)
        {
            session.Send(new Message(1).Add(6).Add(s.ReqId).Add(s.IsDelayed ? delayed : tick).Add(Message.Number(p), Message.Number(size)).Add(mask));
        }
    }

    private static void SendSize(Session session, Subscription s, int tick, int delayed, decimal size) =>
        session.Send(new Message(2).Add(6).Add(s.ReqId).Add(s.IsDelayed ? delayed : tick).Add(Message.Number(size)));

    private static void SendInterest(Session session, Subscription s, Quotes q)
    {
        bool isOption = s.Contract!.SecType == "OPT";
        if (q.OpenInterest is { } interest && s.HasGeneric(isOption ? "101" : "588"))
        {
            session.Send(new Message(2).Add(6).Add(s.ReqId).Add(isOption ? 27 : 86).Add(interest));
        }

        if (q.PutOpenInterest is { } puts && isOption && s.HasGeneric("101"))
        {
            session.Send(new Message(2).Add(6).Add(s.ReqId).Add(28).Add(puts));
        }
    }

    private static void SendGreeks(Session session, Subscription s, Greeks g)
    {
        int tick = s.IsDelayed ? g.TickType + 70 : g.TickType;
        session.Send(new Message(21).Add(s.ReqId).Add(tick).Add(0).Add(g.Volatility ?? -1).Add(g.Delta ?? -2).Add(g.Price ?? -1).Add("-1")
            .Add(g.Gamma ?? -2).Add(g.Vega ?? -2).Add(g.Theta ?? -2).Add(g.Underlying ?? -1));
    }

    private void SendTrade(Session session, Subscription s, Quotes q)
    {
        if (q.Last is null)
        {
            return;
        }

        SendPrice(session, s, 4, 68, q.Last, q.LastSize, 0);
        SendSize(session, s, 5, 71, q.LastSize);
        SendSize(session, s, 8, 74, q.Volume);
        session.Send(new Message(46).Add(6).Add(s.ReqId).Add(s.IsDelayed ? 88 : 45).Add(server.Now.ToUnixTimeSeconds()));
    }

    private IEnumerable<(Session Session, Subscription Subscription)> Listeners(FeedKind kind, Contract contract) =>
        !IsFlowing(contract) ? [] : server.Sessions.SelectMany(s => s.Subscriptions.Of(kind).Where(x => x.Contract!.ConId == contract.ConId).Select(x => (s, x))).ToArray();
}
