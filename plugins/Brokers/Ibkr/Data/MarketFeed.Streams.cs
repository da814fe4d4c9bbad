using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <content>The streams of the traded contract and of what is watched beside it.</content>
internal sealed partial class MarketFeed
{
    private const int SpxConId = 416904;
    private const string IndexExchange = "CBOE";
    private const int NoLinesLeft = 101;
    private const string ContractFarm = "secdef";

    private readonly List<IndexLine> _indexLines = [];
    private readonly List<LevelOneLine> _watched = [];
    private QuoteLine? _quotes;
    private TradeLine? _trades;
    private DepthLine? _depth;
    private LevelOneLine? _levelOne;
    private CheckLine? _check;
    private bool _isSubscribed;
    private bool _isSubscribing;
    private bool _isAnewWanted;
    private bool _isBookAnewWanted;
    private bool _areIndicesAsked;
    private int _bookId;
    private long _tryNs;
    private int _farmVersion;
    private string _subscribing = "The contract is being looked up.";

    /// <summary>Whether prints or quotes are those of level 1, sampled and summed up.</summary>
    public bool IsAggregated => _levelOne is { RequestId: not 0 } && !(_future.AreTradesTickByTick && _future.AreQuotesTickByTick);

    private SubscriptionTable Table => _desk.Connection.Subscriptions;

    // Tick-by-tick streams and the book of one contract are taken for one line.
    private int FixedLines => 1 + _indexLines.Count + _watched.Count;

    private int UsedLines => FixedLines + (_chain?.Lines ?? 0);

    private void MaintainLines(long nowNs)
    {
        if (nowNs >= _future.RollNs)
        {
            Roll();
        }

        if (_isAnewWanted)
        {
            _isAnewWanted = false;
            Anew();
        }

        if (!_isSubscribed && !_isSubscribing && nowNs >= _tryNs)
        {
            _isSubscribing = true;
            _ = SubscribeAsync();
        }

        if (_depth is not null && (_isBookAnewWanted || nowNs - BrokenBookNs >= _depth.BrokenSinceNs))
        {
            _isBookAnewWanted = false;
            _problems.Add(ProblemKind.CrossedQuote, _depth.Name);
            SubscribeBook();
        }

        MaintainLevelOne();
    }

    // Quotes one by one come 15 s after prints at the earliest; until then, and wherever one of the two is refused, level 1 serves.
    private void MaintainLevelOne()
    {
        bool isNeeded = !(_future.AreTradesAsked && _future.AreQuotesTickByTick);
        if (isNeeded && _isSubscribed && _levelOne is null && _future.Contract is { } contract)
        {
            _levelOne = new LevelOneLine(_lines, _future);
            _levelOne.Subscription = Table.Subscribe(new MarketDataRequest(0, contract, LevelOneLine.Generics), _levelOne, _hours.IsOpen);
        }
        else if (!isNeeded && _levelOne is not null)
        {
            _levelOne.End();
            _levelOne = null;
        }
    }

    private async Task SubscribeAsync()
    {
        string problem = "";
        try
        {
            problem = await FindContractsAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            problem = e.Message;
        }

        lock (Stream.Gate)
        {
            _isSubscribing = false;
            if (_isDisposed)
            {
                return;
            }

            if (problem.Length > 0)
            {
                _subscribing = $"The contract could not be looked up: {problem}";
                _problems.Add(ProblemKind.BadRecord, $"{_future.Instrument.Symbol} contract");
                _tryNs = Stream.Stamp() + RetryNs;
            }
            else
            {
                Subscribe();
            }

            Review();
        }
    }

    private async Task<string> FindContractsAsync()
    {
        int month = _desk.Contracts.FrontMonth(_desk.Clock.StampNs());
        foreach (FutureMarket future in _futures)
        {
            (ContractDetails? details, string text) = await _desk.Contracts.LookUpAsync(future.Instrument.Symbol, month).ConfigureAwait(false);
            bool isGrid = details?.MinTick is null || details.MinTick == future.Instrument.TickSize;
            lock (Stream.Gate)
            {
                future.Contract = isGrid ? details?.Contract : null;
                future.Month = month;
                future.RollNs = RollAfter(month);
            }

            if (future.Contract is null && future == _future)
            {
                return isGrid ? text : string.Create(CultureInfo.InvariantCulture, $"Its tick is {details?.MinTick}, not {future.Instrument.TickSize}.");
            }
        }

        return "";
    }

    private long RollAfter(int month)
    {
        long nowNs = _desk.Clock.StampNs();
        foreach (ref readonly TradingDay day in _hours.Days)
        {
            if (day.OpenNs > nowNs && _desk.Contracts.FrontMonth(day.OpenNs) != month)
            {
                return day.OpenNs;
            }
        }

        return long.MaxValue;
    }

