namespace MiaIa.TwsSimulator;

/// <summary>Answers questions about accounts, positions and profit.</summary>
internal sealed class AccountDesk(TwsServer server)
{
    private const int MostSummaries = 2;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(3);
    private static readonly string[] KnownTags =
    [
        "AccountType", "NetLiquidation", "TotalCashValue", "SettledCash", "AccruedCash", "BuyingPower", "EquityWithLoanValue", "GrossPositionValue", "RegTEquity", "RegTMargin",
        "InitMarginReq", "MaintMarginReq", "AvailableFunds", "ExcessLiquidity", "Cushion", "FullInitMarginReq", "FullMaintMarginReq", "FullAvailableFunds", "FullExcessLiquidity",
        "LookAheadNextChange", "LookAheadInitMarginReq", "LookAheadMaintMarginReq", "LookAheadAvailableFunds", "LookAheadExcessLiquidity", "HighestSeverity", "DayTradesRemaining",
        "Leverage", "$LEDGER", "$LEDGER:USD", "$LEDGER:ALL",
    ];

    /// <summary>reqManagedAccts.</summary>
    public void Managed(Session session, RequestFields f)
    {
        f.Version("1");
        f.End();
        session.Send(new Message(15).Add(1).Add(string.Join(',', server.Settings.Accounts) + (server.Settings.Accounts.Count > 1 ? "," : "")));
    }

    /// <summary>reqAccountUpdates: one account at a time.</summary>
    public void Updates(Session session, RequestFields f)
    {
        f.Version("2");
        bool isStart = f.Flag("subscribe");
        string account = Account(f, f.Any("account"));
        f.End();
        Subscription? running = session.Subscriptions.Of(FeedKind.AccountUpdates).FirstOrDefault();
        if (!isStart)
        {
            if (running?.Account != account)
            {
                throw f.Refusal(0, "Account updates of this account were not running");
            }

            session.Subscriptions.Remove(running);
            return;
        }

        if (running is not null)
        {
            throw f.Refusal(2100, "API client has been unsubscribed from account data.");
        }

        Every(session, new(FeedKind.AccountUpdates, 0) { Account = account }, Refresh, () => server.Accounts.SendValues(session, account));
        foreach (PositionRow row in server.Accounts.Rows.Where(r => r.Account == account && r.Quantity != 0))
        {
            session.Send(server.Accounts.Portfolio(row));
        }

        session.Send(new Message(54).Add(1).Add(account));
    }

    /// <summary>reqPositions.</summary>
    public void Positions(Session session, RequestFields f)
    {
        f.Version("1");
        f.End();
        if (!session.Subscriptions.Of(FeedKind.Positions).Any())
        {
            session.Subscriptions.Add(new(FeedKind.Positions, 0));
        }

        foreach (PositionRow row in server.Accounts.Rows.Where(r => r.Quantity != 0))
        {
            session.Send(Accounts.PositionMessage(row));
        }

        session.Send(new Message(62).Add(1));
    }

    /// <summary>cancelPositions.</summary>
    public void CancelPositions(Session session, RequestFields f)
    {
        f.Version("1");
        f.End();
        if (session.Subscriptions.Of(FeedKind.Positions).FirstOrDefault() is { } running)
        {
            session.Subscriptions.Remove(running);
        }
    }

    /// <summary>reqPositionsMulti.</summary>
    public void PositionsMulti(Session session, RequestFields f)
    {
        f.Version("1");
        int id = session.NewRequest(f);
        string account = Account(f, f.Any("account"));
        f.Empty("model");
        f.End();
        session.Subscriptions.Add(new(FeedKind.PositionsMulti, id) { Account = account });
        foreach (PositionRow row in server.Accounts.Rows.Where(r => r.Account == account && r.Quantity != 0))
        {
            session.Send(Accounts.PositionMulti(id, row));
        }

        session.Send(new Message(72).Add(1).Add(id));
    }

    /// <summary>cancelPositionsMulti.</summary>
    public void CancelPositionsMulti(Session session, RequestFields f) => Cancel(session, f, FeedKind.PositionsMulti, hasVersion: true);

