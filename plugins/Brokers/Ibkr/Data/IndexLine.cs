using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>The values of an index.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="instrument">The index.</param>
internal sealed class IndexLine(FeedLines lines, Instrument instrument) : FeedLine(lines, instrument.Symbol)
{
    private const int LastTick = 4;

    /// <summary>The last value in points; not a number before the first and after a loss.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public override void OnPrice(in TickPrice tick, long timeNs)
    {
        if (tick.TickType == LastTick && tick.Price is > 0 and { } value)
        {
            Value = value;
            Stream.Add(MarketEvent.Of(timeNs, instrument.Id, new IndexValue(value, IsDaily: false)));
        }
    }

    /// <inheritdoc/>
    public override void Reset() => Value = double.NaN;
}
