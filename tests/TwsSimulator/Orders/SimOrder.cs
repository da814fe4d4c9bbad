namespace MiaIa.TwsSimulator;

/// <summary>One order as the server sees it.</summary>
public sealed class SimOrder
{
    private readonly List<Execution> _executions = [];
    private readonly List<SimOrder> _children = [];
    private OrderRequest _request;

    /// <summary>A new order.</summary>
    internal SimOrder(int clientId, OrderRequest request, SimOrder? parent, DateTimeOffset placed)
    {
        ClientId = clientId;
        _request = request;
        Wanted = request.Quantity;
        Parent = parent;
        Placed = placed;
        OcaGroup = request.OcaGroup;
        OcaType = request.OcaType;
        parent?._children.Add(this);
    }

    /// <summary>The client that placed it.</summary>
    public int ClientId { get; }

    /// <summary>The client's number of it.</summary>
    public int OrderId => Request.OrderId;

    /// <summary>IB's number, 0 until it is transmitted.</summary>
    public long PermId { get; internal set; }

    /// <summary>The confirmed parameters: those of the last accepted request.</summary>
    public OrderRequest Request
    {
        get => _request;
        internal set => (_request, Wanted) = (value, Math.Max(Wanted, value.Quantity));
    }

    /// <summary>The most contracts it was ever placed or changed for.</summary>
    public decimal Wanted { get; private set; }

    /// <summary>The client's tag.</summary>
    public string OrderRef => Request.OrderRef;

    /// <summary>The instrument.</summary>
    public Contract Contract => Request.Contract;

    /// <summary>The entry of its bracket.</summary>
    public SimOrder? Parent { get; }

    /// <summary>Its children.</summary>
    public IReadOnlyList<SimOrder> Children => _children;

    /// <summary>Status as in message 3; empty before the acknowledgement.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>What holds it: child, trigger, both or nothing.</summary>
    public string WhyHeld { get; internal set; } = "";

    /// <summary>Whether it left TWS.</summary>
    public bool IsTransmitted { get; internal set; }

    /// <summary>Whether it was answered.</summary>
    public bool IsAcknowledged { get; internal set; }

    /// <summary>Whether a change is on its way.</summary>
    public bool IsChanging { get; internal set; }

    /// <summary>The connection that placed or changed it last.</summary>
    internal object? LastSession { get; set; }

    /// <summary>Whether a cancel is on its way.</summary>
    public bool IsCancelling { get; internal set; }

    /// <summary>Whether its stop was triggered.</summary>
    public bool IsTriggered { get; internal set; }

    /// <summary>Present stop price.</summary>
    public decimal? Stop { get; internal set; }

    /// <summary>Limit a triggered stop became because of protection points.</summary>
    public decimal? ProtectionLimit { get; internal set; }

    /// <summary>Contracts taken away by its OCA group.</summary>
    public decimal Reduced { get; internal set; }

    /// <summary>OCA group in force, for children one of TWS's own.</summary>
    public string OcaGroup { get; internal set; }

    /// <summary>OCA type in force.</summary>
    public int OcaType { get; internal set; }

    /// <summary>When it was placed.</summary>
    public DateTimeOffset Placed { get; }

    /// <summary>When it left TWS; null before.</summary>
    public DateTimeOffset? Transmitted { get; internal set; }

    /// <summary>When it reached its end.</summary>
    public DateTimeOffset? Ended { get; internal set; }

    /// <summary>How it ended, as completed orders say it.</summary>
    public string EndText { get; internal set; } = "";

    /// <summary>Its fills.</summary>
    public IReadOnlyList<Execution> Executions => _executions;

    /// <summary>Contracts filled.</summary>
    public decimal Filled => _executions.Sum(e => e.Shares);

    /// <summary>Average price of the fills.</summary>
    public decimal AveragePrice => Filled == 0 ? 0 : _executions.Sum(e => e.Shares * e.Price) / Filled;

    /// <summary>Price of the last fill.</summary>
    public decimal LastPrice => _executions.Count == 0 ? 0 : _executions[^1].Price;

    /// <summary>Contracts it is good for: children only for what the parent filled, members of a reduced group for the rest.</summary>
    public decimal Quantity => Math.Max(Filled, (Parent is { Filled: > 0 } p ? Math.Min(Request.Quantity, p.Filled) : Request.Quantity) - Reduced);

    /// <summary>Contracts still open.</summary>
    public decimal Remaining => Quantity - Filled;

    /// <summary>Whether it reached its end.</summary>
    public bool IsDone => Ended is not null;

    /// <summary>Whether it was answered and has not ended.</summary>
    public bool IsLive => IsAcknowledged && !IsDone;

    /// <summary>Whether it waits for its parent.</summary>
    public bool IsWaitingForParent { get; internal set; }

    /// <summary>A fill was added or replaced.</summary>
    internal void Add(Execution execution)
    {
        int index = _executions.FindIndex(e => e.BaseId == execution.BaseId);
        if (index >= 0)
        {
            _executions[index] = execution;
        }
        else
        {
            _executions.Add(execution);
        }
    }
}
