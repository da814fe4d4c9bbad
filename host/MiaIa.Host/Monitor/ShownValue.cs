namespace MiaIa.Host.Monitor;

/// <summary>An output of the row as the page shows it.</summary>
/// <param name="Value">Its value; null when it is missing.</param>
/// <param name="Status">ok, estimated, partial, stale or missing.</param>
/// <param name="AgeSeconds">How old it is in event time; null when it is missing.</param>
internal readonly record struct ShownValue(double? Value, string Status, double? AgeSeconds)
{
    /// <summary>One that is not there.</summary>
    public static ShownValue Missing => new(null, "missing", null);

    /// <summary>Whether it may vote.</summary>
    public bool IsUsable => Status is "ok" or "estimated" or "partial";
}
