namespace MiaIa.Sdk;

/// <summary>
/// Turns a moment of decision into a proposal with entry, stop and target. One that throws is halted for the run; the
/// stop at the broker stays. A strategy that cannot judge proposes nothing.
/// </summary>
public interface IStrategy
{
    /// <summary>Names of the setups, for people and journals; a proposal names one by its place.</summary>
    IReadOnlyList<string> Setups { get; }

    /// <summary>Reads one event, to keep its own memory of bars; of the kinds named by <see cref="ReadsAttribute"/>.</summary>
    void OnEvent(in MarketEvent e);

    /// <summary>Proposes, or says no.</summary>
    /// <param name="point">The moment.</param>
    /// <param name="features">The row.</param>
    /// <param name="proposal">What it asks for, when the answer is true.</param>
    /// <returns>Whether it proposes anything.</returns>
    bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal);

    /// <summary>
    /// Grades the entry that it proposed last, at its bar's close and at every moment while the setup is open: it may name another setup,
    /// size factor or bracket for it, make it one to be watched only, or take it back (kind None). Without grading of its own it stands.
    /// </summary>
    /// <param name="evidence">What speaks for the side now.</param>
    /// <param name="proposal">The proposal, as it was made.</param>
    void Grade(in SetupEvidence evidence, ref Proposal proposal)
    {
    }

    /// <summary>A round trip that it opened is over.</summary>
    void OnTripEnd(in TripEnd trip)
    {
    }
}
