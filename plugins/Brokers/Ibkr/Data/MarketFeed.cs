using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Sdk;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// The market data of a run over the shared connection: which streams there are, whether they flow, and what has to be done when they
/// do not. It looks ten times a second; data itself goes from the receiver to the stream without it.
/// </summary>
internal sealed partial class MarketFeed : IDisposable
{
    private const long RetryNs = 30_000_000_000;
    private const long BrokenBookNs = 2_000_000_000;
    private const long NsPerDay = 86_400_000_000_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly IbkrDesk _desk;
    private readonly IbkrFeedOptions _options;
    private readonly FeedHours _hours;
    private readonly FeedProblems _problems;
    private readonly FeedLines _lines;
    private readonly FeedLosses _losses = new();
    private readonly FutureMarket _future;
    private readonly FutureMarket[] _futures;
    private readonly Instrument[] _indices;
    private readonly GapFill _gap;
    private readonly ChainFeed? _chain;
    private ITimer? _timer;
    private int _isLooking;
    private bool _isConnected;
    private bool _isFlowing;
    private bool _isDisposed;
    private long _rateNs;
    private long _rateFrom;

    /// <summary>A feed that is not begun yet.</summary>
    /// <param name="desk">The connection.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="instruments">The instruments of the run.</param>
    /// <param name="calendar">The sessions.</param>
    /// <param name="zones">The host's time zones.</param>
    /// <param name="problems">Where problems go.</param>
    public MarketFeed(
        IbkrDesk desk, IbkrFeedOptions options, Instruments instruments, IReadOnlyList<TradingDay> calendar, ITimeZones zones, IProblems problems)
    {
        (_desk, _options) = (desk, options);
        _hours = new FeedHours(calendar);
        _problems = new FeedProblems(problems);
        Stream = new FeedStream(desk.Clock.StampNs, options.RingEvents) { Drained = OnDrained };
        _lines = new FeedLines(Stream, _problems) { Changed = Review, Refused = OnRefused };
        _futures = [.. instruments.All.Where(i => !i.IsIndex && IbkrFeed.Knows(i)).Select(i => new FutureMarket(i, Stream, _problems))];
        _future = _futures[0];
        _indices = [.. instruments.All.Where(i => i.IsIndex && IbkrFeed.Knows(i))];
        _losses.Set(FeedLoss.Connection, isOn: true, "The connection is not open yet.");
        _losses.Set(FeedLoss.Bars, isOn: true, "Bars of the past are not there yet.");
        lock (Stream.Gate)
        {
            long nowNs = Stream.Stamp();
            long fromNs = options.HistoryDays == 0 ? nowNs : Math.Max(_hours.FirstNs, nowNs - (options.HistoryDays * NsPerDay));
            _gap = new GapFill(Stream, new BarHistory(desk.Connection.Requests, _problems), _futures, Math.Min(fromNs, nowNs))
            {
                Filled = OnFilled,
                Started = timeNs => Stream.SetLost(isLost: true, timeNs),
            };
        }

        Instrument? spx = _indices.FirstOrDefault(i => string.Equals(i.Symbol, IbkrFeed.Spx, StringComparison.Ordinal));
        _chain = spx is null || options.ChainExpiries == 0
            ? null
            : new ChainFeed(desk, _lines, spx, _hours, zones, options) { Spot = () => SpotOf(spx), FreeLines = () => options.MaxLines - FixedLines };
    }

    /// <summary>The way to the engine.</summary>
    public FeedStream Stream { get; }

    /// <summary>What is wrong with the feed; under the gate.</summary>
    public FeedLosses Losses => _losses;

    /// <summary>How far the bars of a gap are filled.</summary>
    public FillStep Fill => _gap.Step;

    /// <summary>The book of the traded contract; null before it is requested.</summary>
    public DepthLine? Book => _depth;

    /// <summary>Holds the prints of the traded contract against IB's bars.</summary>
    public PrintCheck Check => _future.Check;

    /// <summary>The option chain; null when it is not watched.</summary>
    public ChainFeed? Chain => _chain;

    /// <summary>Begins: takes its part of the connection, and opens that when nobody has.</summary>
    public void Start()
    {
        _desk.AttachData(new FeedReceiver(_lines));
        _timer = _desk.Clock.Time.CreateTimer(static f => ((MarketFeed)f!).Look(), this, LookEvery, LookEvery);
        _desk.Start(_options.Wait);
    }

