namespace MiaIa.TwsSimulator;

/// <summary>Answers questions about contracts.</summary>
internal sealed class ContractDesk(TwsServer server)
{
    private const string OrderTypes =
        "ACTIVETIM,AD,ADJUST,ALERT,ALLOC,AVGCOST,BASKET,COND,CONDORDER,DAY,DEACT,FOK,GAT,GTC,GTD,GTT,HID,ICE,IOC,LIT,LMT,MIT,MKT,MKTPROT,MTL,NGCOMB,NONALGO,OCA,PEGBENCH,SCALE,STP,STPLMT,TRAIL,TRAILLIT,TRAILLMT,TRAILMIT,WHATIF";

    /// <summary>reqContractDetails.</summary>
    public void Details(Session session, RequestFields f)
    {
        f.Version("8");
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        bool includeExpired = f.Flag("includeExpired");
        f.Empty("secIdType", "secId", "issuerId");
        f.End();
        IReadOnlyList<Contract> found = server.Catalogue.Find(query, includeExpired, server.Now);
        if (found.Count == 0)
        {
            throw f.Answer(200, "No security definition has been found for the request");
        }

        foreach (Contract contract in found)
        {
            session.Send(Detail(session, id, contract, query.Exchange));
        }

        session.Send(new Message(52).Add(1).Add(id));
    }

    /// <summary>reqMarketRule.</summary>
    public void MarketRule(Session session, RequestFields f)
    {
        int rule = f.Int("ruleId");
        f.End();
        Contract? contract = server.Catalogue.All.FirstOrDefault(c => c.MarketRule == rule);
        if (contract is null)
        {
            throw f.Answer(321, "Error validating request: invalid market rule id");
        }

        session.Send(new Message(93).Add(rule).Add(1).Add("0").Add(contract.MinTick));
    }

    /// <summary>reqMatchingSymbols.</summary>
    public void Matching(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        string pattern = f.Any("pattern");
        f.End();
        bool isSpx = "SPX".StartsWith(pattern, StringComparison.OrdinalIgnoreCase);
        Message answer = new Message(79).Add(id).Add(isSpx ? 1 : 0);
        if (isSpx)
        {
            answer.Add(Catalogue.Spx).Add("SPX", "IND", "CBOE", "USD").Add(1).Add("OPT", "S&P 500 Stock Index", "");
        }

        session.Send(answer);
    }

    /// <summary>reqSecDefOptParams.</summary>
    public void OptionParameters(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        string symbol = f.Any("underlyingSymbol");
        string exchange = f.OneOf("futFopExchange", "", "CME");
        string secType = f.OneOf("underlyingSecType", "IND", "FUT", "STK");
        int conId = f.Int("underlyingConId");
        f.End();
        bool isSpx = symbol == "SPX" && secType == "IND" && conId == Catalogue.Spx && exchange.Length == 0;
        foreach (IGrouping<string, Contract> rows in server.Catalogue.All.Where(c => isSpx && c.SecType == "OPT").GroupBy(c => c.TradingClass, StringComparer.Ordinal))
        {
            foreach (string venue in new[] { "SMART", "CBOE" })
            {
                session.Send(Row(id, venue, rows));
            }
        }

        session.Send(new Message(76).Add(id));
    }

    /// <summary>reqMktDepthExchanges.</summary>
    public static void DepthExchanges(Session session, RequestFields f)
    {
        f.End();
        session.Send(new Message(80).Add(1).Add("CME", "FUT", "", "Deep", "2147483647"));
    }

    /// <summary>The contract part of most answers: number to trading class, without the primary exchange.</summary>
    internal static void Block(Message m, Contract c, string exchange, string right, string strike = "0") =>
        m.Add(c.ConId).Add(c.Symbol, c.SecType, c.LastTradeDate).Add(c.Strike == 0 ? strike : Message.Number(c.Strike))
            .Add(c.Right.Length == 0 ? right : c.Right).Add(c.Multiplier == 0 ? "" : Message.Number(c.Multiplier))
            .Add(exchange, "USD", c.LocalSymbol, c.TradingClass);

    private static Message Row(int id, string venue, IGrouping<string, Contract> rows)
    {
        string[] days = [.. rows.Select(c => c.LastTradeDate).Distinct(StringComparer.Ordinal)];
        decimal[] strikes = [.. rows.Select(c => c.Strike).Distinct()];
        Message row = new Message(75).Add(id).Add(venue).Add(Catalogue.Spx).Add(rows.Key, "100").Add(days.Length).Add(days).Add(strikes.Length);
        foreach (decimal strike in strikes)
        {
            row.Add(Message.Number(strike) + ".0");
        }

        return row;
    }

    private Message Detail(Session session, int id, Contract c, string exchange)
    {
        Message m = new Message(10).Add(id).Add(c.Symbol, c.SecType).Add(c.SecType is "FUT" or "CONTFUT" ? $"{c.LastTradeDate} 08:30:00 {CentralTime.Zone}" : c.LastTradeDate);
        if (session.Version >= 182)
        {
            m.Add(c.LastTradeDate);
        }

        m.Add(Message.Number(c.Strike)).Add(c.Right).Add(exchange.Length > 0 ? exchange : c.Exchange).Add("USD", c.LocalSymbol, c.Symbol, c.TradingClass)
            .Add(c.ConId).Add(c.MinTick).Add(c.Multiplier == 0 ? "" : Message.Number(c.Multiplier))
            .Add(c.SecType == "CONTFUT" ? "" : OrderTypes, string.Join(',', c.ValidExchanges), "1").Add(c.UnderConId).Add(c.LongName, "", c.Month)
            .Add("", "", "").Add(CentralTime.Zone, TradingHours.Trading(server.Now), TradingHours.Liquid(server.Now)).Add("", "", "0", "2147483647")
            .Add(c.UnderSymbol, c.UnderSecType, string.Join(',', c.ValidExchanges.Select(_ => c.MarketRule)))
            .Add(c.LastTradeDate, "", "1", "1", "1");
        if (session.Version >= 186)
        {
            m.Add(0);
        }

        return m;
    }
}
