using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Control;

/// <summary>Buys one contract as soon as it may, and then no more.</summary>
internal sealed class BuysOnce : IStrategy
{
    private bool _isBought;

    public IReadOnlyList<string> Setups { get; } = ["ONCE"];

    public void OnEvent(in MarketEvent e)
    {
    }

    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = _isBought ? default : new Proposal(ProposalKind.Enter, Side.Buy, 0, 8, 0, 1, 0, 1, 0);
        _isBought = true;
        return proposal.Kind is not ProposalKind.None;
    }
}
