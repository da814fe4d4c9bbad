namespace MiaIa.TwsSimulator;

/// <summary>The truth a test judges a client by: everything that happened to every order, and how long positions stood without a stop.</summary>
public sealed class Ledger
{
    private readonly TwsServer _server;
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<string> _overClosings = [];

    /// <summary>The ledger of a server.</summary>
    internal Ledger(TwsServer server)
    {
        _server = server;
        Watch = new(server);
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
    public IReadOnlyList<Exposure> Exposures => Watch.All;

    /// <summary>Stretches of unprotected time that reach beyond an instant.</summary>
    public IReadOnlyList<Exposure> UnprotectedSince(DateTimeOffset time) => [.. Watch.All.Where(e => e.To is null || e.To > time)];

    /// <summary>The longest stretch so far.</summary>
    public TimeSpan LongestExposure => Watch.All.Count == 0 ? TimeSpan.Zero : Watch.All.Max(e => e.Length(_server.Now));

    /// <summary>The longest time without a stop in which nothing stood in the client's way.</summary>
    public TimeSpan LongestClearExposure => Watch.All.Count == 0 ? TimeSpan.Zero : Watch.All.Max(e => e.Clear(_server.Now));

    /// <summary>Tags that more than one order carries.</summary>
    public IReadOnlyList<string> Duplicates =>
        [.. Orders.Where(o => o.OrderRef.Length > 0).GroupBy(o => o.OrderRef, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];

    /// <summary>
    /// Orders of a client's own that were sent again while an earlier sending was or could be filled, or filled for more than was wanted. A
    /// number behind the last dot of a tag does not make it another order.
    /// </summary>
    public IReadOnlyList<string> RepeatedOrders => [.. Repeats.In(Orders)];

    /// <summary>Exits at the market that were sent while others worked, for more than the position in all.</summary>
    public IReadOnlyList<string> OverClosings => _overClosings;

    /// <summary>Signed position by the sum of fills.</summary>
    public decimal Position(string account, int conId) => Executions
        .Where(e => e.Order.Request.Account == account && e.Order.Contract.ConId == conId).Sum(e => e.Order.Request.IsBuy ? e.Shares : -e.Shares);

    /// <summary>The orders with a tag.</summary>
    public IReadOnlyList<SimOrder> Tagged(string orderRef) => [.. Orders.Where(o => o.OrderRef == orderRef)];

    /// <summary>Measures time without stops.</summary>
    internal ExposureWatch Watch { get; }

    /// <summary>An order at the market was transmitted: with those that work already it may not close more than is open.</summary>
    internal void JudgeExit(SimOrder order)
    {
        if (!IsExit(order))
        {
            return;
        }

        decimal position = Math.Abs(_server.Accounts.Position(order.Request.Account, order.Contract.ConId));
        SimOrder[] others = [.. Orders.Where(o => o != order && IsExit(o) && o.Transmitted is not null && !o.IsDone && o.Request.Action == order.Request.Action
            && o.Request.Account == order.Request.Account && o.Contract.ConId == order.Contract.ConId)];
        decimal closing = order.Remaining + others.Sum(o => o.Remaining);
        if (others.Length > 0 && closing > position)
        {
            _overClosings.Add($"{_server.Now:HH:mm:ss.fff} {order.OrderRef} with {string.Join(", ", others.Select(o => o.OrderRef))}: {Message.Number(closing)} for a position of {Message.Number(position)}");
        }
    }

    private static bool IsExit(SimOrder order) => order.Request.Type == "MKT" && order.Parent is null && order.Children.Count == 0;

    /// <summary>Notes what happened.</summary>
    internal void Note(SimOrder order, string what)
    {
        _entries.Add(new(_server.Now, order, what));
        Watch.Note($"{order.Request.Action} {order.Request.Type} {order.OrderRef} {what}");
    }

    /// <summary>Looks whether the order's position is protected now.</summary>
    internal void Judge(SimOrder cause) => Watch.Judge(
        cause.Request.Account, cause.Contract, _entries.Count == 0 ? "" : $"{_entries[^1].Order.Request.Action} {_entries[^1].Order.OrderRef} {_entries[^1].What}");
}
