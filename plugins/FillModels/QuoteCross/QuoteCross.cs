using MiaIa.Sdk;

namespace MiaIa.Plugins.FillModels;

/// <summary>
/// Fills on quotes and prints. A market order takes the quote that stands when it reaches the market, a stop the quote after its
/// trigger, both with slippage; a limit needs a print through its price (touching is no fill) and fills at its price. What our own
/// order took is not there again until the next quote: an order for more than what is left pays a tick more.
/// </summary>
[Plugin("quote-cross")]
public sealed class QuoteCross : IFillModel
{
    private const int FreeContracts = 2;

    private readonly QuoteCrossOptions _options;
    private readonly OrderLatency _latency;
    private readonly OrderSet _triggered = new();
    private Session _session;
    private Quote _quote;
    private int _takenBid;
    private int _takenAsk;

    /// <summary>Reads the latency file, when one is named.</summary>
    /// <exception cref="SourceException">It cannot be used.</exception>
    public QuoteCross(QuoteCrossOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _latency = OrderLatency.Of(options.LatencyMilliseconds, options.LatencyFile, options.LatencySeed);
    }

    /// <inheritdoc />
    public string Assumptions =>
        "quote-cross: market at the opposite quote on arrival, limit on a print through its price, "
        + $"stop triggered by {(_options.StopTrigger is StopTrigger.Last ? "the last trade" : "the quote")} and filled at the next quote; "
        + $"slippage {_options.SlippageTicks} tick(s), +1 outside regular hours, +1 per further {FreeContracts} contracts; {_latency.Text}";

    /// <inheritdoc />
    public long LatencyNs => _latency.TypicalNs;

    /// <inheritdoc />
    public long NextLatencyNs() => _latency.NextNs();

    /// <inheritdoc />
    public void OnSession(in Session session, long timeNs)
    {
        _session = session;
        if (session.IsSessionStart || session.Window is SessionWindow.Closed)
        {
            Forget();
        }
    }

    /// <inheritdoc />
    public void OnMarket(in MarketEvent e)
    {
        if (e.Kind is EventKind.Quote)
        {
            _quote = e.Quote;
            (_takenBid, _takenAsk) = (0, 0);
        }
        else if (e.Kind is EventKind.Roll)
        {
            Forget();
        }
    }

    /// <inheritdoc />
    public FillQuote Arrive(in Order order, long timeNs)
    {
        _triggered.Remove(order.Id);
        return order.Type is OrderType.Market ? AtQuote(in order, timeNs) : default;
    }

    /// <inheritdoc />
    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase) => order.Type switch
    {
        OrderType.Market when e.Kind is EventKind.Quote => AtQuote(in order, e.TimeNs),
        OrderType.Limit when e.Kind is EventKind.Trade && IsThrough(in order, e.Trade.PriceTicks) =>
            new FillQuote(order.Quantity, order.PriceTicks, 0),
        OrderType.Stop => Stop(in order, in e),
        _ => default,
    };

    /// <inheritdoc />
    public bool IsCommitted(long orderId) => _triggered.Has(orderId);

    /// <inheritdoc />
    public void Leave(long orderId) => _triggered.Remove(orderId);

    private static bool IsThrough(in Order order, int priceTicks) => (int)order.Side * (priceTicks - order.PriceTicks) < 0;

    private FillQuote Stop(in Order order, in MarketEvent e)
    {
        if (_triggered.Has(order.Id))
        {
            return e.Kind is EventKind.Quote ? AtQuote(in order, e.TimeNs) : default;
        }

        if (TriggerPrice(in order, in e) is { } price && (int)order.Side * (price - order.PriceTicks) >= 0)
        {
            _triggered.Add(order.Id);
        }

        return default;
    }

    private int? TriggerPrice(in Order order, in MarketEvent e)
    {
        bool isBuy = order.Side is Side.Buy;
        return (_options.StopTrigger, e.Kind) switch
        {
            (StopTrigger.Last, EventKind.Trade) => e.Trade.PriceTicks,
            (StopTrigger.Quote, EventKind.Quote) when isBuy && e.Quote.HasAsk => e.Quote.AskTicks,
            (StopTrigger.Quote, EventKind.Quote) when !isBuy && e.Quote.HasBid => e.Quote.BidTicks,
            _ => null,
        };
    }

    private FillQuote AtQuote(in Order order, long timeNs)
    {
        bool isBuy = order.Side is Side.Buy;
        if (!(isBuy ? _quote.HasAsk : _quote.HasBid))
        {
            return default;
        }

        // In a crossed quote the worse of the two: nobody gives the better one away.
        int touch = isBuy ? _quote.AskTicks : _quote.BidTicks;
        if (_quote.IsTwoSided && _quote.SpreadTicks < 0)
        {
            touch = isBuy ? _quote.BidTicks : _quote.AskTicks;
        }

        ref int taken = ref isBuy ? ref _takenAsk : ref _takenBid;
        int shown = isBuy ? _quote.AskSize : _quote.BidSize;
        bool isTakenByUs = taken > 0 && order.Quantity > shown - taken;
        int further = Math.Max(0, order.Quantity - FreeContracts);
        int slippage = _options.SlippageTicks
            + (_session.IsRegularHours(timeNs) ? 0 : 1)
            + ((further + FreeContracts - 1) / FreeContracts)
            + (isTakenByUs ? 1 : 0);
        taken += order.Quantity;
        return new FillQuote(order.Quantity, touch + ((int)order.Side * slippage), slippage);
    }

    // A quote from before a break says nothing of what is after it.
    private void Forget()
    {
        _quote = default;
        (_takenBid, _takenAsk) = (0, 0);
    }
}
