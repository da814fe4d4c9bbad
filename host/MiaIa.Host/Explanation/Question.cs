namespace MiaIa.Host.Explanation;

/// <summary>What a person wants explained: the decision of a number, the entry of a round trip, a moment, or the last that matters.</summary>
/// <param name="Number">Number of a decision, or null.</param>
/// <param name="Trip">Number of a round trip, or null.</param>
/// <param name="At">A moment, or null.</param>
internal sealed record Question(long? Number = null, long? Trip = null, AskedMoment? At = null);
