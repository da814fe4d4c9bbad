namespace MiaIa.TwsSimulator;

/// <summary>The truth a test judges a client by: everything that happened to every order, and how long positions stood without a stop.</summary>
public sealed class Ledger
{
    private readonly TwsServer _server;
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<Exposure> _exposures = [];

    /// <summary>The ledger of a server.</summary>
    internal Ledger(TwsServer server)
    {
        _server = server;
    }

    /// <summary>Everything, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Every order that was kept.</summary>
    public IReadOnlyList<SimOrder> Orders => _server.Exchange.Orders;

    /// <summary>Orders that were placed and never transmitted.</summary>
    public IEnumerable<SimOrder> Untransmitted => Orders.Where(o => !o.IsTransmitted && !o.IsDone);

    /// <summary>Every fill in its last revision, in order of time.</summary>
    public IEnumerable<Execution> Executions => Orders.SelectMany(o => o.Executions).OrderBy(e => e.Time);

    /// <summary>Stretches of unprotected time, closed and open.</summary>
    public IReadOnlyList<Exposure> Exposures => _exposures;

    /// <summary>Stretches of unprotected time that reach beyond an instant.</summary>
    public IReadOnlyList<Exposure> UnprotectedSince(DateTimeOffset time) => [.. _exposures.Where(e => e.To is null || e.To > time)];

    /// <summary>The longest stretch so far.</summary>
    public TimeSpan LongestExposure => _exposures.Count == 0 ? TimeSpan.Zero : _exposures.Max(e => (e.To ?? _server.Now) - e.From);

    /// <summary>Tags that more than one order carries.</summary>
    public IReadOnlyList<string> Duplicates =>
        [.. Orders.Where(o => o.OrderRef.Length > 0).GroupBy(o => o.OrderRef, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];

    /// <summary>Signed position by the sum of fills.</summary>
    public decimal Position(string account, int conId) => Executions
        .Where(e => e.Order.Request.Account == account && e.Order.Contract.ConId == conId).Sum(e => e.Order.Request.IsBuy ? e.Shares : -e.Shares);

    /// <summary>The orders with a tag.</summary>
    public IReadOnlyList<SimOrder> Tagged(string orderRef) => [.. Orders.Where(o => o.OrderRef == orderRef)];

    /// <summary>Notes what happened.</summary>
    internal void Note(SimOrder order, string what) => _entries.Add(new(_server.Now, order, what));

    /// <summary>Looks whether the order's position is protected now.</summary>
    internal void Judge(SimOrder cause)
    {
        string account = cause.Request.Account;
        Contract contract = cause.Contract;
        decimal position = _server.Accounts.Position(account, contract.ConId);
        decimal stops = Orders.Where(o => o.IsLive && !o.IsWaitingForParent && o.Request.IsStop && o.Request.Account == account
            && o.Contract.ConId == contract.ConId && o.Request.IsBuy == position < 0).Sum(o => o.Remaining);
        decimal open = Math.Max(0, Math.Abs(position) - stops) * Math.Sign(position);
        Exposure? last = _exposures.FindLast(e => e.Account == account && e.Contract.ConId == contract.ConId && e.To is null);
        if (last?.Quantity == open)
        {
            return;
        }

        if (last is not null)
        {
            last.To = _server.Now;
            if (last.To == last.From)
            {
                // Within one instant the server does several things one after the other; nobody was exposed.
                _exposures.Remove(last);
            }
        }

        if (open != 0)
        {
            _exposures.Add(new(account, contract, _server.Now, open));
        }
    }
}
