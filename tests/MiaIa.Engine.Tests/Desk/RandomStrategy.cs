using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

/// <summary>Proposes anything a strategy may propose, now and then. What it says depends on its seed and the moment only.</summary>
internal sealed class RandomStrategy(ulong seed, int oneIn = 4) : IStrategy
{
    public IReadOnlyList<string> Setups { get; } = ["CHANCE"];

    public void OnEvent(in MarketEvent e)
    {
        // It remembers nothing.
    }

    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        TestRandom chance = new(seed ^ (ulong)point.TimeNs);
        proposal = default;
        if (chance.Next(1, oneIn) != 1)
        {
            return false;
        }

        if (point.PositionQuantity != 0)
        {
            proposal = Tests.Propose.Exit;
            return true;
        }

        Side side = (chance.Next(1, 2) == 1) ? Side.Buy : Side.Sell;
        int stop = chance.Next(0, 17); // at times out of bounds, at times the default
        int target = (chance.Next(1, 5) == 1) ? 0 : chance.Next(8, 34);
        int limit = (chance.Next(1, 2) == 1) ? 0 : point.PriceTicks - ((int)side * chance.Next(-1, 4));
        long validNs = (chance.Next(1, 2) == 1) ? 0 : chance.Next(10, 300) * Clock.Second;
        proposal = new Proposal(ProposalKind.Enter, side, limit, stop, target, 0.5, 0, chance.Next(0, 2), validNs);
        return true;
    }
}
