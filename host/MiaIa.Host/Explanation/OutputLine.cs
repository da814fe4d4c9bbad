namespace MiaIa.Host.Explanation;

/// <summary>An output of a feature at a decision.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null when it was missing.</param>
/// <param name="Status">ok, estimated, partial, stale or missing.</param>
/// <param name="AgeSeconds">Its age at the decision, in seconds; null when it was missing.</param>
internal sealed record OutputLine(string Name, double? Value, string Status, double? AgeSeconds)
{
    /// <summary>Whether it could vote.</summary>
    public bool IsUsable => Status is "ok" or "estimated" or "partial";
}
