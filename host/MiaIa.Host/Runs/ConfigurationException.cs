using MiaIa.Host.Configuration;

namespace MiaIa.Host.Runs;

/// <summary>The configuration has errors; nothing was started.</summary>
internal sealed class ConfigurationException(IReadOnlyList<ConfigurationError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>All of them, in the order of their places.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
