using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>Positions, cash and margins of every account, and the clients that listen to them.</summary>
public sealed class Accounts
{
    private readonly TwsServer _server;
    private readonly List<PositionRow> _rows = [];

    /// <summary>The accounts of a server.</summary>
    internal Accounts(TwsServer server)
    {
        _server = server;
    }

    /// <summary>Every position ever held, closed ones with 0.</summary>
    public IReadOnlyList<PositionRow> Rows => _rows;

    /// <summary>Whether the account server is up; when not, AccountReady is false and values are stale.</summary>
    public bool IsReady { get; set; } = true;

    /// <summary>Signed contracts.</summary>
    public decimal Position(string account, int conId) => Find(account, conId)?.Quantity ?? 0;

    /// <summary>Gives an account a position without an order, as a trade by hand in another program would.</summary>
    public void Set(string account, Contract contract, decimal quantity, decimal price) => _server.Do(() =>
    {
        PositionRow row = Row(account, contract);
        row.Quantity = quantity;
        row.AverageCost = quantity == 0 ? 0 : price * contract.Multiplier;
        _server.Ledger.Watch.Judge(account, contract, "a trade elsewhere");
        Tell(account, contract);
    });

    /// <summary>Cash and open profit, USD.</summary>
    public decimal NetLiquidation(string account) => _server.Settings.Cash + Realized(account) + Unrealized(account);

    /// <summary>Realised profit and loss, USD.</summary>
    public decimal Realized(string account) => Of(account).Sum(r => r.Realized);

    /// <summary>Open profit and loss, USD.</summary>
    public decimal Unrealized(string account) => Of(account).Sum(Unrealized);

    /// <summary>Initial margin in use, USD.</summary>
    public decimal InitialMargin(string account) => Of(account).Sum(r => Math.Abs(r.Quantity) * r.Contract.InitialMargin);

    /// <summary>Maintenance margin in use, USD.</summary>
    public decimal MaintenanceMargin(string account) => Of(account).Sum(r => Math.Abs(r.Quantity) * r.Contract.MaintenanceMargin);

    /// <summary>The row of a position.</summary>
    internal PositionRow? Find(string account, int conId) => _rows.Find(r => r.Account == account && r.Contract.ConId == conId);

    /// <summary>Last known value of one contract in USD.</summary>
    internal decimal Mark(PositionRow row) =>
        (_server.Market.Of(row.Contract).Mark ?? (row.Contract.Multiplier == 0 ? 0 : row.AverageCost / row.Contract.Multiplier)) * row.Contract.Multiplier;

    /// <summary>Open profit and loss of one position, USD.</summary>
    internal decimal Unrealized(PositionRow row) => row.Quantity == 0 ? 0 : (Mark(row) - row.AverageCost) * row.Quantity;

    /// <summary>Books a fill; the answer is what it realised, or null when it closed nothing.</summary>
    internal decimal? Book(string account, Contract contract, decimal signed, decimal price, decimal commission)
    {
        PositionRow row = Row(account, contract);
        decimal size = Math.Abs(signed);
        decimal perContract = (price * contract.Multiplier) + (Math.Sign(signed) * (commission / size));
        decimal closing = Math.Sign(row.Quantity) == -Math.Sign(signed) ? Math.Min(size, Math.Abs(row.Quantity)) : 0;
        decimal? realized = closing == 0 ? null : (perContract - row.AverageCost) * closing * Math.Sign(row.Quantity);
        row.Realized += realized ?? 0;
        decimal opening = size - closing;
        decimal before = Math.Abs(row.Quantity) - closing;
        row.Quantity += signed;
        if (opening > 0)
        {
            row.AverageCost = ((row.AverageCost * before) + (perContract * opening)) / (before + opening);
        }
        else if (row.Quantity == 0)
        {
            row.AverageCost = 0;
        }

        return realized;
    }

