namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Exchanges behind the letters of a quote (id 82).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Components">The exchanges.</param>
public sealed record SmartComponents(int RequestId, IReadOnlyList<SmartComponent> Components);
