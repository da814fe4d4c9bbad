using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>The feed as the engine reads it. It never ends by itself, but for a first connection that fails for good.</summary>
/// <param name="feed">The feed; it belongs to this object.</param>
/// <param name="desk">The connection, rented from the table.</param>
internal sealed class FeedReader(MarketFeed feed, IbkrDesk desk) : IEventReader
{
    private bool _isDisposed;

    /// <inheritdoc/>
    public bool IsEnded => _isDisposed;

    /// <inheritdoc/>
    /// <exception cref="SourceException">The first connection failed, and waiting is not set or would not help.</exception>
    public int Read(Span<MarketEvent> buffer)
    {
        if (desk.FirstReady.IsFaulted)
        {
            Exception cause = desk.FirstReady.Exception!.InnerException ?? desk.FirstReady.Exception;
            throw new SourceException("TWS", "", cause.Message, cause);
        }

        return _isDisposed ? 0 : feed.Read(buffer);
    }

    /// <inheritdoc/>
    public bool TryWait(int milliseconds)
    {
        feed.Stream.Wait(milliseconds);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            feed.Dispose();
            DeskTable.Return(desk);
        }
    }
}
