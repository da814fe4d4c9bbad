namespace MiaIa.TwsSimulator;

/// <summary>Prices as a test sets them. Every change is sent to those who listen and then compared with the orders.</summary>
public sealed class Market
{
    private readonly TwsServer _server;
    private readonly Dictionary<int, Quotes> _quotes = [];

    /// <summary>The market of a server.</summary>
    internal Market(TwsServer server)
    {
        _server = server;
        Feed = new(server);
    }

    /// <summary>Whether the exchange is open. Closed: orders rest as PreSubmitted and get warning 399.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Sends data.</summary>
    internal Feed Feed { get; }

    /// <summary>What the market of a contract shows.</summary>
    public Quotes Of(Contract contract)
    {
        if (!_quotes.TryGetValue(contract.ConId, out Quotes? quotes))
        {
            quotes = new();
            _quotes.Add(contract.ConId, quotes);
        }

        return quotes;
    }

    /// <summary>New best prices; null is an empty side.</summary>
    public void Quote(Contract contract, decimal? bid, decimal bidSize, decimal? ask, decimal askSize) => _server.Do(() =>
    {
        Of(contract).Quote(bid, bidSize, ask, askSize);
        Feed.Quote(contract);
        _server.Exchange.Match(contract);
    });

    /// <summary>One trade of the market.</summary>
    public void Trade(Contract contract, decimal price, decimal size) => _server.Do(() =>
    {
        Quotes quotes = Of(contract);
        quotes.Trade(price, size);
        Feed.Trade(contract, price, size);
        quotes.TradeInProgress = price;
        _server.Exchange.Match(contract);
        quotes.TradeInProgress = null;
    });

    /// <summary>Moves bid, ask and last together: bid one tick below the price, ask at it, ten contracts each.</summary>
    public void MoveTo(Contract contract, decimal price) => _server.Do(() =>
    {
        Quote(contract, price - contract.MinTick, 10, price, 10);
        Trade(contract, price, 1);
    });

    /// <summary>A change of one row of the book: 0 insert, 1 update, 2 delete.</summary>
    public void Depth(Contract contract, bool isBid, int position, int operation, decimal price = 0, decimal size = 0) => _server.Do(() =>
    {
        Of(contract).Change(isBid, position, operation, new(price, size));
        Feed.Depth(contract, isBid, position, operation, new(price, size));
    });

    /// <summary>The book was reset: 317, all rows gone.</summary>
    public void ResetDepth(Contract contract) => _server.Do(() =>
    {
        Quotes quotes = Of(contract);
        foreach (bool isBid in new[] { true, false })
        {
            while (quotes.Side(isBid).Count > 0)
            {
                quotes.Change(isBid, 0, 2, default);
            }
        }

        Feed.Notify(FeedKind.Depth, contract, 317, "Market depth data has been RESET. Please empty deep book contents before applying any new entries.");
    });

    /// <summary>One option computation.</summary>
    public void Compute(Contract contract, Greeks greeks) => _server.Do(() =>
    {
        Of(contract).Greeks[greeks.TickType] = greeks;
        Feed.Compute(contract, greeks);
    });

    /// <summary>Open interest of a future, or of an option's calls and puts.</summary>
    public void OpenInterest(Contract contract, decimal? interest, decimal? puts = null) => _server.Do(() =>
    {
        Quotes quotes = Of(contract);
        quotes.OpenInterest = interest;
        quotes.PutOpenInterest = puts;
        Feed.OpenInterest(contract);
    });

    /// <summary>Prices go on, but nothing is sent and nothing is matched until it ends.</summary>
    public void Silence(Contract contract, bool isSilent) => _server.Do(() => Of(contract).IsSilent = isSilent);

    /// <summary>The exchange opens.</summary>
    public void Open() => _server.Do(() =>
    {
        IsOpen = true;
        foreach (SimOrder order in _server.Exchange.Orders.Where(o => o.IsLive && o.Request.Type != "MKT" && !o.IsCancelling).ToArray())
        {
            _server.Exchange.Settle(order);
            _server.Reports.State(order);
        }

        _server.Exchange.MatchAll();
    });

    /// <summary>The exchange closes.</summary>
    public void Close() => _server.Do(() => IsOpen = false);
}
