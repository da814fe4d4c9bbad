using MiaIa.Host.Alerts;

namespace MiaIa.Host.Configuration;

/// <summary>Checks what the rules of alerts name: channels that are there, and names that are free.</summary>
/// <param name="root">The tree, for places.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class AlertRuleCheck(YamlMap root, ConfigurationErrors errors)
{
    private const string Rules = "alert-rules";
    private const string Further = "further";
    private const string Channels = "channels";

    // What the program itself alerts of; a rule of that name would be taken for it.
    private static readonly string[] Taken =
    [
        "halt", "broker-lost", "reconciliation-mismatch", "journal-broken", "program-fault", "kill", "limit", "invariant", "insight", "control",
        "connection", "data", "alert-channel", "alert-limit", "alerts-lost", "run-started", "run-ended", "run-failed", "go-live", "several",
        "heartbeat",
    ];

    /// <summary>Checks.</summary>
    /// <param name="settings">The rules.</param>
    /// <param name="channels">The lines under alerts.</param>
    public void Check(AlertRuleSettings settings, IReadOnlyList<string> channels)
    {
        foreach (NamedRule rule in NamedRule.Of(settings with { Further = new AlertRuleSettings().Further }))
        {
            CheckChannels(rule.Rule, channels, Entry(rule.Name));
        }

        string[] shipped = [.. NamedRule.Of(new AlertRuleSettings()).Select(r => r.Name)];
        foreach ((string name, OwnAlertRule rule) in settings.Further)
        {
            YamlEntry? entry = Entry(Further, name);
            CheckChannels(rule, channels, entry);
            if (entry is not null && (Taken.Contains(name, StringComparer.Ordinal) || shipped.Contains(name, StringComparer.Ordinal)))
            {
                errors.Add(entry.Mark, $"the program itself has alerts named '{name}': give your rule another name");
            }
        }
    }

    private void CheckChannels(AlertRule rule, IReadOnlyList<string> channels, YamlEntry? entry)
    {
        foreach (string unknown in rule.Channels.Where(c => !channels.Contains(c, StringComparer.Ordinal)))
        {
            YamlEntry? place = (entry?.Value as YamlMap)?.Find(Channels);
            YamlNode? item = (place?.Value as YamlList)?.Items.FirstOrDefault(i => i is YamlScalar s && string.Equals(s.Text, unknown, StringComparison.Ordinal));
            errors.AddUnknown(
                item?.Mark ?? place?.Mark ?? entry!.Mark, $"'{Channels}' names '{unknown}', which is no line of alerts", unknown, channels);
        }
    }

    private YamlEntry? Entry(params ReadOnlySpan<string> path)
    {
        YamlEntry? entry = root.Find(Rules);
        foreach (string key in path)
        {
            entry = (entry?.Value as YamlMap)?.Find(key);
        }

        return entry;
    }
}
