namespace MiaIa.Sdk;

/// <summary>Where a run's own files lie: for an alert sink that writes one.</summary>
/// <param name="Folder">The folder of the run, absolute.</param>
public sealed record AlertPlace(string Folder);
