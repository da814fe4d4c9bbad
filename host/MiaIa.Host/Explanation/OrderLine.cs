namespace MiaIa.Host.Explanation;

/// <summary>Something that happened to an order: sent, answered, changed or filled.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="OrderId">The order.</param>
/// <param name="What">What happened, in words.</param>
internal sealed record OrderLine(long TimeNs, long OrderId, string What);
