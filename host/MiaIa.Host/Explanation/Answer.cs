namespace MiaIa.Host.Explanation;

/// <summary>A question with its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Decision">The decision.</param>
internal sealed record Answer(Question Question, Explained Decision)
{
    /// <summary>Seconds from the decision to the moment asked for: its ages are older by that.</summary>
    public double Advance => Question.At is { } at ? (at.TimeNs - Decision.TimeNs) / 1e9 : 0;
}
