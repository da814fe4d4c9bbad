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
internal sealed class RecordKeeper : IJournal
{
    private const int LabelMinutes = 30;

    private readonly IJournal _inner;
    private readonly IRecordSink _sink;
    private readonly int _baseSeconds;
    private readonly MarketSnapshot _market;
    private readonly OpenTrip _trip;
    private readonly TripLabels _labels;
    private readonly PostMortems _after;
    private readonly InsightCount _insights = new();

    /// <summary>Begins with a run.</summary>
    /// <param name="inner">The journal behind it.</param>
    /// <param name="sink">Keeps the records.</param>
    /// <param name="instruments">The instruments.</param>
    /// <param name="basePeriod">The base period.</param>
    /// <param name="hasPrints">Whether the data have prints.</param>
    public RecordKeeper(IJournal inner, IRecordSink sink, Instruments instruments, BarPeriod basePeriod, bool hasPrints)
    {
        (_inner, _sink, _baseSeconds) = (inner, sink, basePeriod.Seconds);
        _market = new MarketSnapshot(instruments.Find("VIX")?.Id ?? -1);
        _trip = new OpenTrip(sink);
        _labels = new TripLabels(LabelRules.Of(LabelKind.Symmetric, LabelMinutes, instruments.Traded), hasPrints, basePeriod, sink);
        _after = new PostMortems(hasPrints, basePeriod, OnPostMortem);
    }

    /// <inheritdoc />
    public bool IsWritable => _inner.IsWritable;

    /// <summary>The engine whose position the updates are of.</summary>
    public void Attach(TradingEngine engine) => _trip.Attach(engine);

    /// <summary>A quote.</summary>
    public void OnQuote(in MarketEvent e)
    {
        if (e.Instrument == 0)
        {
            _market.OnQuote(in e.Quote);
        }
    }

    /// <summary>A change of a book.</summary>
    public void OnDepth(in MarketEvent e)
    {
        if (e.Instrument == 0)
        {
            _market.OnDepth(in e.Depth);
        }
    }

    /// <summary>A print.</summary>
    public void OnTrade(in MarketEvent e)
    {
        if (e.Instrument == 0)
        {
            _market.OnTrade(in e);
            _after.OnEvent(in e);
            _labels.OnEvent(in e);
        }
    }

    /// <summary>A closed bar, or an event that is none of the many.</summary>
    public void OnOther(in MarketEvent e)
    {
        if (e.Kind is not EventKind.Bar)
        {
            _market.OnOther(in e);
            _after.OnEvent(in e);
            _labels.OnEvent(in e);
        }
        else if (e.Instrument == 0)
        {
            OnBar(in e);
        }
    }

    /// <summary>The run is over.</summary>
    public void End(long timeNs) => _after.EndAll(timeNs);

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        _inner.OnDecision(in decision, features, contributions, factors, filters);
        if (IsRecorded(in decision))
        {
            _market.Take(in decision, out PreAnalysis record);
            _sink.OnPreAnalysis(in record);
        }

        if (decision is { Reason: ReasonCode.None, OrderId: not 0 })
        {
            _labels.OnEntry(in decision);
        }
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        _inner.OnOrders(orders, timeNs);
        if (orders.Length > 0 && orders[0].Role is OrderRole.Entry or OrderRole.Exit)
        {
            _sink.OnOrderMark(new OrderMark(orders[0].Id, _market.Quote, _market.PriceTicks), timeNs);
        }
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        _trip.OnModify(orderId, priceTicks);
        _inner.OnModify(orderId, priceTicks, timeNs);
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        _inner.OnBroker(in answer);
        if (answer.Kind is EventKind.OrderAcknowledged)
        {
            _trip.OnAcknowledged(answer.Order.OrderId, answer.TimeNs);
        }
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        _inner.OnRoundTrip(in trip);
        _trip.OnEnd(trip.Id);
        _labels.OnRoundTrip(trip.Id);
        _after.Add(in trip);
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason) => _inner.OnHalt(in halt, timeNs, endReason);

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs) => _inner.OnAccount(in account, timeNs);

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text) => _inner.OnNote(timeNs, kind, text);

    // Finer bars of a source come as well.
    private void OnBar(in MarketEvent e)
    {
        bool isBase = e.Bar.PeriodSeconds == _baseSeconds;
        if (isBase)
        {
            _market.OnBar(in e);
        }

        _after.OnEvent(in e);
        _labels.OnEvent(in e);
        if (isBase)
        {
            _trip.OnBar(e.TimeNs);
        }
    }

    // An order that was sent, or a candidate that a step after the candidate's refused; not one that could not be traded anyway.
    private static bool IsRecorded(in DecisionRecord decision) => decision.OrderId != 0 || (decision.IsBarClose && decision.Candidate is not Side.None
        && decision.Reason is ReasonCode.GoldenRule or ReasonCode.MlReject or ReasonCode.Filter or ReasonCode.Cooldown or ReasonCode.NoSetup
            or ReasonCode.Zone or ReasonCode.Confidence or ReasonCode.MaxPosition or ReasonCode.StopBounds or ReasonCode.MinReward
            or ReasonCode.SizeZero or ReasonCode.OpenRisk or ReasonCode.NewsBlackout or ReasonCode.VixLimit or ReasonCode.SpreadAndAge
            or ReasonCode.Margin or ReasonCode.PriceCollar or ReasonCode.RiskRule);

    private void OnPostMortem(PostMortemResult result)
    {
        _sink.OnPostMortem(in result);
        if (_insights.Add(result.Insight) is > 0 and int often)
        {
            _inner.OnNote(
                result.TimeNs, NoteKind.Insight,
                $"{Words.Snake(result.Insight.ToString())} after {often} of the last {InsightCount.Trips} round trips");
        }
    }
}
