namespace MiaIa.Sdk.Testing;

/// <summary>Keeps every problem that is counted, for a test to look at.</summary>
public sealed class TestProblems : IProblems
{
    private readonly List<(ProblemKind Kind, string Path, long Place)> _all = [];

    /// <summary>All problems, in the order they were counted.</summary>
    public IReadOnlyList<(ProblemKind Kind, string Path, long Place)> All => _all;

    /// <summary>How many of a kind there are.</summary>
    public int this[ProblemKind kind] => _all.Count(p => p.Kind == kind);

    /// <inheritdoc />
    public void Count(ProblemKind kind, string path, long place) => _all.Add((kind, path, place));
}
