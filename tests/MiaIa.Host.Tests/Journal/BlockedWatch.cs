using MiaIa.Host.Journal;

namespace MiaIa.Host.Tests.Journal;

/// <summary>Holds the journal's writer inside a transaction, as a disk does that does not answer.</summary>
internal sealed class BlockedWatch : IJournalWatch, IDisposable
{
    private readonly ManualResetEventSlim _open = new(initialState: true);

    /// <summary>From the next record on the writer stands still.</summary>
    public void Block() => _open.Reset();

    public void OnWritten(long records) => _open.Wait();

    public void OnCommitted(long records)
    {
    }

    /// <summary>Lets the writer go.</summary>
    public void Dispose() => _open.Set();
}
