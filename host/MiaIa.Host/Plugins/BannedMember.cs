namespace MiaIa.Host.Plugins;

/// <summary>A line of the banned list that names a member.</summary>
/// <param name="Type">Full name of the type that declares it.</param>
/// <param name="Name">Its name in metadata; a property gives two lines, one for each accessor.</param>
/// <param name="Parameters">
/// Types of its parameters as in a documentation id, comma-separated; null when any will do.
/// </param>
/// <param name="Use">What to say.</param>
internal sealed record BannedMember(string Type, string Name, string? Parameters, BannedUse Use);
