namespace MiaIa.Engine.Risk;

/// <summary>What of the market the limits are checked against, at a decision.</summary>
/// <param name="Vix">VIX, in points; null without one that is good now.</param>
/// <param name="BidTicks">Bid of the last quote, in ticks; null without one.</param>
/// <param name="AskTicks">Its ask, in ticks; null without one.</param>
/// <param name="QuoteAgeNs">Its age, in nanoseconds; null before the first quote.</param>
public readonly record struct EntryFigures(double? Vix, int? BidTicks, int? AskTicks, long? QuoteAgeNs);
