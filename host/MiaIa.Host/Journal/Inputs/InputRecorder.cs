using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// Hands the inputs of a run to its journal, in the order in which the engine takes them: every event and answer up to an order is
/// written before that order is, so that what the engine knew can be brought back exactly.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="gate">Counts the calls of the journal.</param>
internal sealed class InputRecorder(SqliteJournal journal, JournalGate gate)
{
    private InputBuffer? _buffer;
    private InputRange? _open;
    private long _firstTaken;
    private int _from;
    private int _count;
    private bool _isInjected;
    private (InputBuffer? Buffer, int From, int Count, long FirstTaken) _aside;

    /// <summary>
    /// Events that the engine has taken so far, the one it works on included - also while it decides what is due before it: a live feed
    /// does not say it again, and without it a run brought back would not come to the orders that it caused.
    /// </summary>
    public required Func<long> Taken { get; init; }

    /// <summary>Calls of the broker so far.</summary>
    public required Func<long> BrokerCalls { get; init; }

    /// <summary>An empty buffer for the next events; waits until one is free. Null when the journal is broken.</summary>
    public InputBuffer? Rent() => journal.TakeBuffer();

    /// <summary>The engine begins to take the first events of a buffer.</summary>
    public void Begin(InputBuffer buffer, int count, bool isInjected = false) =>
        (_buffer, _count, _from, _isInjected, _firstTaken) = (buffer, count, 0, isInjected, Taken());

    /// <summary>The engine begins to take the first of a block of events that is not kept elsewhere.</summary>
    public void BeginCopy(ReadOnlySpan<MarketEvent> events)
    {
        if (Rent() is { } buffer)
        {
            events.CopyTo(buffer.Events);
            Begin(buffer, events.Length);
        }
    }

    /// <summary>The engine has taken them all.</summary>
    public void End()
    {
        Push(_count, endsBuffer: true);
        _buffer = null;
    }

    /// <summary>The engine is about to take an event that the run itself puts in, between two of a buffer.</summary>
    public void BeginInjected(in MarketEvent e)
    {
        Close();
        _aside = (_buffer, _from, _count, _firstTaken);
        _buffer = null;
        if (Rent() is { } own)
        {
            own.Events[0] = e;
            Begin(own, 1, isInjected: true);
        }
    }

    /// <summary>It has taken it: the buffer goes on where it was.</summary>
    public void EndInjected()
    {
        End();
        (_buffer, _from, _count, _firstTaken) = (_aside.Buffer, _aside.From, _aside.Count, _aside.FirstTaken + 1);
        _isInjected = false;
    }

    /// <summary>The next event of the buffer is left out.</summary>
    public void Skip()
    {
        Close();
        _from++;
        _firstTaken--;
    }

    /// <summary>An answer of the broker was taken.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">The key of the call of the broker.</param>
    public void OnAnswer(in MarketEvent answer, long key)
    {
        if ((_open ??= journal.TakeRange()) is { } range)
        {
            range.Add(in answer, key);
        }
    }

    /// <summary>The broker has no more to say for now: its answers go to the journal.</summary>
    public void CloseAnswers()
    {
        if (_open is not null)
        {
            Close();
        }
    }

    /// <summary>Everything up to now goes to the journal before what comes next.</summary>
    public void Close() => Push(_buffer is null ? 0 : (int)(Taken() - _firstTaken), endsBuffer: false);

    private void Push(int to, bool endsBuffer)
    {
        bool hasEvents = _buffer is not null && (to > _from || endsBuffer);
        if ((!hasEvents && _open is null) || (_open ??= journal.TakeRange()) is not { } range)
        {
            return;
        }

        if (hasEvents)
        {
            (range.Buffer, range.From, range.To, range.EndsBuffer, range.IsInjected) = (_buffer, _from, to, endsBuffer, _isInjected);
            _from = to;
        }

        (range.JournalCalls, range.BrokerCalls) = (gate.Calls, BrokerCalls());
        _open = null;
        journal.OnInputs(range);
    }
}
