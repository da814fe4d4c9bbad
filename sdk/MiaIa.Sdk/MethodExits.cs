namespace MiaIa.Sdk;

/// <summary>
/// The exits of Battle Navale: a violated base ends the position that it carried (a green one longs, a red one shorts), and two bars in a
/// row against a protected base end the position against which it stands. What is not usable ends nothing: the stop at the broker stays.
/// </summary>
/// <param name="greenViolated">1 on the bar that violates a green base.</param>
/// <param name="redViolated">1 on the bar that violates a red base.</param>
/// <param name="exitLong">1 when two bars end a long; 0 for ever unless Battle Navale has the option on.</param>
/// <param name="exitShort">1 when two bars end a short: the down-trend exit.</param>
public sealed class MethodExits(FeatureInput greenViolated, FeatureInput redViolated, FeatureInput exitLong, FeatureInput exitShort)
{
    /// <summary>Asks to close a position, when one of the exits is there; the violation comes first.</summary>
    /// <param name="positionQuantity">The position, in contracts, signed; nothing is asked for without one.</param>
    /// <param name="violation">Place of the name of the first exit in the strategy's setups.</param>
    /// <param name="retreat">Place of the name of the second.</param>
    /// <param name="proposal">The exit, when the answer is true.</param>
    public bool TryExit(int positionQuantity, byte violation, byte retreat, out Proposal proposal)
    {
        bool isLong = positionQuantity > 0;
        bool isViolated = IsOn(isLong ? greenViolated : redViolated);
        bool isDue = positionQuantity != 0 && (isViolated || IsOn(isLong ? exitLong : exitShort));
        proposal = isDue
            ? new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, isViolated ? violation : retreat, 0, 0)
            : default;
        return isDue;
    }

    private static bool IsOn(FeatureInput input) => input.Value is { IsUsable: true, Value: > 0 };
}
