namespace MiaIa.Host.Reports;

/// <summary>What a filter was asked and allowed.</summary>
/// <param name="Name">Name of the instance.</param>
/// <param name="Asked">Bars and directions it was asked about.</param>
/// <param name="Approved">Those it let pass.</param>
/// <param name="Status">What its models are; null for a filter without models.</param>
/// <param name="Fault">Why it is out; null while it works.</param>
internal sealed record FilterCount(string Name, long Asked, long Approved, string? Status, string? Fault);
