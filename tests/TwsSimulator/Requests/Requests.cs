namespace MiaIa.TwsSimulator;

/// <summary>Reads requests, counts them, and gives each to the desk that answers it.</summary>
internal sealed class Requests
{
    private const int OverrunsBeforeClose = 3;
    private readonly TwsServer _server;
    private readonly Dictionary<string, Action<Session, RequestFields>> _desks;

    /// <summary>All desks of a server.</summary>
    public Requests(TwsServer server)
    {
        _server = server;
        ContractDesk contracts = new(server);
        OrderDesk orders = new(server);
        AccountDesk accounts = new(server);
        DataDesk data = new(server);
        HistoryDesk history = new(server);
        _desks = new(StringComparer.Ordinal)
        {
            ["1"] = data.Level1, ["2"] = data.CancelLevel1, ["3"] = orders.Place, ["4"] = orders.Cancel, ["5"] = orders.Open,
            ["6"] = accounts.Updates, ["7"] = orders.Executions, ["8"] = orders.Ids, ["9"] = contracts.Details, ["10"] = data.Depth, ["11"] = data.CancelDepth,
            ["14"] = LogLevel, ["15"] = AutoBind, ["16"] = orders.OpenOfAll, ["17"] = accounts.Managed, ["20"] = history.Bars, ["25"] = history.CancelBars,
            ["49"] = CurrentTime, ["50"] = data.RealTimeBars, ["51"] = data.CancelRealTimeBars, ["58"] = orders.CancelAll, ["59"] = data.DataType,
            ["61"] = accounts.Positions, ["62"] = accounts.Summary, ["63"] = accounts.CancelSummary, ["64"] = accounts.CancelPositions,
            ["74"] = accounts.PositionsMulti, ["75"] = accounts.CancelPositionsMulti, ["76"] = accounts.UpdatesMulti, ["77"] = accounts.CancelUpdatesMulti,
            ["78"] = contracts.OptionParameters, ["81"] = contracts.Matching, ["82"] = ContractDesk.DepthExchanges, ["87"] = history.Head, ["90"] = HistoryDesk.CancelHead,
            ["91"] = contracts.MarketRule, ["92"] = accounts.Pnl, ["93"] = accounts.CancelPnl, ["94"] = accounts.PnlSingle, ["95"] = accounts.CancelPnlSingle,
            ["96"] = history.Ticks, ["97"] = data.TickByTick, ["98"] = data.CancelTickByTick, ["99"] = orders.Completed, ["104"] = UserInfo, ["105"] = CurrentTimeInMillis,
        };
    }

    /// <summary>One request.</summary>
    public void Take(Session session, string frame)
    {
        try
        {
            if (!session.Pacing.Count(_server.Now))
            {
                Overrun(session, frame);
                return;
            }

            RequestFields f = new(frame);
            string id = f.Any("message id");
            if (!_desks.TryGetValue(id, out Action<Session, RequestFields>? desk))
            {
                throw f.Refusal(505, $"Fatal error: unknown message id {id}");
            }

            session.IsAnswering = true;
            desk(session, f);
        }
        catch (RefusedException refused)
        {
            if (refused.IsViolation)
            {
                _server.Violate(session, frame, refused.Message);
            }

            if (refused.Code != 0)
            {
                session.Error(refused.Id, refused.Code, refused.Message);
            }
        }
        finally
        {
            session.IsAnswering = false;
        }
    }

    private static void AutoBind(Session session, RequestFields f)
    {
        f.Version("1");
        f.Flag("bind");
        f.End();
        if (session.ClientId != 0)
        {
            throw f.Refusal(327, "Only the default client (i.e 0) can auto bind orders");
        }
    }

    private static void LogLevel(Session session, RequestFields f)
    {
        f.Version("1");
        f.OneOf("level", "1", "2", "3", "4", "5");
        f.End();
    }

    private static void UserInfo(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        f.End();
        session.Send(new Message(107).Add(id).Add(""));
    }

    private void CurrentTime(Session session, RequestFields f)
    {
        f.Version("1");
        f.End();
        session.Send(new Message(49).Add(1).Add((_server.Now + _server.ClockOffset).ToUnixTimeSeconds()));
    }

    private void CurrentTimeInMillis(Session session, RequestFields f)
    {
        f.End();
        if (session.Version < 197)
        {
            throw f.Refusal(505, "Fatal error: unknown message id 105");
        }

        session.Send(new Message(109).Add((_server.Now + _server.ClockOffset).ToUnixTimeMilliseconds()));
    }

    private void Overrun(Session session, string frame)
    {
        _server.Violate(session, frame, $"More than {_server.Settings.MessagesPerSecond} requests within a second");
        session.Error(-1, 100, "Max rate of messages per second has been exceeded");
        if (session.Pacing.Overruns >= OverrunsBeforeClose)
        {
            session.Close();
        }
    }
}
