using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.FillModels;

/// <summary>
/// Fills on the book and prints. A market order walks the levels shown when it reaches the market, a stop those shown after its
/// trigger; what no level shows costs a tick more per further level, each taken as deep as the last one shown. A limit joins behind the
/// contracts shown at its price; prints at its price move the queue, cancellations do not; a print through its price fills it.
/// </summary>
[Plugin("book-queue")]
public sealed class BookQueue : IFillModel
{
    private readonly OrderLatency _latency;
    private readonly OrderBook _book = new(int.MaxValue);
    private readonly OrderPlaces _places = new();
    private readonly TakenLevels _taken = new();
    private bool _isFresh;

    /// <summary>Reads the latency file, when one is named.</summary>
    /// <exception cref="SourceException">It cannot be used.</exception>
    public BookQueue(BookQueueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _latency = OrderLatency.Of(options.LatencyMilliseconds, options.LatencyFile, options.LatencySeed);
    }

    /// <inheritdoc />
    public string Assumptions =>
        "book-queue: market and triggered stops walk the levels shown, beyond them a tick worse per level, no further slippage; limit behind "
        + "the contracts shown at its price, moved by prints and not by cancellations, or on a print through its price; " + _latency.Text;

    /// <inheritdoc />
    public long LatencyNs => _latency.TypicalNs;

    private bool CanTake => _isFresh && _book.IsConsistent && !_book.IsLockedOrCrossed;

    /// <inheritdoc />
    public long NextLatencyNs() => _latency.NextNs();

    /// <inheritdoc />
    public void OnSession(in Session session, long timeNs)
    {
        // The levels stay, since a feed may tell only what changes; but nothing is taken before it has told something.
        if (session.IsSessionStart || session.Window is SessionWindow.Closed)
        {
            _isFresh = false;
        }
    }

    /// <inheritdoc />
    public void OnMarket(in MarketEvent e)
    {
        if (e.Kind is EventKind.Depth)
        {
            _book.Apply(in e.Depth);
            _taken.Refresh(in e.Depth);
            _places.OnLevel(in e.Depth);
            _isFresh |= e.Depth.IsLast;
        }
        else if (e.Kind is EventKind.Roll)
        {
            _book.Clear();
            _isFresh = false;
        }
    }

    /// <inheritdoc />
    public FillQuote Arrive(in Order order, long timeNs)
    {
        FillQuote taken = order.Type is OrderType.Stop ? default : Take(in order);
        if (taken.Quantity == 0 && order.Type is not OrderType.Market)
        {
            int shown = ShownAt(order.Side, order.PriceTicks, out bool isUnseen);
            _places.Join(in order, shown, isUnseen);
        }

        return taken;
    }

    /// <inheritdoc />
    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase) => (order.Type, e.Kind) switch
    {
        (OrderType.Market, EventKind.Depth) => Take(in order),
        (OrderType.Limit, EventKind.Trade) => InQueue(in order, in e.Trade),
        (OrderType.Stop, EventKind.Trade or EventKind.Depth) => Stop(in order, in e),
        _ => default,
    };

    /// <inheritdoc />
    public bool IsCommitted(long orderId) => _places.Find(orderId) is >= 0 and int at && _places[at].IsTriggered;

    /// <inheritdoc />
    public void Leave(long orderId) => _places.Leave(orderId);

    private FillQuote InQueue(in Order order, in Trade print)
    {
        int at = _places.Find(order.Id);
        int beyond = (int)order.Side * (print.PriceTicks - order.PriceTicks);
        if (at < 0 || beyond > 0 || (beyond == 0 && print.Aggressor == order.Side))
        {
            return default;
        }

        ref QueuePlace place = ref _places[at];
        place.Ahead -= print.Size;
        int filled = beyond < 0 ? order.Quantity : (int)Math.Clamp(-place.Ahead, 0, order.Quantity);
        place.Ahead = Math.Max(0, place.Ahead);
        place.Open = order.Quantity - filled;
        return new FillQuote(filled, order.PriceTicks, 0);
    }

    private FillQuote Stop(in Order order, in MarketEvent e)
    {
        int at = _places.Find(order.Id);
        if (at < 0)
        {
            return default;
        }

        ref QueuePlace place = ref _places[at];
        if (e.Kind is EventKind.Trade)
        {
            place.IsTriggered |= (int)order.Side * (e.Trade.PriceTicks - order.PriceTicks) >= 0;
            return default;
        }

        return place.IsTriggered ? Take(in order) : default;
    }

    // The best level that is left for us. A market order goes on beyond those shown, a limit ends at its price.
    private FillQuote Take(in Order order)
    {
        if (!CanTake)
        {
            return default;
        }

        bool isBuy = order.Side is Side.Buy;
        Side from = isBuy ? Side.Sell : Side.Buy;
        int count = isBuy ? _book.AskLevels : _book.BidLevels;
        BookLevel last = default;
        for (int i = 0; i < count; i++)
        {
            last = isBuy ? _book.Ask(i) : _book.Bid(i);
            if (order.Type is OrderType.Limit && (int)order.Side * (last.PriceTicks - order.PriceTicks) > 0)
            {
                return default;
            }

            int left = last.Size - _taken.At(from, last.PriceTicks);
            if (left > 0)
            {
                return TakeFrom(in order, from, last.PriceTicks, left, slippage: 0);
            }
        }

        return count > 0 && order.Type is not OrderType.Limit ? Beyond(in order, from, in last) : default;
    }

    private FillQuote Beyond(in Order order, Side from, in BookLevel last)
    {
        int slippage = 1;
        int price = last.PriceTicks + (int)order.Side;
        while (_taken.At(from, price) >= last.Size)
        {
            slippage++;
            price += (int)order.Side;
        }

        return TakeFrom(in order, from, price, last.Size - _taken.At(from, price), slippage);
    }

    private FillQuote TakeFrom(in Order order, Side from, int priceTicks, int left, int slippage)
    {
        int quantity = Math.Min(left, order.Quantity);
        _taken.Take(from, priceTicks, quantity, isShown: slippage == 0);
        return new FillQuote(quantity, priceTicks, slippage) { HasMore = quantity < order.Quantity };
    }

    private int ShownAt(Side side, int priceTicks, out bool isUnseen)
    {
        bool isBuy = side is Side.Buy;
        int count = isBuy ? _book.BidLevels : _book.AskLevels;
        for (int i = 0; i < count; i++)
        {
            ref readonly BookLevel level = ref isBuy ? ref _book.Bid(i) : ref _book.Ask(i);
            int behind = (int)side * (level.PriceTicks - priceTicks);
            if (behind <= 0)
            {
                isUnseen = false;
                return behind == 0 ? level.Size : 0;
            }
        }

        isUnseen = true;
        return 0;
    }
}
