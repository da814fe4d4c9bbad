using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// Where the engine writes down what happens, before anyone reacts to it. It must not block the engine for long and must not
/// throw; one that cannot write says so through <see cref="IsWritable"/>, and the engine halts: no record, no trading.
/// </summary>
public interface IJournal
{
    /// <summary>Whether what was given can be kept.</summary>
    bool IsWritable { get; }

    /// <summary>A decision that is kept in full.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="features">The row.</param>
    /// <param name="contributions">What each term of the formula added.</param>
    /// <param name="factors">The factors of the score.</param>
    /// <param name="filters">What each filter said, in the order of the configuration.</param>
    void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters);

    /// <summary>The intent to send orders; durable when the call returns, where the run's mode asks for it.</summary>
    void OnOrders(ReadOnlySpan<Order> orders, long timeNs);

    /// <summary>The intent to change the price of an order; durable when the call returns, where the run's mode asks for it.</summary>
    void OnModify(long orderId, int priceTicks, long timeNs);

    /// <summary>What the broker says: acknowledged, rejected, cancelled, filled.</summary>
    void OnBroker(in MarketEvent answer);

    /// <summary>A round trip is over.</summary>
    void OnRoundTrip(in RoundTrip trip);

    /// <summary>A halt begins, or ends.</summary>
    /// <param name="halt">The halt.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <param name="endReason">Why it ended; null when it begins.</param>
    void OnHalt(in HaltRecord halt, long timeNs, string? endReason);

    /// <summary>Where the account stands: at each fill of an entry or exit, halt and session date, and when a run takes it over.</summary>
    /// <param name="account">The account.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    void OnAccount(in AccountRecord account, long timeNs);

    /// <summary>Something a person should know: a fault, a halt, a limit hit.</summary>
    void OnNote(long timeNs, NoteKind kind, string text);
}
