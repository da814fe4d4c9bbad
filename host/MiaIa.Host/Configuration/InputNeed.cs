namespace MiaIa.Host.Configuration;

/// <summary>An output that a plugin's constructor asks for.</summary>
/// <param name="Output"><c>feature.output</c>.</param>
/// <param name="IsOptional">Whether it may be absent.</param>
internal sealed record InputNeed(string Output, bool IsOptional);
