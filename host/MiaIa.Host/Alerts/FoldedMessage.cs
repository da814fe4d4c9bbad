using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>One message that stands for several: how many, the first, the last and the worst.</summary>
internal static class FoldedMessage
{
    /// <summary>The rule that such a message names.</summary>
    public const string Rule = "several";

    private const int MostNumbers = 1000;

    /// <summary>Makes it; its id is left open.</summary>
    /// <param name="members">The several, in order; at least one.</param>
    public static AlertMessage Of(IReadOnlyList<AlertMessage> members)
    {
        (AlertMessage first, AlertMessage last) = (members[0], members[^1]);
        NoticeSeverity worst = members.Max(m => m.Severity);
        AlertMessage grave = members.First(m => m.Severity == worst);
        int count = members.Sum(m => m.Count);
        int critical = members.Where(m => m.Severity is NoticeSeverity.Critical).Sum(m => m.Count);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} messages from {Time(members.Min(m => m.TimeNs))} to {Time(members.Max(m => m.TimeNs))} UTC{(critical > 0 ? $", {critical} critical" : "")}.");
        text += $" First: {Short(first)}. Last: {Short(last)}.";
        text += grave != first && grave != last ? $" Worst: {Short(grave)}." : "";
        return last with
        {
            Id = "",
            Kind = AlertKind.Folded,
            Severity = worst,
            Rule = Rule,
            Text = $"{text} All of them: mia alerts {last.Run}",
            Alerts = [.. members.SelectMany(m => m.Alerts).Distinct().Take(MostNumbers)],
            Count = count,
        };
    }

    private static string Short(AlertMessage message)
    {
        const int Most = 200;
        string text = $"{message.Title}: {message.Text}";
        return text.Length > Most ? text[..Most] + "..." : text.TrimEnd('.');
    }

    private static string Time(long ns) => DateTime.UnixEpoch.AddTicks(ns / 100).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
