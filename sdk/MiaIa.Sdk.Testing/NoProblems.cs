namespace MiaIa.Sdk.Testing;

/// <summary>For data that must have nothing wrong with them: whatever is counted is an error.</summary>
public sealed class NoProblems : IProblems
{
    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Always.</exception>
    public void Count(ProblemKind kind, string path, long place) =>
        throw new InvalidOperationException($"{kind} in {path} at {place}: these data must have no problems.");
}
