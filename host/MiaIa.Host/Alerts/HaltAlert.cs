using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>What alert a halt is.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Severity">How much it is a person's concern.</param>
/// <param name="Text">What happened, and what releases it.</param>
internal sealed record HaltAlert(string Rule, NoticeSeverity Severity, string Text)
{
    /// <summary>The alert of a halt; those of the feed have a rule of the file.</summary>
    public static HaltAlert Of(HaltRecord halt)
    {
        bool isGrave = halt.State > HaltState.HaltEntries || halt.Release is HaltRelease.Manual || halt.Cause is HaltCause.BrokerLost;
        string why = halt.Text.Length > 0 ? halt.Text : HaltText.Name(halt.Cause.ToString());
        return new HaltAlert(RuleOf(halt.Cause), isGrave ? NoticeSeverity.Critical : NoticeSeverity.Warning, $"{why}. {HaltText.Of(halt)}");
    }

    /// <summary>Whether the halt is one of the feed.</summary>
    public static bool IsOfFeed(HaltCause cause) => cause is HaltCause.FeedStale or HaltCause.FeedDead;

    private static string RuleOf(HaltCause cause) => cause switch
    {
        HaltCause.BrokerLost => "broker-lost",
        HaltCause.Mismatch => "reconciliation-mismatch",
        HaltCause.Journal => "journal-broken",
        HaltCause.ProgramFault or HaltCause.LoopFaults => "program-fault",
        HaltCause.Kill => "kill",
        _ => "halt",
    };
}
