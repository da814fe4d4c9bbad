namespace MiaIa.Host.Replay;

/// <summary>What a person asked for: that a run be proved.</summary>
/// <param name="JournalPath">The journal of the run.</param>
/// <param name="ConfigPath">The configuration to take; null for the file the run was made with, or its recorded text when that is gone.</param>
/// <param name="IsRecorded">Whether the recorded text is taken in any case.</param>
/// <param name="PluginFolders">Further plugin folders.</param>
internal sealed record ReplayRequest(string JournalPath, string? ConfigPath, bool IsRecorded, IReadOnlyList<string> PluginFolders);
