using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Journal;

/// <summary>Does what a test says, by the number of the bar, from 1.</summary>
internal sealed class BarScript(Func<int, Proposal> script) : IStrategy
{
    public int Bars { get; private set; }

    public IReadOnlyList<string> Setups { get; } = ["SCRIPT"];

    public void OnEvent(in MarketEvent e)
    {
    }

    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = script(++Bars);
        return proposal.Kind is not ProposalKind.None;
    }
}
