using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Proposes what a script says; the default proposal means nothing.</summary>
internal sealed class ScriptedStrategy(Func<DecisionPoint, Proposal> script) : IStrategy
{
    public IReadOnlyList<string> Setups { get; } = ["SCRIPT", "OTHER"];

    /// <summary>Grades, when a test gives it; else every setup stands.</summary>
    public Func<SetupEvidence, Proposal, Proposal>? Grading { get; init; }

    public List<TripEnd> Trips { get; } = [];

    public List<MarketEvent> Seen { get; } = [];

    public bool IsRecording { get; init; } = true;

    public bool IsThrowing { get; set; }

    public void OnEvent(in MarketEvent e)
    {
        if (IsThrowing)
        {
            throw new InvalidOperationException("lost");
        }

        if (IsRecording)
        {
            Seen.Add(e);
        }
    }

    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = script(point);
        return proposal.Kind is not ProposalKind.None;
    }

    public void Grade(in SetupEvidence evidence, ref Proposal proposal) =>
        proposal = Grading is null ? proposal : Grading(evidence, proposal);

    public void OnTripEnd(in TripEnd trip) => Trips.Add(trip);
}
