using System.Reflection;

namespace MiaIa.Sdk.Testing;

/// <summary>
/// Runs one feature the way the engine does: it gets the events it asked for in <see cref="ReadsAttribute"/> and no
/// others, and the answers of its background work at once, a session event first, base bars and the longer bars of <see cref="BarsAttribute"/>, shorter before
/// longer. The run keeps its own time: a bar takes its length, everything else happens now, and <see cref="Wait"/>
/// lets time pass.
/// </summary>
/// <example>
/// <code>
/// FeatureRun run = new(new TickMomentum(new TickMomentumOptions { WindowPrints = 2 }));
/// run.Trade(100, 5, Side.Buy).Trade(101, 5, Side.Buy);
/// run["score"].Value.Should().Be(1);
/// </code>
/// </example>
public sealed class FeatureRun
{
    private readonly IFeature _feature;
    private readonly IBackgroundWork? _work;
    private readonly FeatureRunSettings _settings;
    private readonly Subscription _subscription;
    private readonly BarBuilder[] _longer;
    private readonly FeatureValue[] _values;
    private long _sessionOpenNs;
    private int? _lastCloseTicks;

    /// <summary>Starts a run and sends the first session event.</summary>
    /// <param name="feature">The feature under test, new.</param>
    /// <param name="settings">How the run starts; default one-minute bars in the opening of an ordinary day.</param>
    public FeatureRun(IFeature feature, FeatureRunSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(feature);
        _feature = feature;
        _work = (feature as IBackgroundFeature)?.CreateWork();
        _settings = settings ?? new FeatureRunSettings();
        _subscription = new Subscription(feature.GetType(), _settings.Instruments);
        _longer = LongerBars(feature.GetType(), _settings.BasePeriod);
        _values = new FeatureValue[feature.Outputs.Count];
        NowNs = _settings.StartNs;
        if (_settings.FirstSession is { } session)
        {
            Session(session);
        }
    }

    /// <summary>The moment of the run, nanoseconds UTC.</summary>
    public long NowNs { get; private set; }

    /// <summary>The feature's part of the row.</summary>
    public ReadOnlySpan<FeatureValue> Values => _values;

    /// <summary>An output as it stands now.</summary>
    /// <param name="output">Its name.</param>
    /// <exception cref="ArgumentException">
    /// The feature has no such output; the message names the ones it has.
    /// </exception>
    public FeatureValue this[string output]
    {
        get
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (string.Equals(_feature.Outputs[i], output, StringComparison.Ordinal))
                {
                    return _values[i];
                }
            }

