using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Runs;
using MiaIa.Host.Training;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// Makes the records of decisions and round trips from what the engine writes down and what it sees of the market, on its thread, and
/// passes everything on.
/// </summary>
/// <param name="inner">The journal behind it.</param>
/// <param name="sink">Keeps the records.</param>
/// <param name="traded">The traded instrument.</param>
/// <param name="basePeriod">The base period.</param>
/// <param name="hasPrints">Whether the data have prints.</param>
/// <param name="volatilityIndex">Number of VIX among the instruments; -1 when the run does not watch it.</param>
internal sealed class RecordKeeper(
    IJournal inner, IRecordSink sink, Instrument traded, BarPeriod basePeriod, bool hasPrints, int volatilityIndex) : IJournal, IMarketWatch
{
    private readonly MarketSnapshot _market = new(basePeriod, volatilityIndex);
    private readonly OpenTrip _trip = new(sink);
    private readonly TripLabels _labels = new(LabelRules.Of(LabelKind.Symmetric, horizonMinutes: 30, traded), hasPrints, basePeriod, sink);
    private readonly InsightCount _insights = new();
    private PostMortems? _after;

    /// <inheritdoc />
    public bool IsWritable => inner.IsWritable;

    private PostMortems After => _after ??= new PostMortems(hasPrints, basePeriod, OnPostMortem);

    /// <summary>The engine whose position the updates are of.</summary>
    public void Attach(TradingEngine engine) => _trip.Attach(engine);

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        _market.OnEvent(in e);
        After.OnEvent(in e);
        _labels.OnEvent(in e);
        if (e.Kind is EventKind.Bar && e.Instrument == 0 && e.Bar.PeriodSeconds == basePeriod.Seconds)
        {
            _trip.OnBar(e.TimeNs);
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs) => After.EndAll(timeNs);

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        inner.OnDecision(in decision, features, contributions, factors, filters);
        if (IsRecorded(in decision))
        {
            _market.Take(in decision, out PreAnalysis record);
            sink.OnPreAnalysis(in record);
        }

        if (decision is { Reason: ReasonCode.None, OrderId: not 0 })
        {
            _labels.OnEntry(in decision);
        }
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        inner.OnOrders(orders, timeNs);
        if (orders.Length > 0 && orders[0].Role is OrderRole.Entry or OrderRole.Exit)
        {
            sink.OnOrderMark(new OrderMark(orders[0].Id, _market.Quote, _market.PriceTicks), timeNs);
        }
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        _trip.OnModify(orderId, priceTicks);
        inner.OnModify(orderId, priceTicks, timeNs);
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        inner.OnBroker(in answer);
        if (answer.Kind is EventKind.OrderAcknowledged)
        {
            _trip.OnAcknowledged(answer.Order.OrderId, answer.TimeNs);
        }
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        inner.OnRoundTrip(in trip);
        _trip.OnEnd(trip.Id);
        _labels.OnRoundTrip(trip.Id);
        After.Add(in trip);
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason) => inner.OnHalt(in halt, timeNs, endReason);

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text) => inner.OnNote(timeNs, kind, text);

    // An order that was sent, or a candidate that a step after the candidate's refused; not one that could not be traded anyway.
    private static bool IsRecorded(in DecisionRecord decision) => decision.OrderId != 0 || (decision.Candidate is not Side.None
        && decision.Reason is ReasonCode.GoldenRule or ReasonCode.MlReject or ReasonCode.Filter or ReasonCode.Cooldown or ReasonCode.NoSetup
            or ReasonCode.Zone or ReasonCode.Confidence or ReasonCode.MaxPosition or ReasonCode.StopBounds or ReasonCode.MinReward
            or ReasonCode.SizeZero or ReasonCode.RiskRule);

    private void OnPostMortem(PostMortemResult result)
    {
        sink.OnPostMortem(in result);
        if (_insights.Add(result.Insight) is > 0 and int often)
        {
            inner.OnNote(
                result.TimeNs, NoteKind.Insight,
                $"{Words.Snake(result.Insight.ToString())} after {often} of the last {InsightCount.Trips} round trips");
        }
    }
}
