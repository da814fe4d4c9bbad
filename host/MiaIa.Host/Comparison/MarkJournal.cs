using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Comparison;

/// <summary>Hands the decisions of a run on as marks, and notes its session dates; keeps nothing else.</summary>
/// <param name="taker">Takes the decisions.</param>
/// <param name="dates">The session dates that have bars.</param>
internal sealed class MarkJournal(IDecisionTaker taker, SessionDates dates) : IJournal
{
    /// <inheritdoc />
    public bool IsWritable => true;

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        DecisionMark mark = DecisionMark.Of(in decision);
        if (mark.IsBarClose)
        {
            dates.Add(mark.TimeNs);
        }

        taker.Take(in mark);
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        // The round trips say what became of them.
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        // The round trips say what became of it.
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        // The round trips say what became of it.
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        // The result of the run has them.
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        // Not of interest here.
    }

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        // Not of interest here.
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        // The result of the run has them.
    }
}
