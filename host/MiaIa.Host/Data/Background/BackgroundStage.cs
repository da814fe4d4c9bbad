using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Does the background work of features as events pass from the source to the engine, and puts the answers behind the events that
/// they answer. It runs where it is read, which is not the engine's thread but that of the <see cref="ReadAhead"/>.
/// </summary>
internal sealed class BackgroundStage : IEventReader
{
    private const int BlockEvents = 512;

    private readonly IEventReader _inner;
    private readonly BackgroundTask[] _tasks;
    private readonly EventKinds _kinds;
    private readonly MarketEvent[] _block = new MarketEvent[BlockEvents];
    private MarketEvent[] _answers = new MarketEvent[64];
    private int _count;
    private int _next;
    private int _answerCount;
    private int _nextAnswer;

    private BackgroundStage(IEventReader inner, IEnumerable<BackgroundTask> tasks)
    {
        _inner = inner;
        _tasks = [.. tasks];
        _kinds = _tasks.Aggregate(EventKinds.None, (all, t) => all | t.Work.Kinds);
    }

    /// <inheritdoc />
    public bool IsEnded => _inner.IsEnded && _next == _count && _nextAnswer == _answerCount;

    /// <summary>Puts the stage behind a reader; without tasks there is none.</summary>
    public static IEventReader Behind(IEventReader inner, IReadOnlyList<BackgroundTask> tasks) =>
        tasks.Count == 0 ? inner : new BackgroundStage(inner, tasks);

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (_nextAnswer < _answerCount)
            {
                buffer[read++] = _answers[_nextAnswer++];
            }
            else if (_next < _count)
            {
                ref readonly MarketEvent e = ref _block[_next++];
                buffer[read++] = e;
                if (((int)_kinds & (1 << (int)e.Kind)) != 0)
                {
                    Work(in e);
                }
            }
            else if (read > 0 || !Refill())
            {
                break;
            }
        }

        return read;
    }

    /// <inheritdoc />
    public bool TryWait(int milliseconds) => _next < _count || _nextAnswer < _answerCount || _inner.TryWait(milliseconds);

    /// <inheritdoc />
    public void Dispose() => _inner.Dispose();

    private bool Refill()
    {
        _next = 0;
        _count = _inner.IsEnded ? 0 : _inner.Read(_block);
        return _count > 0;
    }

    private void Work(in MarketEvent e)
    {
        _answerCount = _nextAnswer = 0;
        foreach (BackgroundTask task in _tasks)
        {
            if (task.Fault is not null || ((int)task.Work.Kinds & (1 << (int)e.Kind)) == 0)
            {
                continue;
            }

            try
            {
                ReadOnlySpan<double> answer = task.Work.OnEvent(in e);
                for (int first = 0; first < answer.Length; first += Figures.Most)
                {
                    Add(MarketEvent.Of(e.TimeNs, new Figures(task.Place, answer, first)));
                }
            }
#pragma warning disable CA1031 // A plugin may throw anything: its feature is out for the run, and the rest goes on.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                task.Fault = $"{problem.GetType().Name}: {problem.Message}";
                Add(MarketEvent.Of(e.TimeNs, Figures.OfFailure(task.Place)));
            }
        }
    }

    private void Add(MarketEvent figures)
    {
        if (_answerCount == _answers.Length)
        {
            Array.Resize(ref _answers, _answers.Length * 2);
        }

        _answers[_answerCount++] = figures;
    }
}
