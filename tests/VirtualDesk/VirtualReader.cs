using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;

namespace MiaIa.VirtualDesk;

/// <summary>
/// The feed as the engine reads it. When it has nothing, and the engine has dealt with everything, time passes: so a day takes as long as
/// its computation, and no order is ever late by the computer's fault.
/// </summary>
internal sealed class VirtualReader(World world, MarketFeed feed) : IEventReader
{
    // Events that the engine leaves out are never seen; then the world goes on all the same.
    private const int MostUnseen = 20;

    private MarketEvent _quote;
    private int _unseen;
    private bool _isDisposed;

    /// <inheritdoc />
    public bool IsEnded => _isDisposed || world.IsOver;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        lock (world.Gate)
        {
            int count = Take(buffer);
            if (count > 0 || IsEnded || (world.Seen < world.Given && _unseen++ < MostUnseen))
            {
                return count;
            }

            (world.Given, _unseen) = (world.Seen, 0);
            world.Step();
            return Take(buffer);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (world.Gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                feed.Dispose();
            }
        }
    }

    private int Take(Span<MarketEvent> buffer)
    {
        if (_isDisposed || buffer.Length < 2)
        {
            return 0;
        }

        int count = feed.Read(buffer[..^1]);
        long given = world.Given;
        foreach (ref readonly MarketEvent e in buffer[..count])
        {
            if (e.Instrument == 0 && e.Kind is EventKind.Quote or EventKind.Trade or EventKind.Depth)
            {
                world.Given++;
                _quote = e.Kind is EventKind.Quote ? e : _quote;
            }
            else if (e.Kind is EventKind.FeedLost or EventKind.FeedRestored or EventKind.BrokerLost or EventKind.BrokerRestored)
            {
                world.Told.Add($"{DateTime.UnixEpoch.AddTicks(e.TimeNs / 100):HH:mm:ss.fff} {e.Kind}");
            }
        }

        if (world.Given == given || _quote.Kind is not EventKind.Quote)
        {
            return count;
        }

        // Told once more, the quote changes nothing, and who sees it has dealt with all before it.
        buffer[count] = MarketEvent.Of(buffer[count - 1].TimeNs, 0, _quote.Quote);
        world.Given++;
        return count + 1;
    }
}
