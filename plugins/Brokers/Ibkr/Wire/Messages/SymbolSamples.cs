namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Instruments that fit a pattern (id 79).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Samples">The instruments.</param>
public sealed record SymbolSamples(int RequestId, IReadOnlyList<SymbolSample> Samples);
