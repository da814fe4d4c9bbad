namespace MiaIa.Host.Comparison;

/// <summary>An effective setting that is not the same in two configurations.</summary>
/// <param name="Key">Its path.</param>
/// <param name="A">Its value in A; null where A has no such setting.</param>
/// <param name="B">Its value in B; null where B has no such setting.</param>
internal sealed record SettingDifference(string Key, string? A, string? B);
