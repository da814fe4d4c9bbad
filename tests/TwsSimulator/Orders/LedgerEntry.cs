namespace MiaIa.TwsSimulator;

/// <summary>One thing that happened to an order.</summary>
/// <param name="Time">When.</param>
/// <param name="Order">Which order.</param>
/// <param name="What">What, in a few words.</param>
public sealed record LedgerEntry(DateTimeOffset Time, SimOrder Order, string What);
