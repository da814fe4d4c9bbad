using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Which side of the book is heavier, [-1, 1], smoothed over event time (Gould and Bonart 2016), with the micro-price
/// in points (Stoikov 2018) and the order-flow imbalance (Cont, Kukanov and Stoikov 2014) beside it. From depth; from
/// quotes, as Partial, as long as there is no depth; a quote that tells no sizes counts as none. Missing for 10 updates
/// and while a side is empty; Stale while the book is locked, crossed, too wide or older than 2 seconds. A book that is
/// not believed does not enter the smoothing. The spread in ticks is told also when it is too wide.
/// </summary>
/// <remarks>
/// The order-flow imbalance has one event for each event of the book. Its best prices are those of the quote in force
/// where the feed has quotes too, since ladders lag behind them; a source gives a record's quote before its depth.
/// </remarks>
[Plugin("order-book-imbalance")]
[Reads(EventKinds.Depth | EventKinds.Quote | EventKinds.Decision | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(Seconds = 2)]
public sealed class OrderBookImbalance : IFeature
{
    private const int WarmUpUpdates = 10;
    private const int FullLevels = 3;
    private const int SpreadOutput = 3;
    private const long MostAgeNs = 2_000_000_000;

    private readonly OrderBookImbalanceOptions _options;
    private readonly double _pointsPerTick;
    private readonly double[] _weights;
    private readonly OrderBook _book;
    private readonly SmoothedImbalance _imbalance;
    private readonly OrderFlow _flow;
    private Quote _best;
    private Quote _quote;
    private long _quoteNs;
    private FeatureStatus _gate;
    private long _bookNs;
    private bool _hasDepth;

    /// <summary>Computes on the book of the traded instrument.</summary>
    public OrderBookImbalance(OrderBookImbalanceOptions options, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _pointsPerTick = instrument.PointsPerTick;
        _weights = new double[options.Levels];
        for (int level = 0; level < _weights.Length; level++)
        {
            _weights[level] = level == 0 ? 1 : _weights[level - 1] * options.Decay;
        }

        _book = new OrderBook(options.Levels);
        _imbalance = new SmoothedImbalance(options);
        _flow = new OrderFlow((long)(options.OfiSeconds * 1e9));
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "micro-price", "ofi", "spread-ticks"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Depth:
                OnDepth(in e, values);
                break;
            case EventKind.Quote:
                OnQuote(in e, values);
                break;
            case EventKind.Decision:
                Write(e.TimeNs, values);
                break;
            case EventKind.FeedLost or EventKind.Roll:
                Clear();
                Write(e.TimeNs, values);
                break;
        }
    }

    private void OnDepth(in MarketEvent e, Span<FeatureValue> values)
    {
        if (!_hasDepth)
        {
            Restart();
            _hasDepth = true;
        }

        _book.Apply(in e.Depth);
        if (!_book.IsConsistent)
        {
            return;
        }

        _best = _book.Best;
        _bookNs = e.TimeNs;
        int levels = Math.Min(_book.BidLevels, _book.AskLevels);
        _gate = Gate(levels);
        if (_gate <= FeatureStatus.Partial)
        {
            double first = Share(_best.BidSize, _best.AskSize);
            _imbalance.Update(levels < FullLevels ? first : (0.6 * first) + (0.4 * DeepShare()), e.TimeNs);
            bool hasQuote = _quote.IsTwoSided && _quote.SpreadTicks > 0 && e.TimeNs - _quoteNs <= MostAgeNs;
            _flow.Update(hasQuote ? _quote : _best, e.TimeNs);
        }

        Write(e.TimeNs, values);
    }

    private void OnQuote(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Quote.IsPriceOnly)
        {
            return;
        }

        _quote = e.Quote;
        _quoteNs = e.TimeNs;
        if (_hasDepth)
        {
            return;
        }

        _best = e.Quote;
        _bookNs = e.TimeNs;
        _gate = Gate(_best.IsTwoSided ? 1 : 0);
        if (_gate <= FeatureStatus.Partial)
        {
            _imbalance.Update(Share(_best.BidSize, _best.AskSize), e.TimeNs);
            _flow.Update(in _best, e.TimeNs);
        }

        Write(e.TimeNs, values);
    }

    private FeatureStatus Gate(int levels)
    {
        if (levels == 0)
        {
            return FeatureStatus.Missing;
        }

        return _best.SpreadTicks <= 0 || _best.SpreadTicks > _options.MaxSpreadTicks ? FeatureStatus.Stale
            : levels < FullLevels ? FeatureStatus.Partial : FeatureStatus.Ok;
    }

    private double DeepShare()
    {
        double bids = 0;
        double asks = 0;
        for (int level = 0; level < _book.BidLevels; level++)
        {
            bids += _weights[level] * _book.Bid(level).Size;
        }

        for (int level = 0; level < _book.AskLevels; level++)
        {
            asks += _weights[level] * _book.Ask(level).Size;
        }

        return Share(bids, asks);
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        if (_gate is FeatureStatus.Missing)
        {
            values.Clear();
        }
        else if (_gate is FeatureStatus.Stale || timeNs - _bookNs > MostAgeNs)
        {
            bool isTooWide = timeNs - _bookNs <= MostAgeNs && _best.SpreadTicks > 0;
            foreach (ref FeatureValue value in values)
            {
                value = value.Status is FeatureStatus.Missing ? value : value with { Status = FeatureStatus.Stale };
            }

            values[SpreadOutput] = isTooWide ? Spread(timeNs) : values[SpreadOutput];
        }
        else
        {
            values[0] = _imbalance.Updates >= WarmUpUpdates ? Score(timeNs) : FeatureValue.Missing;
            values[1] = new FeatureValue(MicroPrice(), _gate, timeNs);
            values[2] = _flow.HasValue ? new FeatureValue(_flow.At(timeNs), FlowStatus, timeNs) : FeatureValue.Missing;
            values[SpreadOutput] = Spread(timeNs);
        }
    }

    private FeatureValue Spread(long timeNs) => new(_best.SpreadTicks, FeatureStatus.Ok, timeNs);

    /// <summary>The flow needs no more than the best prices, so a shallow book does not make it partial.</summary>
    private FeatureStatus FlowStatus => _flow.IsCut ? FeatureStatus.Partial : FeatureStatus.Ok;

    private FeatureValue Score(long timeNs) => _options.Estimator switch
    {
        BookEstimator.Ofi => new(_flow.At(timeNs), FlowStatus, timeNs),
        BookEstimator.Mean => new(
            (_imbalance.At(timeNs) + _flow.At(timeNs)) / 2, FeatureValue.Worse(_gate, FlowStatus), timeNs),
        _ => new(_imbalance.At(timeNs), _gate, timeNs),
    };

    private double MicroPrice()
    {
        double size = (double)_best.BidSize + _best.AskSize;
        double aboveBid = (double)_best.SpreadTicks * _best.BidSize / size;
        return (_best.BidTicks + aboveBid) * _pointsPerTick;
    }

    private void Clear()
    {
        Restart();
        _book.Clear();
        _quote = default;
        _hasDepth = false;
    }

    private void Restart()
    {
        _imbalance.Clear();
        _flow.Clear();
        _gate = FeatureStatus.Missing;
    }

    private static double Share(double bids, double asks) => bids + asks > 0 ? (bids - asks) / (bids + asks) : 0;
}
