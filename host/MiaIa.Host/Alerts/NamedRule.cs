namespace MiaIa.Host.Alerts;

/// <summary>A rule with its name and the figure it looks at.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Metric">The figure.</param>
/// <param name="Rule">When and how.</param>
internal sealed record NamedRule(string Name, AlertMetric Metric, AlertRule Rule)
{
    /// <summary>The rules that are switched on.</summary>
    public static IReadOnlyList<NamedRule> Of(AlertRuleSettings settings)
    {
        (AlertMetric Metric, AlertRule? Rule)[] shipped =
        [
            (AlertMetric.Drawdown, settings.Drawdown), (AlertMetric.LossStreak, settings.LossStreak), (AlertMetric.LimitUsed, settings.LimitUsed),
            (AlertMetric.FeedDisconnected, settings.FeedDisconnected), (AlertMetric.OrderLatency, settings.OrderLatency),
            (AlertMetric.WinRate, settings.WinRate), (AlertMetric.Cpu, settings.Cpu), (AlertMetric.Memory, settings.Memory),
            (AlertMetric.Disk, settings.Disk), (AlertMetric.EngineStalled, settings.EngineStalled),
        ];
        return
        [
            .. shipped.Where(s => s.Rule is not null).Select(s => new NamedRule(Configuration.EnumNames.Write(s.Metric), s.Metric, s.Rule!)),
            .. settings.Further.Select(own => new NamedRule(own.Key, own.Value.Metric, own.Value)),
        ];
    }

    /// <summary>Whether a figure is what the rule alerts of.</summary>
    public bool Holds(double value) => Rule.Operator switch
    {
        AlertOperator.Above => value > Rule.Level,
        AlertOperator.AtMost => value <= Rule.Level,
        AlertOperator.Below => value < Rule.Level,
        _ => value >= Rule.Level,
    };
}
