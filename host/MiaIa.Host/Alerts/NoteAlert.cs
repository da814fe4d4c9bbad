using MiaIa.Engine;
using MiaIa.Host.Live;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>What alert a note is.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Severity">How much it is a person's concern.</param>
internal sealed record NoteAlert(string Rule, NoticeSeverity Severity)
{
    private const string Warning = "connection warning: ";
    private const string Connection = "connection: ";
    private const string DrawdownWarning = "drawdown warning";

    /// <summary>The alert of a note; null for one that a rule of the file speaks for.</summary>
    public static NoteAlert? Of(NoteKind kind, string text) => kind switch
    {
        NoteKind.Limit when text.StartsWith(DrawdownWarning, StringComparison.Ordinal) => null,
        NoteKind.Limit => new("limit", NoticeSeverity.Warning),
        NoteKind.Fault => new("program-fault", NoticeSeverity.Warning),
        NoteKind.Invariant => new("invariant", NoticeSeverity.Critical),
        NoteKind.Insight => new("insight", NoticeSeverity.Warning),
        NoteKind.Halt => new("control", NoticeSeverity.Information),
        NoteKind.Data when text.StartsWith(NoticeFeed.CriticalWord, StringComparison.Ordinal) => new("connection", NoticeSeverity.Critical),
        NoteKind.Data when text.StartsWith(Warning, StringComparison.Ordinal) => new("connection", NoticeSeverity.Warning),
        NoteKind.Data when text.StartsWith(Connection, StringComparison.Ordinal) => new("connection", NoticeSeverity.Information),
        NoteKind.Data => new("data", NoticeSeverity.Information),
        _ => null,
    };
}
