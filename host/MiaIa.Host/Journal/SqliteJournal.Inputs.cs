namespace MiaIa.Host.Journal;

/// <summary>The inputs of the run.</summary>
internal sealed partial class SqliteJournal
{
    /// <summary>An empty buffer for inputs; waits until one is free. Null when the journal is broken.</summary>
    public InputBuffer? TakeBuffer() => Take(_buffers);

    /// <summary>An empty range of inputs; waits until one is free. Null when the journal is broken.</summary>
    public InputRange? TakeRange() => Take(_ranges);

    /// <summary>Inputs of the run.</summary>
    public void OnInputs(InputRange range)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.Inputs) = (JournalEntryKind.Inputs, range);
            _ring.Publish();
        }
    }

    private void GiveBack(InputRange range)
    {
        if (range is { EndsBuffer: true, Buffer: { } buffer })
        {
            _buffers.Give(buffer);
        }

        range.Clear();
        _ranges.Give(range);
    }
}
