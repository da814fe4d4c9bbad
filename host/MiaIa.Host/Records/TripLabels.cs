using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Host.Training;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>Labels the candidates that became round trips, as training labels its candidates.</summary>
/// <param name="rules">The barriers, the time and the costs.</param>
/// <param name="hasPrints">Whether the data have prints.</param>
/// <param name="period">The base period.</param>
/// <param name="sink">Receives the labels.</param>
internal sealed class TripLabels(LabelRules rules, bool hasPrints, BarPeriod period, IRecordSink sink)
{
    private readonly OpenLabels _open = new(hasPrints, period);
    private readonly List<(long TripId, long OrderId, CandidateLabel Label)> _ended = [];
    private CandidateLabel? _label;
    private long _orderId;

    /// <summary>An entry was sent.</summary>
    public void OnEntry(in DecisionRecord decision)
    {
        _label = new CandidateLabel(rules, decision.Signal.Side, decision.PriceTicks, decision.TimeNs);
        _orderId = decision.OrderId;
        _open.Add(_label);
    }

    /// <summary>A round trip is over; its label may not be known yet.</summary>
    public void OnRoundTrip(long tripId)
    {
        if (_label is { } label)
        {
            _ended.Add((tripId, _orderId, label));
        }
    }

    /// <summary>Takes an event.</summary>
    public void OnEvent(in MarketEvent e)
    {
        _open.OnEvent(in e);
        for (int i = 0; i < _ended.Count; i++)
        {
            (long tripId, long orderId, CandidateLabel label) = _ended[i];
            if (label.Outcome is not LabelOutcome.Open)
            {
                sink.OnLabel(new TripLabel(tripId, orderId, label.Outcome, label.EndNs, label.IsAssumed));
                _ended.RemoveAt(i--);
            }
        }
    }
}
