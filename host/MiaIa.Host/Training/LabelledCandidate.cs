namespace MiaIa.Host.Training;

/// <summary>A candidate with its row and what becomes of it.</summary>
/// <param name="Row">The row a model is told.</param>
/// <param name="TimeNs">When it was, nanoseconds UTC.</param>
/// <param name="Label">What becomes of it.</param>
internal sealed record LabelledCandidate(float[] Row, long TimeNs, CandidateLabel Label);
