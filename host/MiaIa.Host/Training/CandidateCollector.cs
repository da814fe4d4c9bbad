using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>
/// A journal that keeps a row of each candidate at the close of a base bar: beyond the threshold with enough coverage, on sound data
/// and inside the trading window. Limits, halts and positions are the account's, not the market's, and leave none out.
/// </summary>
/// <param name="options">Which outputs are the row.</param>
/// <param name="rules">What a success is.</param>
/// <param name="labels">Follows the candidates.</param>
internal sealed class CandidateCollector(CandidateModelOptions options, LabelRules rules, OpenLabels labels) : IJournal
{
    private const ulong MustPass = (1UL << (int)ReasonCode.Data) | (1UL << (int)ReasonCode.Window);

    private readonly List<LabelledCandidate> _candidates = [];
    private FeatureValue[] _features = [];
    private CandidateRow? _row;

    /// <inheritdoc />
    public bool IsWritable => true;

    /// <summary>The candidates, in order of time.</summary>
    public IReadOnlyList<LabelledCandidate> Candidates => _candidates;

    /// <summary>Learns the names of the row.</summary>
    public void Describe(EngineSetup setup)
    {
        _features = new FeatureValue[setup.Names.Names.Count];
        _row = new CandidateRow(CandidateInputs.Of(options, setup.Names, _features, setup.BasePeriod), setup.Instruments.Traded);
    }

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        bool isTaken = decision.IsBarClose && decision.HasScore && decision.Candidate is not Side.None && (decision.Failed & MustPass) == 0;
        if (!isTaken)
        {
            return;
        }

        features.CopyTo(_features);
        float[] row = new float[CandidateRow.Count];
        _row!.Fill(new Candidate(decision.TimeNs, decision.Candidate, decision.Score, decision.PriceTicks), row);
        CandidateLabel label = new(rules, decision.Candidate, decision.PriceTicks, decision.TimeNs);
        labels.Add(label);
        _candidates.Add(new LabelledCandidate(row, decision.TimeNs, label));
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        // Nothing is traded.
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        // Nothing is traded.
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        // Nothing is traded.
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        // Nothing is traded.
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
        // The summary of the run has it.
    }
}
