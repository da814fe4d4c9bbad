namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A condition of an order, as read back (PROTOCOL 12.5).</summary>
/// <param name="Type">1 price, 3 time, 4 margin, 5 execution, 6 volume, 7 percent change.</param>
/// <param name="IsOr">Joined by or with the next; by and otherwise.</param>
/// <param name="IsMore">At or above the value; below otherwise.</param>
/// <param name="Value">Price, time, percent or volume as text; the kind of instrument for an execution.</param>
/// <param name="ConId">The instrument watched; 0 for none.</param>
/// <param name="Exchange">Its exchange; empty for none.</param>
/// <param name="Symbol">Symbol of an execution; empty for none.</param>
/// <param name="TriggerMethod">What counts as price; 0 for none.</param>
public sealed record OrderCondition(
    int Type, bool IsOr, bool IsMore, string Value, int ConId = 0, string Exchange = "", string Symbol = "", int TriggerMethod = 0);