    /// <summary>Tells everybody who listens that a position changed.</summary>
    internal void Tell(string account, Contract contract)
    {
        PositionRow row = Row(account, contract);
        foreach (Session session in _server.Sessions.ToArray())
        {
            foreach (Subscription s in session.Subscriptions.All.Where(s => s.Account.Length == 0 || s.Account == account).ToArray())
            {
                switch (s.Kind)
                {
                    case FeedKind.Positions:
                        session.Send(PositionMessage(row));
                        break;
                    case FeedKind.PositionsMulti:
                        session.Send(PositionMulti(s.ReqId, row));
                        break;
                    case FeedKind.AccountUpdates:
                        session.Send(Portfolio(row));
                        SendValues(session, account);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>Sends every value of an account as message 6, and the time.</summary>
    internal void SendValues(Session session, string account)
    {
        foreach ((string key, string value, string currency) in Values(account))
        {
            session.Send(new Message(6).Add(2).Add(key, value, currency, account));
        }

        session.Send(new Message(8).Add(1).Add(CentralTime.Local(_server.Now).ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    /// <summary>Key, value and currency of everything known about an account.</summary>
    internal IEnumerable<(string Key, string Value, string Currency)> Values(string account)
    {
        decimal net = NetLiquidation(account);
        decimal initial = InitialMargin(account);
        decimal maintenance = MaintenanceMargin(account);
        yield return ("AccountReady", IsReady ? "true" : "false", "");
        yield return ("AccountType", "INDIVIDUAL", "");
        yield return ("NetLiquidation", Money(net), "USD");
        yield return ("TotalCashValue", Money(_server.Settings.Cash + Realized(account)), "USD");
        yield return ("InitMarginReq", Money(initial), "USD");
        yield return ("MaintMarginReq", Money(maintenance), "USD");
        yield return ("AvailableFunds", Money(net - initial), "USD");
        yield return ("ExcessLiquidity", Money(net - maintenance), "USD");
        yield return ("BuyingPower", Money(net - initial), "USD");
        foreach (string currency in new[] { "BASE", "USD" })
        {
            yield return ("FuturesPNL", Money(Unrealized(account)), currency);
            yield return ("UnrealizedPnL", Money(Unrealized(account)), currency);
            yield return ("RealizedPnL", Money(Realized(account)), currency);
        }
    }

    /// <summary>portfolioValue: the right of a future is 0 here.</summary>
    internal Message Portfolio(PositionRow row)
    {
        Contract c = row.Contract;
        decimal mark = Mark(row);
        return new Message(7).Add(8).Add(c.ConId).Add(c.Symbol, c.SecType, c.LastTradeDate, Message.Number(c.Strike), c.Right.Length == 0 ? "0" : c.Right, Message.Number(c.Multiplier))
            .Add(c.Exchange, "USD", c.LocalSymbol, c.TradingClass).Add(Message.Number(row.Quantity))
            .Add(Message.Number(c.Multiplier == 0 ? 0 : mark / c.Multiplier), Money(mark * row.Quantity), Message.Number(row.AverageCost))
            .Add(Money(Unrealized(row)), Money(row.Realized), row.Account);
    }

    /// <summary>position: the exchange is empty.</summary>
    internal static Message PositionMessage(PositionRow row)
    {
        Message m = new Message(61).Add(3).Add(row.Account);
        ContractDesk.Block(m, row.Contract, "", "", "0.0");
        return m.Add(Message.Number(row.Quantity), Message.Number(row.AverageCost));
    }

    /// <summary>positionMulti.</summary>
    internal static Message PositionMulti(int reqId, PositionRow row)
    {
        Message m = new Message(71).Add(1).Add(reqId).Add(row.Account);
        ContractDesk.Block(m, row.Contract, "", "", "0.0");
        return m.Add(Message.Number(row.Quantity), Message.Number(row.AverageCost), "");
    }

    private static string Money(decimal value) => Math.Round(value, 2).ToString("0.00", CultureInfo.InvariantCulture);

    private IEnumerable<PositionRow> Of(string account) => _rows.Where(r => r.Account == account);

    private PositionRow Row(string account, Contract contract)
    {
        PositionRow? row = Find(account, contract.ConId);
        if (row is null)
        {
            row = new(account, contract);
            _rows.Add(row);
        }

        return row;
    }
}
