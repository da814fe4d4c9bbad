namespace MiaIa.Host.Explanation;

/// <summary>A question with its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Next">The next decision that is kept in full; null when there is none.</param>
internal sealed record Answer(Question Question, Explained Decision, (long Number, long TimeNs)? Next)
{
    /// <summary>Seconds from the decision to the moment asked for: its ages are older by that.</summary>
    public double Advance => Question.At is { } at ? (at.TimeNs - Decision.TimeNs) / 1e9 : 0;
}
