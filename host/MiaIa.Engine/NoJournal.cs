using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>A journal that keeps nothing, for benchmarks and tests.</summary>
public sealed class NoJournal : IJournal
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
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        // Kept nowhere.
    }
}
