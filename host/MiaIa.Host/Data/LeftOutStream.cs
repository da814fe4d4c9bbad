using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>A stream that was found and is not read.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Reason">Why.</param>
/// <param name="Explanation">The same for people, without the file.</param>
internal sealed record LeftOutStream(MarketStream Stream, LeftOutReason Reason, string Explanation);