    private void Subscribe()
    {
        _isSubscribed = true;
        Contract contract = _future.Contract!;
        _trades = new TradeLine(_lines, _future);
        _quotes = new QuoteLine(_lines, _future);
        _trades.Subscription = Table.Subscribe(new TickByTickRequest(0, contract, TickByTickStream.AllLast), _trades, _hours.IsOpen);
        _quotes.Subscription = Table.Subscribe(new TickByTickRequest(0, contract, TickByTickStream.BidAsk), _quotes, _hours.IsOpen);
        MaintainLevelOne();
        SubscribeBook();
        _check = new CheckLine(_lines, _future) { Missed = OnMissed };
        _check.Subscription = Table.Subscribe(new RealTimeBarsRequest(0, contract), _check, static _ => false);
        foreach (FutureMarket future in _futures.AsSpan(1))
        {
            if (future.Contract is { } watched)
            {
                LevelOneLine line = new(_lines, future);
                _watched.Add(line);
                line.Subscription = Table.Subscribe(new MarketDataRequest(0, watched, LevelOneLine.Generics), line, _hours.IsOpen);
            }
        }

        if (!_areIndicesAsked)
        {
            _areIndicesAsked = true;
            foreach (Instrument index in _indices)
            {
                bool isSpx = string.Equals(index.Symbol, IbkrFeed.Spx, StringComparison.Ordinal);
                Contract asked = new() { ConId = isSpx ? SpxConId : 0, Symbol = index.Symbol, SecType = "IND", Exchange = IndexExchange, Currency = "USD" };
                IndexLine line = new(_lines, index);
                _indexLines.Add(line);
                line.Subscription = Table.Subscribe(new MarketDataRequest(0, asked), line, _hours.IsRegular);
            }
        }
    }

    private void SubscribeBook()
    {
        _depth?.End();
        _depth = new DepthLine(_lines, _future);
        _depth.Subscription = Table.Subscribe(new MarketDepthRequest(0, _future.Contract!, DepthLine.Rows), _depth, _hours.IsOpen);
    }

    private void EndLines()
    {
        _trades?.End();
        _quotes?.End();
        _depth?.End();
        _levelOne?.End();
        _check?.End();
        foreach (LevelOneLine line in _watched)
        {
            line.End();
        }

        (_trades, _quotes, _depth, _levelOne, _check, _isSubscribed) = (null, null, null, null, null, false);
        _watched.Clear();
    }

    // Nothing is carried over: streams, book and the quote in force are those of the new contract.
    private void Roll()
    {
        EndLines();
        foreach (FutureMarket future in _futures)
        {
            (future.Contract, future.RollNs) = (null, long.MaxValue);
            future.Reset();
        }

        _subscribing = "The next contract is being looked up.";
        Review();
    }

    private void Anew()
    {
        EndLines();
        Subscribe();
        _losses.Set(FeedLoss.Overflow, isOn: false);
        Review();
    }

    // By the reader, under the gate: it fell behind, and what it was told of the book is void.
    private void OnDrained()
    {
        _isAnewWanted = _isSubscribed;
        _losses.Set(FeedLoss.Overflow, isOn: _isSubscribed, "The program fell behind: everything is requested anew.");
        Review();
    }

    // After 1102 streams go on as they were, but what the book missed nobody tells.
    private void OnReconnected()
    {
        foreach (FeedLine line in All())
        {
            if (line is { RequestId: not 0, Subscription.RequestId: 0 })
            {
                line.Forget();
            }
        }

        _isBookAnewWanted = _depth is { RequestId: not 0 } && _depth.RequestId == _bookId;
        MaintainLevelOne();
    }

    private void OnRefused(FeedLine line, int code)
    {
        if (code == NoLinesLeft)
        {
            _chain?.OnNoLines(line as OptionLine);
        }

        if (line == _trades || line == _quotes || line == _depth)
        {
            _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning, $"{line.Name}: {line.Refusal}");
        }
    }

    private void OnMissed() => _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning,
        $"{_future.Instrument.Symbol}: prints differ from IB's five-second bars by more than a tenth, three bars in a row. What is counted from prints is less certain.");

    // Which farm carries what IB does not say: a lost one of prices or of history counts, that of contract data does not.
    private void JudgeFarms()
    {
        FarmMap farms = _desk.Connection.Session.Farms;
        if (farms.Version == _farmVersion)
        {
            return;
        }

        _farmVersion = farms.Version;
        string[] lost = [.. farms.Lost.Where(f => !f.StartsWith(ContractFarm, StringComparison.Ordinal))];
        _losses.Set(FeedLoss.Farm, lost.Length > 0, $"TWS has lost the data farm {string.Join(", ", lost)}: data may be old. No entries until it is back.");
        Review();
    }

    private void JudgeLines()
    {
        bool hasLevelOne = _levelOne is { RequestId: not 0 };
        bool hasTrades = _trades is { RequestId: not 0 } || hasLevelOne;
        bool hasQuotes = _quotes is { RequestId: not 0 } || hasLevelOne;
        string refusal = _levelOne?.Refusal ?? "";
        _losses.Set(FeedLoss.Refused, refusal.Length > 0, refusal);
        _losses.Set(FeedLoss.Subscribing, refusal.Length == 0 && !(hasTrades && hasQuotes), _subscribing);
        bool isDelayed = Any(static l => l.IsDelayed);
        _losses.Set(FeedLoss.Delayed, isDelayed, "TWS delivers delayed or frozen data: a subscription to live data of the exchange is missing. No trading.");
        bool isSilent = Any(static l => l.IsStale && l.RequestId != 0);
        _losses.Set(FeedLoss.Silent, isSilent, "A stream of the traded contract says nothing while the market is open.");
    }

    private bool Any(Func<FeedLine, bool> isSo) =>
        (_trades is not null && isSo(_trades)) || (_quotes is not null && isSo(_quotes))
        || (_depth is not null && isSo(_depth)) || (_levelOne is not null && isSo(_levelOne));

    private List<FeedLine> All()
    {
        List<FeedLine?> all = [_trades, _quotes, _depth, _levelOne, _check, .. _watched, .. _indexLines];
        return [.. all.OfType<FeedLine>()];
    }
}
