namespace MiaIa.Host.Configuration;

/// <summary>What a reading gives: a configuration, or everything that is wrong.</summary>
/// <param name="Configuration">The configuration; null exactly when there are errors.</param>
/// <param name="Errors">What is wrong, by place.</param>
internal sealed record ConfigurationResult(RunConfiguration? Configuration, IReadOnlyList<ConfigurationError> Errors);
