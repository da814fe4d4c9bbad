namespace MiaIa.Host.Reports;

/// <summary>How often something happened.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often.</param>
internal sealed record NamedCount(string Name, long Count);
