namespace MiaIa.Host.Explanation;

/// <summary>A step that said no.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Why">By how much, in words.</param>
internal sealed record FailedStep(string Code, string Why);
