using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>A stream that was found, not yet chosen.</summary>
/// <param name="Source">What reads it.</param>
/// <param name="Stream">The stream.</param>
internal sealed record FoundStream(DataSource Source, MarketStream Stream);
