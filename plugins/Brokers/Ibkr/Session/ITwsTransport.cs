namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A stream of bytes to TWS and back. One reads, another writes, and anybody may end it.</summary>
/// <remarks>Dispose closes it in order; a pending read then ends with 0 or an exception.</remarks>
public interface ITwsTransport : IDisposable
{
    /// <summary>Whether a read holds its thread until something comes: who reads then needs a thread of its own. Default no.</summary>
    bool IsBlocking => false;

    /// <summary>Reads what has come, at least one byte; 0 at the end of the stream.</summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Writes a whole message.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation);

    /// <summary>Ends it at once, without waiting for a peer that may be dead.</summary>
    void Abort();
}
