using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>The quote at which an entry, or an exit at the market, was decided.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Quote">The quote; null when there was none.</param>
/// <param name="PriceTicks">The last price; null before the first.</param>
internal readonly record struct OrderMark(long OrderId, Quote? Quote, int? PriceTicks);