    /// <summary>Reads what is there. Never waits for TWS.</summary>
    public int Read(Span<MarketEvent> buffer)
    {
        // The gate is the receiver's most of the time: the reader takes it for a change only.
        if (_desk.HasChange)
        {
            lock (Stream.Gate)
            {
                TakeChanges();
            }
        }

        return Stream.Read(buffer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Stream.Gate)
        {
            _isDisposed = true;
        }

        _timer?.Dispose();
        _desk.AttachData(null);
        EndLines();
        _chain?.End();
    }

    /// <summary>How the feed fares.</summary>
    public FeedStatus Status()
    {
        lock (Stream.Gate)
        {
            long nowNs = Stream.Stamp();
            double seconds = FeedStatus.SecondsSince(_rateNs, nowNs);
            double rate = seconds > 0 ? (Stream.Written - _rateFrom) / seconds : 0;
            (_rateNs, _rateFrom) = (nowNs, Stream.Written);
            return new FeedStatus(
                _losses.Current != FeedLoss.None, _losses.Text, UsedLines, _options.MaxLines, Stream.Written, Stream.Waiting, Stream.Capacity,
                Stream.Overflows, IsAggregated, _problems.Count, _desk.Connection.Session.State, rate, _chain?.Lines ?? -1,
                FeedStatus.SecondsSince(_chain?.ToldNs ?? 0, nowNs), [.. All().Select(l => (l.Name, FeedStatus.SecondsSince(l.LatestNs, nowNs)))]);
        }
    }

    // Whatever goes wrong here must not end the program: the feed is then not restored, and says why.
    private void Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            return;
        }

        try
        {
            lock (Stream.Gate)
            {
                if (!_isDisposed)
                {
                    TakeChanges();
                    OnTime(Stream.Stamp());
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning, $"The feed failed at a look: {e.Message}");
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    private void OnTime(long nowNs)
    {
        _gap.OnTime(nowNs);
        if (_isConnected)
        {
            JudgeFarms();
            MaintainLines(nowNs);
            _chain?.OnTime(nowNs);
        }
    }

    private void TakeChanges()
    {
        while (_desk.TryTakeChange(out DeskChange change))
        {
            switch (change.Kind)
            {
                case EventKind.BrokerLost or EventKind.BrokerRestored:
                    Stream.SetBrokerLost(change.Kind is EventKind.BrokerLost);
                    break;
                case EventKind.FeedLost or EventKind.FeedRestored:
                    OnConnection(change.Kind is EventKind.FeedRestored, change.Reason);
                    break;
            }
        }
    }

    private void OnConnection(bool isThere, string reason)
    {
        _isConnected = isThere;
        _losses.Set(FeedLoss.Connection, !isThere, reason);
        if (isThere)
        {
            OnReconnected();
        }
        else
        {
            _bookId = _depth?.RequestId ?? 0;
        }

        Review();
    }

    /// <summary>Looks whether the feed flows, and tells when that changed. Under the gate.</summary>
    private void Review()
    {
        JudgeLines();
        bool isFlowing = _losses.IsFlowing;
        if (isFlowing == _isFlowing)
        {
            return;
        }

        _isFlowing = isFlowing;
        if (isFlowing)
        {
            _gap.Flow();
            return;
        }

        _losses.Set(FeedLoss.Bars, isOn: true, "Bars of the gap are not there yet.");
        long nowNs = Stream.Stamp();
        long sinceNs = _future.LastPrintNs > 0 ? _future.LastPrintNs : nowNs;
        _gap.Lose((_losses.Current & FeedLoss.Overflow) != FeedLoss.None ? Math.Min(sinceNs, Stream.DroppedFromNs) : sinceNs);
        foreach (FutureMarket future in _futures)
        {
            future.Reset();
        }

        if (Stream.IsTimeRunning)
        {
            Stream.SetLost(isLost: true, nowNs);
            _depth?.Retell(nowNs);
        }
    }

    private void OnFilled()
    {
        _losses.Set(FeedLoss.Bars, isOn: false);
        Stream.SetLost(isLost: false, Stream.Stamp());
    }

    private double SpotOf(Instrument spx) => _indexLines.Find(l => string.Equals(l.Name, spx.Symbol, StringComparison.Ordinal))?.Value ?? double.NaN;
}
