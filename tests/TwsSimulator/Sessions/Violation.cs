namespace MiaIa.TwsSimulator;

/// <summary>A rule of the protocol that a client broke.</summary>
/// <param name="Time">When the request was read.</param>
/// <param name="ClientId">The client, -1 before it named itself.</param>
/// <param name="Frame">The request, a bar for every NUL.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Violation(DateTimeOffset Time, int ClientId, string Frame, string What);
