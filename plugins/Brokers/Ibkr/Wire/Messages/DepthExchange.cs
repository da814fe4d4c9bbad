namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An exchange that offers a book.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="SecType">Kind of instrument.</param>
/// <param name="ListingExchange">Listing exchange; may be empty.</param>
/// <param name="ServiceDataType">Deep or Deep2.</param>
/// <param name="AggGroup">Group of exchanges; null when unset.</param>
public sealed record DepthExchange(string Exchange, string SecType, string ListingExchange, string ServiceDataType, int? AggGroup);
