using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>Listens to the quotes of one market-data line for a test of the connection: what kind they are, and whether they come at all.</summary>
internal sealed class QuoteProbe : ISubscriber
{
    private const int FirstDelayed = 66;
    private const int LastDelayed = 76;

    private volatile int _requestId;
    private int _prices;

    /// <summary>Prices that came.</summary>
    public int Prices => Volatile.Read(ref _prices);

    /// <summary>What TWS says that it delivers; null before it says so.</summary>
    public MarketDataType? Type { get; private set; }

    /// <summary>TWS's code when it refused; 0 when not.</summary>
    public int RefusalCode { get; private set; }

    /// <summary>Why, with the remedy.</summary>
    public string Refusal { get; private set; } = "";

    /// <inheritdoc/>
    public void OnRequested(int requestId) => _requestId = requestId;

    /// <inheritdoc/>
    public void OnStale(bool isStale)
    {
        // The test says itself how long it waits.
    }

    /// <inheritdoc/>
    public void OnRefused(int code, string text, bool isRetried) => (RefusalCode, Refusal) = (code, text);

    /// <summary>A price of any line.</summary>
    public void OnPrice(in TickPrice tick)
    {
        if (tick.RequestId == _requestId && tick.Price is > 0)
        {
            Interlocked.Increment(ref _prices);
            Type ??= tick.TickType is >= FirstDelayed and <= LastDelayed ? MarketDataType.Delayed : null;
        }
    }

    /// <summary>What TWS delivers on any line.</summary>
    public void OnType(int requestId, MarketDataType type)
    {
        if (requestId == _requestId)
        {
            Type = type;
        }
    }
}
