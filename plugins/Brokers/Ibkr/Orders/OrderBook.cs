namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>The orders of this connection, found by any of their names. Whoever uses it holds the lock of the order side.</summary>
internal sealed class OrderBook
{
    private readonly List<BookOrder> _all = [];
    private readonly Dictionary<int, BookOrder> _byTwsId = [];
    private readonly Dictionary<string, BookOrder> _byRef = new(StringComparer.Ordinal);
    private readonly Dictionary<long, BookOrder> _byId = [];
    private readonly Dictionary<long, BookOrder> _byPermId = [];
    private readonly Dictionary<string, BookFill> _fills = new(StringComparer.Ordinal);
    private readonly List<BookFill> _inOrder = [];

    /// <summary>All orders, in the order in which they were sent or found.</summary>
    public IReadOnlyList<BookOrder> All => _all;

    /// <summary>All executions, in the order in which they came.</summary>
    public IReadOnlyList<BookFill> Fills => _inOrder;

    /// <summary>Keeps an order; one with the same id of ours is replaced by it.</summary>
    public void Add(BookOrder order)
    {
        _all.Add(order);
        if (order.TwsId > 0)
        {
            _byTwsId[order.TwsId] = order;
        }

        if (order.Ref.Length > 0)
        {
            _byRef[order.Ref] = order;
        }

        if (!_byId.TryGetValue(order.Id, out BookOrder? before) || before.Attempt <= order.Attempt)
        {
            if (before is not null)
            {
                before.IsReplaced = true;
            }

            _byId[order.Id] = order;
        }
        else
        {
            order.IsReplaced = true;
        }
    }

    /// <summary>The last order with an id of ours.</summary>
    public BookOrder? ById(long id) => _byId.GetValueOrDefault(id);

    /// <summary>The order with a TWS id of our client.</summary>
    public BookOrder? ByTwsId(int twsId) => _byTwsId.GetValueOrDefault(twsId);

    /// <summary>The order with a tag.</summary>
    public BookOrder? ByRef(string tag) => tag.Length == 0 ? null : _byRef.GetValueOrDefault(tag);

    /// <summary>The order with a number of IB's.</summary>
    public BookOrder? ByPermId(long permId) => permId == 0 ? null : _byPermId.GetValueOrDefault(permId);

    /// <summary>IB named its number of an order.</summary>
    public void Name(BookOrder order, long permId)
    {
        if (permId != 0 && order.PermId == 0)
        {
            order.PermId = permId;
            _byPermId[permId] = order;
        }
    }

    /// <summary>The execution with this base; null when it is new.</summary>
    public BookFill? Fill(string key) => _fills.GetValueOrDefault(key);

    /// <summary>Keeps an execution.</summary>
    public void Add(BookFill fill)
    {
        _fills.Add(fill.Key.Base, fill);
        _inOrder.Add(fill);
    }

    /// <summary>The children of an entry.</summary>
    public IEnumerable<BookOrder> ChildrenOf(BookOrder parent) => _all.Where(o => o.Parent == parent);

    /// <summary>Average price of an order's executions, in ticks; 0 before the first.</summary>
    public double AverageTicks(BookOrder order)
    {
        long quantity = 0;
        long ticks = 0;
        foreach (BookFill fill in _inOrder)
        {
            if (fill.Order == order)
            {
                quantity += fill.Quantity;
                ticks += (long)fill.Quantity * fill.PriceTicks;
            }
        }

        return quantity == 0 ? 0 : (double)ticks / quantity;
    }
}
