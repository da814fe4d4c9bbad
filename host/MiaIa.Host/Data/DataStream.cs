using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>A stream that is read, for an instrument and over a time.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Source">What reads it.</param>
/// <param name="Instrument">The instrument its events are for.</param>
/// <param name="FromNs">First moment read, nanoseconds UTC.</param>
/// <param name="ToNs">First moment no longer read, nanoseconds UTC.</param>
internal sealed record DataStream(MarketStream Stream, DataSource Source, Instrument Instrument, long FromNs, long ToNs)
{
    /// <summary>A moment not after the first event that is read.</summary>
    public long FirstNs => Math.Max(Stream.FirstNs, FromNs);

    /// <summary>Whether these are quotes, prints, a book or bars of an instrument, and not what goes with them.</summary>
    public bool IsMarketOf(Instrument instrument) => Instrument == instrument
        && (Stream.Kinds & (EventKinds.Quote | EventKinds.Trade | EventKinds.Depth | EventKinds.Bar)) != EventKinds.None;
}
