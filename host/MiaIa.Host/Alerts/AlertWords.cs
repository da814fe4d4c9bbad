using System.Globalization;

namespace MiaIa.Host.Alerts;

/// <summary>What an alert of a figure says.</summary>
internal static class AlertWords
{
    /// <summary>A sentence: the figure, and the level of the rule.</summary>
    public static string Of(NamedRule rule, string subject, double value)
    {
        string compared = rule.Rule.Operator switch
        {
            AlertOperator.Above => "above",
            AlertOperator.AtMost => "at or below",
            AlertOperator.Below => "below",
            _ => "at or above",
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"{Figure(rule.Metric, subject, value)}; the alert is {compared} {rule.Rule.Level:0.##}");
    }

    private static string Figure(AlertMetric metric, string subject, double value) => metric switch
    {
        AlertMetric.Drawdown => Text($"equity is {value:0.00} % below its peak"),
        AlertMetric.LossStreak => Text($"{value:0} losses in a row"),
        AlertMetric.LimitUsed => Text($"{value:0.#} % of the limit {subject} is used"),
        AlertMetric.FeedDisconnected => "the feed is lost or silent",
        AlertMetric.OrderLatency => Text($"99 of 100 orders are answered within {value:0} ms"),
        AlertMetric.WinRate => Text($"{value:0.0} % of the round trips are won"),
        AlertMetric.Cpu => Text($"the processors are {value:0} % busy"),
        AlertMetric.Memory => Text($"{value:0} % of the memory is used"),
        AlertMetric.Disk => Text($"the disk of the runs is {value:0} % full"),
        _ => Text($"the engine has stood still for {value:0} s"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
