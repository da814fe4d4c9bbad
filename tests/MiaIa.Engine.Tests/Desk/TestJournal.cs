using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Keeps everything in lists. It can be broken.</summary>
internal sealed class TestJournal : IJournal
{
    public bool IsWritable { get; set; } = true;

    /// <summary>Whether it breaks while it takes the next order or change.</summary>
    public bool BreaksAtNext { get; set; }

    public List<DecisionRecord> Decisions { get; } = [];

    public List<FeatureValue[]> Rows { get; } = [];

    public List<double[]> Contributions { get; } = [];

    public List<FilterAnswer[]> Filters { get; } = [];

    public List<(long OrderId, int PriceTicks, long TimeNs)> Changes { get; } = [];

    public List<Order> Orders { get; } = [];

    public List<MarketEvent> Answers { get; } = [];

    public List<RoundTrip> Trips { get; } = [];

    public List<(long TimeNs, NoteKind Kind, string Text)> Notes { get; } = [];

    public IEnumerable<Fill> Fills => Answers.Where(a => a.Kind is EventKind.Fill).Select(a => a.Fill);

    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        Decisions.Add(decision);
        Rows.Add(features.ToArray());
        Contributions.Add(contributions.ToArray());
        Filters.Add(filters.ToArray());
    }

    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        Orders.AddRange(orders);
        IsWritable &= !BreaksAtNext;
    }

    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        Changes.Add((orderId, priceTicks, timeNs));
        IsWritable &= !BreaksAtNext;
    }

    public void OnBroker(in MarketEvent answer) => Answers.Add(answer);

    public void OnRoundTrip(in RoundTrip trip) => Trips.Add(trip);

    public List<(HaltRecord Halt, long TimeNs, string? EndReason)> Halts { get; } = [];

    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason) => Halts.Add((halt, timeNs, endReason));

    public List<(AccountRecord Account, long TimeNs)> Accounts { get; } = [];

    public void OnAccount(in AccountRecord account, long timeNs) => Accounts.Add((account, timeNs));

    /// <summary>Limits that could not be checked: on most desks of these tests there is neither VIX nor a quote.</summary>
    public List<string> Unchecked { get; } = [];

    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        if (kind is NoteKind.Data && text.Contains("is not checked", StringComparison.Ordinal))
        {
            Unchecked.Add(text);
            return;
        }

        Notes.Add((timeNs, kind, text));
    }
}
