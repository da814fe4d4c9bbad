using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>Something happened to the connection that the engine is to know.</summary>
/// <param name="Kind">BrokerLost, BrokerRestored, FeedLost or FeedRestored.</param>
/// <param name="TimeNs">When, of the desk's clock: nanoseconds UTC.</param>
/// <param name="Reason">Why, in plain words.</param>
internal readonly record struct DeskChange(EventKind Kind, long TimeNs, string Reason);
