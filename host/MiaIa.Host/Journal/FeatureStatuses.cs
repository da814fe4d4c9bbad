using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>The status of a value as one letter.</summary>
internal static class FeatureStatuses
{
    private const string Letters = "OEPS-";

    /// <summary>O ok, E estimated, P partial, S stale, - missing.</summary>
    public static char Letter(FeatureStatus status) => Letters[status - FeatureStatus.Ok];
}
