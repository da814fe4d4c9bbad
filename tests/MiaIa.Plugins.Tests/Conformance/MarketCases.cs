namespace MiaIa.Tests.Conformance;

/// <summary>How many seeded markets each conformance test runs: a sample, and all of them under MIA_FULL=1.</summary>
internal static class MarketCases
{
    private const ulong Sampled = 60;
    private const ulong All = 200;

    /// <summary>Seeds from 0 up to, not including, this.</summary>
    public static ulong Count { get; } = Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? All : Sampled;
}
