namespace MiaIa.Sdk.Options;

/// <summary>Which side dealers are assumed to hold. An assumption, not an observation: it is printed with every set of levels.</summary>
public enum SignModel
{
    /// <summary>Dealers are long calls and short puts (SqueezeMetrics 2016).</summary>
    DealerLongCallsShortPuts,

    /// <summary>Dealers are short both.</summary>
    DealerShortBoth,
}
