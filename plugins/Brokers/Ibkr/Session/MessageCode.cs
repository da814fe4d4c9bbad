namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What we know of a message code.</summary>
/// <param name="Code">The number that TWS sends.</param>
/// <param name="Class">What it is about.</param>
/// <param name="EndsRequest">Whether the request with its id gets no further answer.</param>
/// <param name="Effect">What it means for the order with its id.</param>
/// <param name="Meaning">In our words.</param>
/// <param name="Remedy">What the user can do; empty when there is nothing to do.</param>
public sealed record MessageCode(
    int Code, MessageClass Class, bool EndsRequest, OrderEffect Effect, string Meaning, string Remedy);
