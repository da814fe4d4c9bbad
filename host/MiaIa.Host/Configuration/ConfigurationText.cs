using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Every effective value of a configuration, written or default, one a line and always the same for the same settings.
/// Values that hold variables of the environment stand as they were written.
/// </summary>
internal sealed class ConfigurationText
{
    private readonly StringBuilder _text = new();
    private readonly OptionShapes _shapes = new();
    private readonly IReadOnlyDictionary<string, string> _variables;

    private ConfigurationText(IReadOnlyDictionary<string, string> variables) => _variables = variables;

    /// <summary>The text. With a mode, the other modes are left out: they do not take part in the run.</summary>
    public static string Of(RunConfiguration configuration) => Of(configuration, hasAlerts: true);

    /// <summary>The part of it that decides: who is told of what happens changes nothing that happens.</summary>
    public static string OfDecisions(RunConfiguration configuration) => Of(configuration, hasAlerts: false);

    private static string Of(RunConfiguration configuration, bool hasAlerts)
    {
        ConfigurationText text = new(configuration.Variables);
        text.WriteSettings(configuration);
        text.WritePlugins(configuration, hasAlerts);
        foreach (ModeConfiguration? mode in (ModeConfiguration?[])[configuration.Backtest, configuration.Sim, configuration.Live])
        {
            if (mode is not null && (configuration.Mode is null || configuration.Mode == mode.Mode))
            {
                text.WriteMode(mode);
            }
        }

        return text._text.ToString();
    }

    /// <summary>SHA-256 of the text, lower-case hex: two configurations that decide alike have the same one.</summary>
    public static string HashOf(RunConfiguration configuration) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(configuration))));

    private void WriteSettings(RunConfiguration configuration)
    {
        Line("profile", EnumNames.Write(configuration.Profile));
        Value("instruments.trade", configuration.Trade);
        if (configuration.Roll is not RollRule.Calendar)
        {
            // Only what differs from the calendar is written, so that fingerprints of before stay.
            Line("instruments.roll", EnumNames.Write(configuration.Roll));
        }

        Value("instruments.watch", configuration.Watch);
        Value("base-timeframe", configuration.BaseTimeframe);
        Line("decision-cycle", configuration.DecisionCycleNs.ToString(CultureInfo.InvariantCulture) + "ns");
        Value("risk", configuration.RiskLimits);
        Value("cooldown", configuration.Cooldown);
        Value("exits", configuration.Exits);
        Value("plugins.folders", configuration.PluginFolders);
    }

    private void WritePlugins(RunConfiguration configuration, bool hasAlerts)
    {
        WriteSection("features", configuration.Features);
        WriteSection(Sections.Confluence, configuration.Confluence is { } confluence ? [confluence] : []);
        WriteSection("strategies", configuration.Strategies);
        WriteSection("filters", configuration.Filters);
        WriteSection("risk-rules", configuration.RiskRules);
        WriteSection("alerts", hasAlerts ? configuration.Alerts : []);
        if (hasAlerts)
        {
            Value("alert-rules", configuration.AlertRules);
        }

        if (configuration.Sources.Count > 0)
        {
            WriteSection(Sections.Sources, configuration.Sources);
        }
    }

    private void WriteSection(string section, IReadOnlyList<PluginInstance> plugins)
    {
        Value(section, plugins.Select(p => p.Name).ToArray());
        foreach (PluginInstance plugin in plugins)
        {
            Value(section + "." + plugin.Name, plugin.Options);
        }
    }

    private void WriteMode(ModeConfiguration mode)
    {
        string path = Sections.Modes + "." + EnumNames.Write(mode.Mode);
        Line(path, "on");
        WriteChoice(path + ".source", mode.Source, "off");
        WriteChoice(path + ".broker", mode.Broker, "off");
        WriteChoice(path + ".fill-model", mode.FillModel, "auto");
        Value(path + ".capital", mode.Capital);
        if (mode.Mode is not RunMode.Backtest)
        {
            Value(path + ".on-interrupt", mode.OnInterrupt);
        }

        if (mode.Mode is RunMode.Live)
        {
            Value(path + ".confirm-account", mode.ConfirmAccount);
        }
    }

    private void WriteChoice(string path, PluginInstance? plugin, string absent)
    {
        Line(path, plugin?.Name ?? absent);
        if (plugin?.Options is { } options)
        {
            Value(path + "." + plugin.Name, options);
        }
    }

    private void Line(string path, string value) => _text.Append(path).Append(" = ").Append(value).Append('\n');

    private void Value(string path, object? value)
    {
        if (_variables.TryGetValue(path, out string? written))
        {
            Line(path, written);
            return;
        }

        switch (value)
        {
            case null:
                Line(path, "off");
                break;
            case string text:
                Line(path, Quoted(text));
                break;
            case IDictionary map:
                Map(path, map);
                break;
            case IEnumerable list:
                List(path, [.. list.Cast<object?>()]);
                break;
            case var _ when ValueShape.Of(value.GetType()).Kind is ValueKind.Scalar:
                Line(path, ScalarText.Write(value));
                break;
            default:
                Record(path, value);
                break;
        }
    }

    private void Record(string path, object record)
    {
        foreach (OptionProperty property in _shapes.Of(record.GetType()))
        {
            Value(path + "." + property.Key, property.Property.GetValue(record));
        }
    }

    private void Map(string path, IDictionary map)
    {
        Line(path, "{" + string.Join(", ", map.Keys.Cast<object>().Select(k => Quoted((string)k))) + "}");
        foreach (DictionaryEntry entry in map)
        {
            Value(path + "." + entry.Key, entry.Value);
        }
    }

    private void List(string path, object?[] items)
    {
        Line(path, items.Length.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < items.Length; i++)
        {
            Value(path + "." + (i + 1).ToString(CultureInfo.InvariantCulture), items[i]);
        }
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "-_./@:".Contains(c, StringComparison.Ordinal);

    /// <summary>A text that could be read as another value or as several lines is set in quotes.</summary>
    private static string Quoted(string text) =>
        text.Length > 0 && text is not "off" && text.All(IsPlain)
            ? text
            : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
