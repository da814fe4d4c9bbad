using MiaIa.Engine.Decisions;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Engine.Risk;

/// <summary>
/// The limits on an entry that look at the market and the broker's account: VIX, news, spread and age of the quote, price and size of
/// the order, margin. A figure that is missing refuses at a broker; in sim and back-test it is told once and not asked further.
/// </summary>
internal sealed class EntryInputs(EngineSetup setup)
{
    private const decimal MicrosPerDollar = 1_000_000m;

    private readonly RiskLimits _limits = setup.Limits;
    private readonly bool _isStrict = setup.Mode is RunMode.Live;
    private readonly double _maxVix = setup.Mode is RunMode.Live && !setup.IsPaper ? setup.Limits.VixLimit.LiveMax : setup.Limits.VixLimit.Max;
    private readonly short _vixId = setup.Instruments.Find("VIX")?.Id ?? -1;
    private readonly long _maxAgeNs = setup.Limits.SpreadAndAge.MaxAge.Ticks * TimeSpan.NanosecondsPerTick;
    private readonly LastIndex _vix = new();
    private readonly NewsWindow _news = new(setup.Limits.NewsBlackout.Ticks * TimeSpan.NanosecondsPerTick);
    private readonly OrderSizes _sizes = new();
    private Quote _quote;
    private long _quoteNs = long.MinValue;
    private long _leastGapNs = long.MaxValue;
    private BrokerAccount _account;
    private ulong _told;

    /// <summary>A session window begins.</summary>
    public void OnSession(in Session session) => _vix.OnSession(in session);

    /// <summary>An index, news, or what the broker says of the account.</summary>
    public void OnEvent(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Index when e.Instrument == _vixId:
                _vix.Set(e.Index, e.TimeNs);
                break;
            case EventKind.News:
                _news.Add(e.News, e.TimeNs);
                break;
            case EventKind.BrokerAccount:
                _account = e.BrokerAccount;
                break;
        }
    }

    /// <summary>A quote of the traded instrument.</summary>
    public void OnQuote(in Quote quote, long timeNs)
    {
        if (_quoteNs != long.MinValue && timeNs > _quoteNs)
        {
            _leastGapNs = Math.Min(_leastGapNs, timeNs - _quoteNs);
        }

        (_quote, _quoteNs) = (quote, timeNs);
    }

    /// <summary>An entry was sent.</summary>
    public void OnEntry(int quantity) => _sizes.Add(quantity);

    /// <summary>A roll: quotes are those of another contract.</summary>
    public void OnRoll() => _quoteNs = long.MinValue;

    /// <summary>What the limits see now, for the record.</summary>
    public EntryFigures At(long timeNs) => new(
        _vixId < 0 ? null : _vix.At(timeNs), HasQuote && _quote.HasBid ? _quote.BidTicks : null, HasQuote && _quote.HasAsk ? _quote.AskTicks : null,
        HasQuote ? timeNs - _quoteNs : null);

    /// <summary>VIX, news, spread and age: what needs no setup to be checked.</summary>
    public void CheckMarket(ref Steps steps, long timeNs)
    {
        steps.Check(_news.IsNear(timeNs) ? ReasonCode.NewsBlackout : ReasonCode.None);
        if (_vixId < 0 || _vix.At(timeNs) is not { } vix || !double.IsFinite(vix))
        {
            Missing(ref steps, ReasonCode.VixLimit, timeNs, "vix-limit is not checked: there is no VIX");
        }
        else if (vix > _maxVix)
        {
            steps.Fail(ReasonCode.VixLimit);
        }

        // Quotes of which no two lie that close are summaries of a period: their age says nothing of the market.
        if (!HasQuote || (!_isStrict && _leastGapNs > _maxAgeNs))
        {
            Missing(ref steps, ReasonCode.SpreadAndAge, timeNs, "spread-and-age is not checked: there are no quotes of the moment");
        }
        else if (!IsFresh(timeNs) || !_quote.IsTwoSided || _quote.SpreadTicks > _limits.SpreadAndAge.MaxSpreadTicks)
        {
            steps.Fail(ReasonCode.SpreadAndAge);
        }
    }

    /// <summary>Whether an entry looks like a slip of the finger.</summary>
    /// <param name="steps">Receives the refusal.</param>
    /// <param name="entryTicks">Price of the entry, in ticks.</param>
    /// <param name="lastTicks">The last price, in ticks.</param>
    /// <param name="quantity">Contracts.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void CheckOrder(ref Steps steps, int entryTicks, int lastTicks, int quantity, long timeNs)
    {
        double middle = HasQuote && IsFresh(timeNs) && _quote.IsTwoSided ? _quote.MidTicks : lastTicks;
        bool isFar = Math.Abs(entryTicks - middle) > _limits.PriceCollar.MaxDistanceTicks;
        bool isLarge = quantity > _sizes.Median * _limits.PriceCollar.MaxSizeRatio;
        steps.Check(isFar || isLarge ? ReasonCode.PriceCollar : ReasonCode.None);
    }

    /// <summary>How many more contracts the funds cover; 0 with its reason in the steps.</summary>
    /// <param name="steps">Receives the refusal.</param>
    /// <param name="equity">Equity, in dollars: the funds where no broker tells them.</param>
    /// <param name="positionQuantity">The position, signed.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public int MarginRoom(ref Steps steps, decimal equity, int positionQuantity, long timeNs)
    {
        // The broker's available funds are what is left beside the position; equity has to cover it as well.
        decimal? funds = _isStrict ? _account.AvailableMicros / MicrosPerDollar : equity;
        decimal? margin = _isStrict ? _account.InitialMarginMicros / MicrosPerDollar : setup.InitialMargin;
        if (funds is not { } available || margin is not { } initial || initial <= 0)
        {
            Missing(ref steps, ReasonCode.Margin, timeNs, "margin is not checked: the initial margin is not known");
            return _isStrict ? 0 : int.MaxValue;
        }

        int held = _isStrict ? 0 : Math.Abs(positionQuantity);
        int room = (int)Math.Clamp(Math.Floor(available / initial), 0, int.MaxValue) - held;
        steps.Check(room <= 0 ? ReasonCode.Margin : ReasonCode.None);
        return Math.Max(0, room);
    }

    private bool HasQuote => _quoteNs != long.MinValue;

    private bool IsFresh(long timeNs) => timeNs - _quoteNs <= _maxAgeNs;

    private void Missing(ref Steps steps, ReasonCode code, long timeNs, string text)
    {
        if (_isStrict)
        {
            steps.Fail(code);
        }
        else if ((_told & (1UL << (int)code)) == 0)
        {
            _told |= 1UL << (int)code;
            setup.Journal.OnNote(timeNs, NoteKind.Data, text);
        }
    }
}
