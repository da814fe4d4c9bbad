namespace MiaIa.Plugins.Features;

/// <summary>Places of the figures of the background work; NaN for what there is not.</summary>
internal static class FlowFigure
{
    public const int AsOfSeconds = 0;
    public const int KnownSeconds = 1;

    /// <summary>Put volume divided by call volume.</summary>
    public const int PutCall = 2;

    /// <summary>Signed volume times delta, in shares of the index.</summary>
    public const int SignedDelta = 3;

    /// <summary>Implied volatility of the 25-delta put less that of the 25-delta call, per year as a fraction.</summary>
    public const int Skew = 4;

    /// <summary>How many there are.</summary>
    public const int Count = 5;
}
