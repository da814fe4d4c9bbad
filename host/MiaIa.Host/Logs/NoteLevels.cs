using MiaIa.Engine;
using MiaIa.Host.Live;

namespace MiaIa.Host.Logs;

/// <summary>At which level the journal's notes stand in the log.</summary>
internal static class NoteLevels
{
    /// <summary>The level of a note.</summary>
    public static LogLevel Of(NoteKind kind, string text) => kind switch
    {
        NoteKind.Fault or NoteKind.Invariant => LogLevel.Error,
        NoteKind.Halt or NoteKind.Limit => LogLevel.Warning,
        NoteKind.Data when text.StartsWith(NoticeFeed.CriticalWord, StringComparison.Ordinal) => LogLevel.Error,
        NoteKind.Data when text.StartsWith(NoticeFeed.WarningWord, StringComparison.Ordinal) => LogLevel.Warning,
        _ => LogLevel.Information,
    };
}
