namespace MiaIa.Tests;

/// <summary>What becomes of an output when the market is seen in a mirror, or measured in other units.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Other">The output of the mirrored run that it is compared with; null for itself.</param>
/// <param name="IsVolume">Whether it counts contracts.</param>
internal sealed record OutputRule(OutputKind Kind, string? Other = null, bool IsVolume = false);
