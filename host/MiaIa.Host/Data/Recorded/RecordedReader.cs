using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Recovery;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>The market of a run, from its journal, in the order in which the run took it.</summary>
/// <param name="path">The journal.</param>
/// <param name="numbers">For each instrument of the run the number it gets; negative leaves it out.</param>
/// <param name="fromNs">First moment wanted, nanoseconds UTC.</param>
/// <param name="toNs">First moment no longer wanted, nanoseconds UTC.</param>
internal sealed class RecordedReader(string path, short[] numbers, long fromNs, long toNs) : IEventReader
{
    private RunJournal? _journal;
    private IEnumerator<RecordedBlock>? _blocks;
    private MarketEvent[] _events = [];
    private int _next;

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_next == _events.Length)
            {
                NextBlock();
                continue;
            }

            ref readonly MarketEvent e = ref _events[_next++];
            if (e.TimeNs >= toNs)
            {
                IsEnded = true;
            }
            else if (e.TimeNs >= fromNs && Renumbered.IsMarket(in e) && NumberOf(in e) is var number and >= -1)
            {
                buffer[read++] = Renumbered.Of(in e, number);
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _blocks?.Dispose();
        _journal?.Dispose();
    }

    // What concerns all instruments stays so.
    private short NumberOf(in MarketEvent e) =>
        e.Instrument < 0 ? e.Instrument
        : e.Instrument < numbers.Length && numbers[e.Instrument] >= 0 ? numbers[e.Instrument]
        : short.MinValue;

    private void NextBlock()
    {
        try
        {
            _journal ??= RunJournal.Open(path);
            _blocks ??= new RecordedInputs(_journal).Blocks().GetEnumerator();
            IsEnded = !_blocks.MoveNext();
        }
        catch (JournalException problem)
        {
            throw new SourceException(path, "recorded inputs", problem.Message, problem);
        }

        (_events, _next) = IsEnded || _blocks.Current.IsInjected ? ([], 0) : (_blocks.Current.Events, 0);
    }
}
