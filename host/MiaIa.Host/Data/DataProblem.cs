using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>How often something is wrong in a file.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">The file.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstPlace">Where first: the line, or the byte offset of a binary record.</param>
internal sealed record DataProblem(ProblemKind Kind, string Path, long Count, long FirstPlace);
