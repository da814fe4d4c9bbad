namespace MiaIa.Host.Live;

/// <summary>What the end of a live run needs to know of its beginning.</summary>
/// <param name="StartNs">When the connection was ready, nanoseconds UTC.</param>
/// <param name="Account">The account.</param>
internal sealed record LiveEnd(long StartNs, string? Account);
