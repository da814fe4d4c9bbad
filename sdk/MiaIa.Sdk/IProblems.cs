namespace MiaIa.Sdk;

/// <summary>Counts what is wrong with data, and keeps the first example of each kind for the report.</summary>
public interface IProblems
{
    /// <summary>Counts one.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="path">The file.</param>
    /// <param name="place">Where in it, from 1: the line, or the byte offset of a binary record.</param>
    void Count(ProblemKind kind, string path, long place);
}
