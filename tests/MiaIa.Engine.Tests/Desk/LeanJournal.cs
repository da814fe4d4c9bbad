using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Counts and sums round trips and keeps nothing.</summary>
internal sealed class LeanJournal : IJournal
{
    public bool IsWritable => true;

    public int Trips { get; private set; }

    public int Wins { get; private set; }

    public decimal Net { get; private set; }

    public decimal Fees { get; private set; }

    /// <summary>Modelled slippage, in ticks times contracts.</summary>
    public long SlippageTicks { get; private set; }

    public decimal SumOfSquares { get; private set; }

    /// <summary>Standard error of the mean net result.</summary>
    public double StandardError
    {
        get
        {
            double mean = (double)Net / Trips;
            return Math.Sqrt((((double)SumOfSquares / Trips) - (mean * mean)) / Trips);
        }
    }

    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        // Kept nowhere.
    }

    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        // Kept nowhere.
    }

    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        // Kept nowhere.
    }

    public void OnBroker(in MarketEvent answer)
    {
        // Kept nowhere.
    }

    public void OnRoundTrip(in RoundTrip trip)
    {
        Trips++;
        Wins += trip.ExitReason is ExitReason.Target ? 1 : 0;
        Net += trip.Net;
        Fees += trip.Fees;
        SlippageTicks += trip.SlippageTicks;
        SumOfSquares += trip.Net * trip.Net;
    }

    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        // Not of interest here.
    }

    public void OnAccount(in AccountRecord account, long timeNs)
    {
        // Not of interest here.
    }

    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        // Kept nowhere.
    }
}
