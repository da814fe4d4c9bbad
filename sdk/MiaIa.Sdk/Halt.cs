namespace MiaIa.Sdk;

/// <summary>Entries are forbidden until the release of the halt.</summary>
/// <param name="Code">Why, as an index of the engine's reason codes.</param>
/// <param name="IsManual">Whether only a person may release it.</param>
public readonly record struct Halt(int Code, bool IsManual);
