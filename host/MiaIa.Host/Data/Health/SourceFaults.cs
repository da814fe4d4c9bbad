using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>What a source counted in an instrument's files and left out, so that it never reaches the events.</summary>
/// <param name="OffGrid">Prices off the grid.</param>
/// <param name="Backwards">Times before the one of the record before.</param>
/// <param name="ImpossibleBars">Bars whose high, low, volume or delta are impossible.</param>
internal sealed record SourceFaults(long OffGrid, long Backwards, long ImpossibleBars)
{
    /// <summary>None.</summary>
    public static SourceFaults None { get; } = new(0, 0, 0);

    /// <summary>Those of some files.</summary>
    /// <param name="problems">What was counted.</param>
    /// <param name="isIncluded">Whether a file counts.</param>
    public static SourceFaults Of(IReadOnlyList<DataProblem> problems, Func<string, bool> isIncluded)
    {
        long Sum(ProblemKind kind) => problems.Where(p => p.Kind == kind && isIncluded(p.Path)).Sum(p => p.Count);
        return new SourceFaults(Sum(ProblemKind.OffGrid), Sum(ProblemKind.TimeBackwards), Sum(ProblemKind.ImpossibleBar));
    }
}
