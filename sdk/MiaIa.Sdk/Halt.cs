namespace MiaIa.Sdk;

/// <summary>Entries are forbidden until the release of the halt.</summary>
/// <param name="Cause">Why.</param>
/// <param name="IsManual">Whether only a person may release it.</param>
public readonly record struct Halt(HaltCause Cause, bool IsManual);
