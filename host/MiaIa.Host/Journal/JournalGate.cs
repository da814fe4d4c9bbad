using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// Counts what the engine writes down, and after a restart lets through only what the journal does not hold yet: what went before is
/// made again by the same inputs.
/// </summary>
/// <param name="held">Calls that the journal holds already.</param>
internal sealed partial class JournalGate(long held = 0) : IJournal
{
    /// <summary>The journal.</summary>
    public IJournal Inner { get; set; } = new NoJournal();

    /// <summary>Hands over the inputs before an order is written down; null where they are not kept.</summary>
    public InputRecorder? Inputs { get; set; }

    /// <summary>Calls so far, those of before a restart included.</summary>
    public long Calls { get; private set; }

    /// <inheritdoc />
    public bool IsWritable => Inner.IsWritable;

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        if (++Calls > held)
        {
            Inner.OnDecision(in decision, features, contributions, factors, filters);
        }
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        CloseInputs();
        if (++Calls > held)
        {
            Inner.OnOrders(orders, timeNs);
        }
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        CloseInputs();
        if (++Calls > held)
        {
            Inner.OnModify(orderId, priceTicks, timeNs);
        }
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        if (++Calls > held)
        {
            Inner.OnBroker(in answer);
        }
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        if (++Calls > held)
        {
            Inner.OnRoundTrip(in trip);
        }
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        if (++Calls > held)
        {
            Inner.OnHalt(in halt, timeNs, endReason);
        }
    }

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        if (++Calls > held)
        {
            Inner.OnAccount(in account, timeNs);
        }
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        if (++Calls > held)
        {
            Inner.OnNote(timeNs, kind, text);
        }
    }

    /// <summary>A note of the program itself: it is not counted, since the same inputs do not make it again.</summary>
    public void OnHostNote(long timeNs, NoteKind kind, string text) => Inner.OnNote(timeNs, kind, text);

    private void CloseInputs()
    {
        if (Calls >= held)
        {
            Inputs?.Close();
        }
    }
}
