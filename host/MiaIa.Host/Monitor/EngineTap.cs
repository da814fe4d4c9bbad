using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>
/// Takes from a running engine what no journal has. The page asks, and the engine's thread writes the answer into memory made beforehand
/// when it is through with the events at hand: so long as nobody asks it does nothing, and it never allocates, waits or takes a lock.
/// </summary>
internal sealed class EngineTap
{
    private FeatureValue[] _row = [];
    private LiveFigures? _shared;
    private TapWatch? _watch;
    private TapScore? _score;
    private long _evaluations;
    private int _isAsked;

    /// <summary>The closed base bars.</summary>
    public ChartBars Bars { get; } = new();

    /// <summary>From events handed to the engine until it was through with them, of those that led to a decision.</summary>
    public LatencyRing Latencies { get; } = new();

    /// <summary>Names of the row, in its order.</summary>
    public IReadOnlyList<string> Outputs { get; private set; } = [];

    /// <summary>Lies between the engine and what looks at the market.</summary>
    public IMarketWatch Watch(IMarketWatch inner, BarPeriod basePeriod) => _watch = new TapWatch(inner, basePeriod.Seconds, Bars);

    /// <summary>Lies between the engine and its formula.</summary>
    public IConfluence? Score(IConfluence? inner) => inner is null ? null : _score = new TapScore(inner);

    /// <summary>The row of the run.</summary>
    public void Lay(FeatureValue[] row, IReadOnlyList<string> outputs)
    {
        (_row, Outputs) = (row, outputs);
        _shared = NewFigures();
    }

    /// <summary>Memory of the right size.</summary>
    public LiveFigures NewFigures() => new(_row.Length, _score?.Terms.Count ?? 0, _score?.Factors.Count ?? 0);

    /// <summary>On the engine's thread, after it took some events.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="stopwatchTicks">How long it took, in ticks of the stopwatch.</param>
    public void AfterEvents(TradingEngine engine, long stopwatchTicks)
    {
        long evaluations = engine.Funnel.Evaluations;
        if (evaluations != _evaluations)
        {
            _evaluations = evaluations;
            Latencies.Add(stopwatchTicks);
        }

        if (Volatile.Read(ref _isAsked) != 0)
        {
            Publish(engine, _shared!);

            // Last: from here on the page reads what stands there, and nothing is written until it asks again.
            Volatile.Write(ref _isAsked, 0);
        }
    }

    /// <summary>On the page's thread: asks for new figures.</summary>
    public void Ask() => Volatile.Write(ref _isAsked, _shared is null ? 0 : 1);

    /// <summary>On the page's thread: takes what was asked for, if it is there.</summary>
    /// <returns>Whether it is there; when not, the figures stay as they are.</returns>
    public bool TryTake(LiveFigures figures)
    {
        if (_shared is null || Volatile.Read(ref _isAsked) != 0)
        {
            return false;
        }

        figures.CopyFrom(_shared);
        return true;
    }

    private void Publish(TradingEngine engine, LiveFigures figures)
    {
        (figures.TimeNs, figures.Events, figures.State, figures.Open) = (engine.NowNs, engine.EventCount, engine.State, engine.OpenPosition);
        Engine.Decisions.Funnel funnel = engine.Funnel;
        (figures.Evaluations, figures.Counted, figures.Candidates) = (funnel.Evaluations, funnel.Counted, funnel.Candidates);
        for (int i = 0; i < figures.Removed.Length; i++)
        {
            figures.Removed[i] = funnel.Removed((ReasonCode)i);
        }

        _row.CopyTo(figures.Row.AsSpan());
        _watch?.Publish(figures);
        _score?.Publish(figures);
    }
}
