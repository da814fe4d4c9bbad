using MiaIa.Sdk;

namespace MiaIa.CrashSweep;

/// <summary>
/// Enters every few bars, long and short by turns, every third time by a limit, and gives up after a while: it makes every kind of order.
/// </summary>
[Plugin("every-few-bars")]
[Reads(EventKinds.Bar | EventKinds.Fill)]
public sealed class EveryFewBars : IStrategy
{
    private const int Every = 4;
    private const int Patience = 2;

    private int _bars;
    private int _held;
    private int _closeTicks;

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["TURN"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (e.Kind is EventKind.Bar)
        {
            _bars++;
            _held++;
            _closeTicks = e.Bar.CloseTicks;
        }
        else
        {
            _held = 0;
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = default;
        if (point.PositionQuantity != 0)
        {
            proposal = new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, 0, 0, 0);
            return _held > Patience;
        }

        if (_bars % Every != 0)
        {
            return false;
        }

        int turn = _bars / Every;
        Side side = turn % 2 == 0 ? Side.Buy : Side.Sell;
        bool isLimit = turn % 3 == 0;
        int limit = isLimit ? _closeTicks - ((int)side * 2) : 0;
        proposal = new Proposal(ProposalKind.Enter, side, limit, 8, 16, 1, 0, 0, isLimit ? 300_000_000_000 : 0);
        return true;
    }
}
