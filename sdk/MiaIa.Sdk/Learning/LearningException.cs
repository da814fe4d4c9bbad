namespace MiaIa.Sdk.Learning;

/// <summary>Rows from which nothing can be learnt: what is wrong with them, and what to do.</summary>
/// <param name="message">Both.</param>
public sealed class LearningException(string message) : Exception(message);
