using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Comparison;

/// <summary>A decision as far as two runs are compared: small and of one size, so that millions of them can lie in a file.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Score">S1, [-1, 1].</param>
/// <param name="Threshold">T.</param>
/// <param name="Coverage">Share of the weight that could vote, [0, 1].</param>
/// <param name="Reason">The first step that failed; None when an order was sent.</param>
/// <param name="Candidate">The side the score asks for.</param>
/// <param name="HasScore">Whether there was a score.</param>
/// <param name="IsBarClose">Whether a base bar closed at this moment.</param>
internal readonly record struct DecisionMark(
    long TimeNs,
    double Score,
    double Threshold,
    double Coverage,
    ReasonCode Reason,
    Side Candidate,
    bool HasScore,
    bool IsBarClose)
{
    /// <summary>The mark of a decision.</summary>
    public static DecisionMark Of(in DecisionRecord d) => new(
        d.TimeNs, d.Score.Score, d.Score.Threshold, d.Score.Coverage, d.Reason, d.Candidate, d.HasScore, d.IsBarClose);

    /// <summary>Whether it ended before the score was asked: then the score of the other run made no difference either.</summary>
    public bool IsBeforeScore => Reason is ReasonCode.Data or ReasonCode.Window or ReasonCode.FridayCutoff
        or ReasonCode.Limit or ReasonCode.DailyLoss or ReasonCode.DailyTarget or ReasonCode.MaxRoundTrips;

    /// <summary>Whether two decisions at one moment ended differently: by another step, or judged as candidates of opposite sides.</summary>
    public bool Differs(in DecisionMark other) =>
        Reason != other.Reason || (!IsBeforeScore && (int)Candidate * (int)other.Candidate < 0);
}
