using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>One contract, long and short in turn, whenever it is flat.</summary>
internal sealed class Alternating : IStrategy
{
    private int _sign = 1;

    public IReadOnlyList<string> Setups { get; } = ["ALTERNATE"];

    public void OnEvent(in MarketEvent e)
    {
        // It remembers nothing but its last side.
    }

    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = Tests.Propose.Market((Side)_sign, most: 1);
        _sign = -_sign;
        return point.PositionQuantity == 0;
    }
}
