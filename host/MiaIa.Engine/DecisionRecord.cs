using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>What was decided at one moment, and why; the row and the contributions go with it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Number">Counts the decisions of the run, from 1.</param>
/// <param name="IsBarClose">Whether a base bar closed at this moment.</param>
/// <param name="PriceTicks">The last price, in ticks.</param>
/// <param name="HasScore">Whether a confluence gave a score.</param>
/// <param name="Score">The score; default without one.</param>
/// <param name="Candidate">The side the score asks for.</param>
/// <param name="Reason">The first step that failed; None when an order was sent.</param>
/// <param name="Failed">All steps that failed, one bit per <see cref="ReasonCode"/>.</param>
/// <param name="Strategy">Place of the strategy whose setup was used; -1 for none.</param>
/// <param name="OrderId">The entry or exit order that was sent; 0 for none.</param>
public readonly record struct DecisionRecord(
    long TimeNs,
    long Number,
    bool IsBarClose,
    int PriceTicks,
    bool HasScore,
    ConfluenceScore Score,
    Side Candidate,
    ReasonCode Reason,
    ulong Failed,
    int Strategy,
    long OrderId);
