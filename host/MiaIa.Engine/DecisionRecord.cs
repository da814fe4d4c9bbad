using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>What was decided at one moment, and why; the row and the contributions go with it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Number">Counts the decisions of the run, from 1.</param>
/// <param name="IsBarClose">Whether a base bar closed at this moment.</param>
/// <param name="PriceTicks">The last price, in ticks.</param>
/// <param name="HasScore">Whether a confluence gave a score.</param>
/// <param name="Score">The score; default without one.</param>
/// <param name="Candidate">The side that was judged: the score's, or that of a setup that is a candidate of its own; None without one.</param>
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
    long OrderId)
{
    /// <summary>The graded setup; one that does not exist when no strategy had any.</summary>
    public SignalRecord Signal { get; init; }

    /// <summary>What the models said; all null when none was asked.</summary>
    public ModelVerdict Models { get; init; }

    /// <summary>How much of its limits the account had used, [0, 100].</summary>
    public double RiskScore { get; init; }

    /// <summary>What of the market the limits were checked against.</summary>
    public EntryFigures Figures { get; init; }

    /// <summary>S2: the score that counts, 0 where the models refused it.</summary>
    public double FinalScore => (Failed & (1UL << (int)ReasonCode.MlReject)) != 0 ? 0 : Score.Score;

    /// <summary>What it comes to.</summary>
    public DecisionKind Kind => Reason switch
    {
        ReasonCode.None => Signal.Side is Side.Sell ? DecisionKind.ExecuteShort : DecisionKind.ExecuteLong,
        ReasonCode.Exit => DecisionKind.ExitPosition,
        ReasonCode.NoSetup when Candidate is not Side.None => DecisionKind.WaitBetterSetup,
        _ => DecisionKind.NoTrade,
    };
}
