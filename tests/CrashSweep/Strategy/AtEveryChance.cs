using MiaIa.Sdk;

namespace MiaIa.CrashSweep;

/// <summary>Enters at the market whenever it may, with the formula, and leaves the rest to its bracket: for measurements of orders.</summary>
[Plugin("at-every-chance")]
public sealed class AtEveryChance : IStrategy
{
    private const int StopTicks = 8;
    private const int TargetTicks = 16;

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["CHANCE"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        // It looks at nothing but the score.
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        Side side = point.Score.Score < 0 ? Side.Sell : Side.Buy;
        proposal = new Proposal(ProposalKind.Enter, side, 0, StopTicks, TargetTicks, 1, 0, 1, 0) { Gate = ScoreGate.NotOpposed };
        return true;
    }
}
