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
    private const int MostMilliseconds = 5;

    private MarketEvent _quote;
    private bool _hasQuote;
    private bool _isDisposed;

    /// <inheritdoc />
    public bool IsEnded => _isDisposed || world.IsOver;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        lock (world.Gate)
        {
            int count = Take(buffer);
            if (count > 0 || IsEnded)
            {
                return count;
            }

            while (world.SeenNs < world.GivenNs && Monitor.Wait(world.Gate, MostMilliseconds))
            {
            }

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
        long givenNs = long.MinValue;
        foreach (ref readonly MarketEvent e in buffer[..count])
        {
            if (e.Instrument == 0 && e.Kind is EventKind.Quote or EventKind.Trade or EventKind.Depth)
            {
                givenNs = e.TimeNs;
                _quote = e.Kind is EventKind.Quote ? e : _quote;
                _hasQuote |= e.Kind is EventKind.Quote;
            }
        }

        if (givenNs == long.MinValue || !_hasQuote)
        {
            return count;
        }

        // Told once more, the quote changes nothing, and who sees it has dealt with all before it.
        buffer[count] = MarketEvent.Of(givenNs + 1, 0, _quote.Quote);
        world.GivenNs = givenNs + 1;
        return count + 1;
    }
}