            string known = string.Join(", ", _feature.Outputs);
            throw new ArgumentException($"There is no output '{output}'; there are {known}.", nameof(output));
        }
    }

    /// <summary>What an output's state is called, or null when it is a plain number or Missing.</summary>
    public string? StateOf(string output)
    {
        FeatureValue value = this[output];
        int place = _feature.Outputs.ToList().IndexOf(output);
        return value.Status is FeatureStatus.Missing ? null : (_feature as IStateNames)?.NameOf(place, value.Value);
    }

    /// <summary>A base bar from the previous close to this one, with exact volume by side.</summary>
    /// <param name="closeTicks">Close, in ticks.</param>
    /// <param name="buy">Contracts bought by aggressors.</param>
    /// <param name="sell">Contracts sold by aggressors.</param>
    public FeatureRun Bar(int closeTicks, int buy = 0, int sell = 0)
    {
        int open = _lastCloseTicks ?? closeTicks;
        return Bar(open, Math.Max(open, closeTicks), Math.Min(open, closeTicks), closeTicks, buy, sell);
    }

    /// <summary>A base bar with exact volume by side.</summary>
    public FeatureRun Bar(int openTicks, int highTicks, int lowTicks, int closeTicks, int buy, int sell)
    {
        Bar bar = new(
            _settings.BasePeriod.Seconds, openTicks, highTicks, lowTicks, closeTicks, buy + sell, buy, sell, buy - sell,
            DeltaKind.Exact);
        return Bar(in bar);
    }

    /// <summary>A base bar that begins now; the run's time moves to its end.</summary>
    public FeatureRun Bar(in Bar bar)
    {
        long startNs = NowNs;
        return Send(MarketEvent.Of(startNs + bar.PeriodSeconds * EventTimes.Second, 0, in bar, startNs));
    }

    /// <summary>A print of the traded instrument.</summary>
    public FeatureRun Trade(int priceTicks, int size, Side aggressor, bool isInferred = false) =>
        Send(MarketEvent.Of(NowNs, 0, new Trade(priceTicks, size, aggressor, isInferred)));

    /// <summary>Best bid and ask of the traded instrument.</summary>
    public FeatureRun Quote(int bidTicks, int askTicks, int bidSize, int askSize) =>
        Send(MarketEvent.Of(NowNs, 0, new Quote(bidTicks, askTicks, bidSize, askSize)));

    /// <summary>One change of the book of the traded instrument.</summary>
    public FeatureRun Depth(
        Side side, int priceTicks, int size, DepthAction action = DepthAction.Set, bool isLast = true) =>
        Send(MarketEvent.Of(NowNs, 0, new Depth(side, priceTicks, size, 0, action, isLast)));

    /// <summary>A whole book in one batch: the old one is cleared, then come the levels, one tick apart.</summary>
    /// <param name="bestBidTicks">Best bid, in ticks.</param>
    /// <param name="bestAskTicks">Best ask, in ticks.</param>
    /// <param name="bidSizes">Sizes from the best bid down.</param>
    /// <param name="askSizes">Sizes from the best ask up.</param>
    public FeatureRun Book(
        int bestBidTicks, int bestAskTicks, ReadOnlySpan<int> bidSizes, ReadOnlySpan<int> askSizes)
    {
        bool isEmpty = bidSizes.Length + askSizes.Length == 0;
        Depth(Side.None, 0, 0, DepthAction.Clear, isLast: isEmpty);
        for (int level = 0; level < bidSizes.Length; level++)
        {
            bool isLast = askSizes.Length == 0 && level == bidSizes.Length - 1;
            Depth(Side.Buy, bestBidTicks - level, bidSizes[level], isLast: isLast);
        }

        for (int level = 0; level < askSizes.Length; level++)
        {
            Depth(Side.Sell, bestAskTicks + level, askSizes[level], isLast: level == askSizes.Length - 1);
        }

        return this;
    }

    /// <summary>A value of an index that the run watches.</summary>
    /// <param name="symbol">VIX or SPX.</param>
    /// <param name="value">In index points.</param>
    /// <param name="isDaily">Whether it serves the whole session date.</param>
    /// <exception cref="ArgumentException">The run does not watch it.</exception>
    public FeatureRun Index(string symbol, double value, bool isDaily = false)
    {
        Instrument instrument = _settings.Instruments.Find(symbol)
            ?? throw new ArgumentException($"This run does not watch '{symbol}'.", nameof(symbol));
        return Send(MarketEvent.Of(NowNs, instrument.Id, new IndexValue(value, isDaily)));
    }

    /// <summary>A session window begins now.</summary>
    public FeatureRun Session(in Session session) => Send(MarketEvent.Of(NowNs, in session));

    /// <summary>Another contract becomes the front one.</summary>
    public FeatureRun Roll(int from = 202506, int to = 202509) =>
        Send(MarketEvent.Of(NowNs, 0, new Roll(from, to)));

    /// <summary>A decision is about to be taken.</summary>
    public FeatureRun Decision() => Send(MarketEvent.Of(EventKind.Decision, NowNs));

    /// <summary>Lets time pass, in seconds.</summary>
    public FeatureRun Wait(double seconds)
    {
        NowNs += (long)(seconds * EventTimes.Second);
        return this;
    }

    /// <summary>Lets time pass up to a moment.</summary>
    /// <param name="timeNs">Nanoseconds UTC.</param>
    public FeatureRun WaitUntil(long timeNs)
    {
        NowNs = Math.Max(NowNs, timeNs);
        return this;
    }

    /// <summary>
    /// Sends an event as it is. Longer bars that ended before it are closed first; those that end with it come after
    /// it when it is a session or a base bar.
    /// </summary>
    public FeatureRun Send(in MarketEvent e)
    {
        CloseLonger(e.Kind switch
        {
            EventKind.Session => e.TimeNs - 1,
            EventKind.Bar => e.VenueNs,
            _ => e.TimeNs,
        });
        NowNs = Math.Max(NowNs, e.TimeNs);
        if (e.Kind is EventKind.Session)
        {
            _sessionOpenNs = e.Session.OpenNs;
        }

        Deliver(in e);
        Work(in e);
        if (e.Kind is EventKind.Bar && e.Instrument == 0 && e.Bar.PeriodSeconds == _settings.BasePeriod.Seconds)
        {
            Lengthen(in e);
        }

        return this;
    }

    private void Lengthen(in MarketEvent e)
    {
        _lastCloseTicks = e.Bar.CloseTicks;
        foreach (BarBuilder longer in _longer)
        {
            longer.Add(in e.Bar, e.VenueNs, _sessionOpenNs);
            if (e.TimeNs >= longer.EndNs)
            {
                Deliver(longer.Close());
            }
        }
    }

    private void CloseLonger(long untilNs)
    {
        foreach (BarBuilder longer in _longer)
        {
            if (longer.IsOpen && longer.EndNs <= untilNs)
            {
                NowNs = Math.Max(NowNs, longer.EndNs);
                Deliver(longer.Close());
            }
        }
    }

    // The answers of background work follow the event that they answer.
    private void Work(in MarketEvent e)
    {
        if (_work is null || ((int)_work.Kinds & (1 << (int)e.Kind)) == 0)
        {
            return;
        }

        ReadOnlySpan<double> answer = _work.OnEvent(in e);
        for (int first = 0; first < answer.Length; first += Figures.Most)
        {
            MarketEvent figures = MarketEvent.Of(e.TimeNs, new Figures(0, answer, first));
            _feature.OnEvent(in figures, _values);
        }
    }

    private void Deliver(in MarketEvent e)
    {
        if (_subscription.Has(in e) || (_settings.DeliversEveryKind && !_subscription.Names(e.Kind)))
        {
            _feature.OnEvent(in e, _values);
        }
    }

    private static BarBuilder[] LongerBars(Type feature, BarPeriod basePeriod)
    {
        List<BarPeriod> periods = [];
        foreach (string text in feature.GetCustomAttribute<BarsAttribute>()?.Periods ?? [])
        {
            if (!BarPeriod.TryParse(text, out BarPeriod period))
            {
                throw new ArgumentException($"[Bars] names '{text}', which is no period; write 5m.", nameof(feature));
            }

            if (period.Seconds > basePeriod.Seconds && period.Seconds % basePeriod.Seconds == 0)
            {
                periods.Add(period);
            }
        }

        periods.Sort();
        return [.. periods.Select(p => new BarBuilder(p))];
    }
}
