using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// Fills the bars of a gap - that before the start too - from history, so that each minute is told once: by prints or by a bar, never by
/// parts of both. The minute in which prints come again is taken from history as a whole; prints count from the next on. All of it
/// under the gate, but for the questions.
/// </summary>
internal sealed class GapFill
{
    private const long SettleNs = 1_000_000_000;
    private const long StartLimitNs = 60_000_000_000;

    private readonly FeedStream _stream;
    private readonly BarHistory _history;
    private readonly IReadOnlyList<FutureMarket> _futures;
    private readonly long[] _toldNs;
    private readonly long _startedNs;
    private long _fromNs;
    private long _boundaryNs;
    private int _turn;
    private bool _isStarted;

    /// <summary>The gap before the start.</summary>
    /// <param name="stream">The way to the engine.</param>
    /// <param name="history">Asks for bars.</param>
    /// <param name="futures">Whose bars; the traded one first.</param>
    /// <param name="fromNs">Start of the first bar wanted, UTC nanoseconds.</param>
    public GapFill(FeedStream stream, BarHistory history, IReadOnlyList<FutureMarket> futures, long fromNs)
    {
        (_stream, _history, _futures) = (stream, history, futures);
        _toldNs = new long[futures.Count == 0 ? 0 : futures.Max(f => f.Instrument.Id) + 1];
        _startedNs = stream.Stamp();
        _fromNs = Floor(fromNs);
        Step = FillStep.Waiting;
    }

    /// <summary>How far it is.</summary>
    public FillStep Step { get; private set; }

    /// <summary>Bars told so far.</summary>
    public long Bars { get; private set; }

    /// <summary>Called under the gate when the gap is filled.</summary>
    public Action Filled { get; set; } = () => { };

    /// <summary>Called under the gate when the stream may begin: what comes before it has been told.</summary>
    public Action<long> Started { get; set; } = _ => { };

    /// <summary>Streams do not flow any more.</summary>
    /// <param name="sinceNs">When the last print surely came, UTC nanoseconds.</param>
    public void Lose(long sinceNs)
    {
        _fromNs = Step is FillStep.None ? Floor(sinceNs) : _fromNs;
        _turn++;
        Step = FillStep.Waiting;
        SetTradesFrom(long.MaxValue);
        _stream.Release(long.MaxValue);
    }

    /// <summary>Streams flow again.</summary>
    public void Flow()
    {
        if (Step is not FillStep.Waiting)
        {
            return;
        }

        long nowNs = _stream.Stamp();
        long minuteNs = Floor(nowNs);
        SetBoundary(minuteNs + BarHistory.BarNs);
        if (_fromNs >= minuteNs)
        {
            Begin();
            Wait();
            return;
        }

        Step = FillStep.AskingGap;
        _stream.Hold();
        _ = AskAsync(_fromNs, minuteNs, ++_turn);
    }

    /// <summary>Time passes.</summary>
    public void OnTime(long nowNs)
    {
        if (Step is FillStep.UntilMinute && nowNs >= _boundaryNs + SettleNs)
        {
            Step = FillStep.AskingRest;
            _stream.Hold();
            _ = AskAsync(_fromNs, _boundaryNs, ++_turn);
        }
        else if (!_isStarted && nowNs - _startedNs >= StartLimitNs)
        {
            // Nobody can do anything about a run in which time does not pass.
            Begin();
        }
    }

    private static long Floor(long ns) => ns - (ns % BarHistory.BarNs);

    private async Task AskAsync(long fromNs, long toNs, int turn)
    {
        List<MarketEvent>? bars;
        try
        {
            bars = await _history.AskAsync(_futures, fromNs, toNs).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            bars = null;
        }

        lock (_stream.Gate)
        {
            if (turn == _turn)
            {
                OnAnswer(bars, toNs);
            }
        }
    }

    private void OnAnswer(List<MarketEvent>? bars, long toNs)
    {
        Start(bars ?? []);
        foreach (MarketEvent bar in bars ?? [])
        {
            if (bar.VenueNs >= _toldNs[bar.Instrument])
            {
                _toldNs[bar.Instrument] = bar.TimeNs;
                Bars++;
                _stream.Write(in bar);
            }
        }

        _fromNs = bars is null ? _fromNs : toNs;
        if (!_stream.IsTimeRunning)
        {
            _stream.StartTime();
        }

        if (Step is FillStep.AskingRest && bars is null)
        {
            // Without its bars the minute that has just begun cannot be told by prints either: the next one may.
            SetBoundary(Floor(_stream.Stamp()) + BarHistory.BarNs);
        }

        _stream.Release(_boundaryNs);
        if (Step is FillStep.AskingRest && bars is not null)
        {
            Step = FillStep.None;
            Filled();
        }
        else
        {
            Wait();
        }
    }

    private void Begin()
    {
        Start([]);
        if (!_stream.IsTimeRunning)
        {
            _stream.StartTime();
        }
    }

    private void Start(List<MarketEvent> bars)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            Started(bars.Count > 0 ? Math.Min(bars[0].VenueNs, _stream.Stamp()) : _stream.Stamp());
        }
    }

    private void Wait()
    {
        Step = FillStep.UntilMinute;
        _stream.HoldFromNs = _boundaryNs;
    }

    private void SetBoundary(long boundaryNs)
    {
        _boundaryNs = boundaryNs;
        SetTradesFrom(boundaryNs);
    }

    private void SetTradesFrom(long fromNs)
    {
        foreach (FutureMarket future in _futures)
        {
            future.TradesFromNs = fromNs;
        }
    }
}