    /// <summary>reqAccountSummary: two at a time.</summary>
    public void Summary(Session session, RequestFields f)
    {
        f.Version("1");
        int id = session.NewRequest(f);
        f.OneOf("group", "All");
        string[] tags = f.Any("tags").Split(',');
        f.End();
        string? unknown = tags.FirstOrDefault(t => !KnownTags.Contains(t, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw f.Refusal(321, $"Error validating request: unknown tag '{unknown}'");
        }

        if (session.Subscriptions.Of(FeedKind.AccountSummary).Count() >= MostSummaries)
        {
            throw f.Refusal(322, "Error processing request: Maximum number of account summary requests exceeded");
        }

        Every(session, new(FeedKind.AccountSummary, id) { Tags = tags }, Refresh, () => SendSummary(session, id, tags));
        session.Send(new Message(64).Add(1).Add(id));
    }

    /// <summary>cancelAccountSummary.</summary>
    public void CancelSummary(Session session, RequestFields f) => Cancel(session, f, FeedKind.AccountSummary, hasVersion: true);

    /// <summary>reqAccountUpdatesMulti.</summary>
    public void UpdatesMulti(Session session, RequestFields f)
    {
        f.Version("1");
        int id = session.NewRequest(f);
        string account = Account(f, f.Any("account"));
        f.Empty("model");
        f.Flag("ledgerAndNLV");
        f.End();
        Every(session, new(FeedKind.AccountUpdatesMulti, id) { Account = account }, Refresh, () =>
        {
            foreach ((string key, string value, string currency) in server.Accounts.Values(account))
            {
                session.Send(new Message(73).Add(1).Add(id).Add(account, "", key, value, currency));
            }
        });
        session.Send(new Message(74).Add(1).Add(id));
    }

    /// <summary>cancelAccountUpdatesMulti.</summary>
    public void CancelUpdatesMulti(Session session, RequestFields f) => Cancel(session, f, FeedKind.AccountUpdatesMulti, hasVersion: true);

    /// <summary>reqPnL.</summary>
    public void Pnl(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        string account = Account(f, f.Any("account"));
        f.Empty("model");
        f.End();
        Every(session, new(FeedKind.Pnl, id) { Account = account }, Second, () =>
        {
            decimal open = server.Accounts.Unrealized(account);
            decimal realized = server.Accounts.Realized(account);
            session.Send(new Message(94).Add(id).Add(open + realized).Add(open).Add(realized));
        });
    }

    /// <summary>cancelPnL.</summary>
    public void CancelPnl(Session session, RequestFields f) => Cancel(session, f, FeedKind.Pnl, hasVersion: false);

    /// <summary>reqPnLSingle.</summary>
    public void PnlSingle(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        string account = Account(f, f.Any("account"));
        f.Empty("model");
        int conId = f.Int("conId");
        f.End();
        Every(session, new(FeedKind.PnlSingle, id) { Account = account, Count = conId }, Second, () =>
        {
            PositionRow? row = server.Accounts.Find(account, conId);
            decimal? open = row is null ? null : server.Accounts.Unrealized(row);
            session.Send(new Message(95).Add(id).Add(Message.Number(row?.Quantity ?? 0)).Add(open + row?.Realized).Add(open).Add(row?.Realized)
                .Add(row is null ? null : server.Accounts.Mark(row) * row.Quantity));
        });
    }

    /// <summary>cancelPnLSingle.</summary>
    public void CancelPnlSingle(Session session, RequestFields f) => Cancel(session, f, FeedKind.PnlSingle, hasVersion: false);

    private static void Cancel(Session session, RequestFields f, FeedKind kind, bool hasVersion)
    {
        if (hasVersion)
        {
            f.Version("1");
        }

        int id = f.Id("reqId");
        f.End();
        if (session.Subscriptions.Find(kind, id) is { } running)
        {
            session.Subscriptions.Remove(running);
        }
        else if (!session.HasUsed(id))
        {
            throw f.Refusal(300, $"Can't find EId with tickerId:{id}");
        }
    }

    private void SendSummary(Session session, int id, string[] tags)
    {
        foreach (string account in server.Settings.Accounts)
        {
            foreach ((string key, string value, string currency) in server.Accounts.Values(account).Where(v => tags.Contains(v.Key, StringComparer.Ordinal)))
            {
                session.Send(new Message(63).Add(1).Add(id).Add(account, key, value, currency));
            }
        }
    }

    private void Every(Session session, Subscription subscription, TimeSpan pause, Action send)
    {
        session.Subscriptions.Add(subscription);
        Tick();

        void Tick()
        {
            if (!session.IsClosed && session.Subscriptions.All.Contains(subscription))
            {
                send();
                server.Agenda.After(pause, Tick);
            }
        }
    }

    private string Account(RequestFields f, string account) =>
        server.Settings.Accounts.Contains(account, StringComparer.Ordinal) ? account : throw f.Refusal(321, $"Error validating request: account '{account}' is unknown");
}
