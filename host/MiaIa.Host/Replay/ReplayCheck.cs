using System.Globalization;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Explanation;
using MiaIa.Sdk;

namespace MiaIa.Host.Replay;

/// <summary>Lays what the engine decides now beside what the run recorded, and stops at the first difference.</summary>
/// <param name="recorded">The run.</param>
/// <param name="inner">The journal of the replay.</param>
internal sealed class ReplayCheck(RecordedRows recorded, IJournal inner) : IJournal
{
    private long _lastNumber;
    private long _lastNs;

    /// <summary>The first difference; null while there is none.</summary>
    public ReplayDifference? Difference { get; private set; }

    /// <summary>Decisions compared.</summary>
    public long Decisions { get; private set; }

    /// <summary>Orders compared.</summary>
    public long Orders { get; private set; }

    /// <summary>Round trips compared.</summary>
    public long Trips { get; private set; }

    /// <inheritdoc />
    public bool IsWritable => inner.IsWritable;

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        if (Difference is not null)
        {
            return;
        }

        inner.OnDecision(in decision, features, contributions, factors, filters);
        (_lastNumber, _lastNs) = (decision.Number, decision.TimeNs);
        if (decision.HasScore || decision.OrderId != 0)
        {
            Decisions++;
            Compare(recorded.NextDecision(), decision);
        }
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            Orders++;
            string now = string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Id} {order.Role} {order.Type} {order.Side} {order.Quantity} at {order.PriceTicks}, offset {order.OffsetTicks}, parent {order.ParentId}, group {order.GroupId}, expires {order.ExpiresNs}, sent {timeNs}");
            Compare("order", recorded.NextOrder(), now);
        }

        inner.OnOrders(orders, timeNs);
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs) => inner.OnModify(orderId, priceTicks, timeNs);

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer) => inner.OnBroker(in answer);

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        Trips++;
        string now = string.Create(
            CultureInfo.InvariantCulture, $"{trip.Id} {trip.Side} {trip.Quantity}, {trip.EntryNs} to {trip.ExitNs}, gross {trip.Gross:0.00####}, fees {trip.Fees:0.00####}");
        Compare("round trip", recorded.NextTrip(), now);
        inner.OnRoundTrip(in trip);
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason) => inner.OnHalt(in halt, timeNs, endReason);

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs) => inner.OnAccount(in account, timeNs);

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text) => inner.OnNote(timeNs, kind, text);

    /// <summary>The inputs are over: nothing of the run may be left.</summary>
    public void End()
    {
        if (Difference is null && recorded.NextDecision() is { } row)
        {
            Difference = new ReplayDifference(row.Long("number"), row.Long("time_ns"), "decision", "recorded", "not taken");
        }

        Compare("order", recorded.NextOrder(), null);
        Compare("round trip", recorded.NextTrip(), null);
    }

    private void Compare(JournalRow? row, in DecisionRecord now)
    {
        if (row is null)
        {
            Difference = new ReplayDifference(now.Number, now.TimeNs, "decision", "none", "taken");
            return;
        }

        long number = Math.Min(row.Long("number"), now.Number);
        (string What, string Recorded, string Now)[] parts =
        [
            ("number", Text(row.Long("number")), Text(now.Number)),
            ("time", Text(row.Long("time_ns")), Text(now.TimeNs)),
            ("raw score", Text(row.Number("s0")), Text(now.HasScore ? now.Score.RawScore : null)),
            ("score", Text(row.Number("s1")), Text(now.HasScore ? now.Score.Score : null)),
            ("threshold", Text(row.Number("threshold")), Text(now.HasScore ? now.Score.Threshold : null)),
            ("coverage", Text(row.Number("coverage")), Text(now.HasScore ? now.Score.Coverage : null)),
            ("candidate", row.Text("candidate") ?? "", now.Candidate.ToString()),
            ("reason", row.Text("reason") ?? "", ReasonCodes.Text(now.Reason)),
            ("failed steps", Text(row.Long("failed")), Text((long)now.Failed)),
            ("order", Text(row.Long("order_id")), Text(now.OrderId)),
        ];
        foreach ((string what, string before, string after) in parts)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
            {
                Difference = new ReplayDifference(number, now.TimeNs, what, before, after);
                return;
            }
        }
    }

    private void Compare(string what, string? before, string? now)
    {
        if (Difference is null && !string.Equals(before, now, StringComparison.Ordinal))
        {
            Difference = new ReplayDifference(_lastNumber, _lastNs, what, before ?? "none", now ?? "none");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "none";
}
