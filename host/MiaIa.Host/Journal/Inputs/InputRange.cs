using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// A part of the run's inputs on its way to the journal: events of a buffer, and the broker's answers that were taken while they went
/// through the engine. Made once, used over and over.
/// </summary>
internal sealed class InputRange
{
    // A reconciliation may bring hundreds of answers; there are hundreds of ranges, and they must not all stay as large as that.
    private const int MostKept = 64;

    private MarketEvent[] _answers = new MarketEvent[16];
    private long[] _answerKeys = new long[16];

    /// <summary>Where the events are; null when it has answers only.</summary>
    public InputBuffer? Buffer { get; set; }

    /// <summary>First event.</summary>
    public int From { get; set; }

    /// <summary>Behind the last event.</summary>
    public int To { get; set; }

    /// <summary>Whether the buffer is free once this is written.</summary>
    public bool EndsBuffer { get; set; }

    /// <summary>Whether the run itself put the events in, so that the source knows nothing of them.</summary>
    public bool IsInjected { get; set; }

    /// <summary>Calls of the journal up to here: what a restart need not write again.</summary>
    public long JournalCalls { get; set; }

    /// <summary>Calls of the broker up to here: at the next one it speaks for itself after a restart.</summary>
    public long BrokerCalls { get; set; }

    /// <summary>Number of answers.</summary>
    public int AnswerCount { get; private set; }

    /// <summary>The answers.</summary>
    public ReadOnlySpan<MarketEvent> Answers => _answers.AsSpan(0, AnswerCount);

    /// <summary>The key of the call of the broker at which each was taken.</summary>
    public ReadOnlySpan<long> AnswerKeys => _answerKeys.AsSpan(0, AnswerCount);

    /// <summary>The events.</summary>
    public ReadOnlySpan<MarketEvent> Events => Buffer is null ? [] : Buffer.Events.AsSpan(From, To - From);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        (Buffer, From, To, EndsBuffer, IsInjected, JournalCalls, BrokerCalls, AnswerCount) = (null, 0, 0, false, false, 0, 0, 0);
        if (_answers.Length > MostKept)
        {
            (_answers, _answerKeys) = (new MarketEvent[MostKept], new long[MostKept]);
        }
    }

    /// <summary>Adds an answer.</summary>
    public void Add(in MarketEvent answer, long key)
    {
        if (AnswerCount == _answers.Length)
        {
            Array.Resize(ref _answers, 2 * AnswerCount);
            Array.Resize(ref _answerKeys, 2 * AnswerCount);
        }

        _answers[AnswerCount] = answer;
        _answerKeys[AnswerCount++] = key;
    }
}
