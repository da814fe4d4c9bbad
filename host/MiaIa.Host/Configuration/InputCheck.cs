using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>Checks that every output that a plugin reads is computed by a feature of the file.</summary>
/// <param name="types">The plugins that are there.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class InputCheck(IPluginTypes types, ConfigurationErrors errors)
{
    private readonly OrderedDictionary<string, IReadOnlyList<string>?> _outputs = new(StringComparer.Ordinal);

    /// <summary>The row: names of all outputs, in the order of the file.</summary>
    public FeatureNames Row
    {
        get
        {
            List<string> names = [];
            foreach ((string feature, IReadOnlyList<string>? outputs) in _outputs)
            {
                names.AddRange((outputs ?? []).Select(output => feature + "." + output));
            }

            return new FeatureNames(names);
        }
    }

    /// <summary>Asks each feature for its outputs. One with wrong options is not asked, and names of it pass.</summary>
    public void Learn(IReadOnlyList<BoundPlugin> features)
    {
        foreach (BoundPlugin feature in features)
        {
            _outputs[feature.Instance.Name] = feature.IsSound ? OutputsOf(feature.Instance) : null;
        }
    }

    /// <summary>A line of features that was refused: names of it pass, since its own error is told already.</summary>
    public void LearnBroken(string name) => _outputs.TryAdd(name, null);

    /// <summary>Checks the names in the options and the needs of the constructor of a plugin.</summary>
    public void Check(BoundPlugin plugin)
    {
        foreach (InputName input in plugin.Binding.Inputs)
        {
            if (!input.IsDefault)
            {
                CheckWritten(plugin.Instance, input);
            }
            else if (!input.IsOptional)
            {
                CheckNeed(plugin.Instance, input.FullName, $" (its default of '{input.Option}')");
            }
        }

        foreach (InputNeed need in types.Inputs(plugin.Instance.PluginId))
        {
            if (!need.IsOptional)
            {
                CheckNeed(plugin.Instance, need.Output, "");
            }
        }
    }

    private static (string Feature, string Output) Split(string fullName)
    {
        int dot = fullName.IndexOf('.', StringComparison.Ordinal);
        return (fullName[..dot], fullName[(dot + 1)..]);
    }

    /// <summary>
    /// The base period follows from the data, which nobody knows here: any instance of the plugin will do.
    /// </summary>
    private string Named(string fullName)
    {
        if (!fullName.Contains(InputAttribute.BasePeriod, StringComparison.Ordinal))
        {
            return fullName;
        }

        (string feature, string output) = Split(fullName);
        string id = ConfigurationFile.IdOf(feature);
        string? known = _outputs.Keys.FirstOrDefault(k => string.Equals(ConfigurationFile.IdOf(k), id, StringComparison.Ordinal));
        return (known ?? InputAttribute.ForBase(feature, new BarPeriod(60))) + "." + output;
    }

    private IReadOnlyList<string>? OutputsOf(PluginInstance feature)
    {
        try
        {
            return types.Outputs(feature);
        }
        catch (Exception e)
        {
            // Whatever a plugin's constructor throws is a fault of its settings or of the plugin: told at its line.
            errors.Add(feature.Error(Reason.Of(e)));
            return null;
        }
    }

    private void CheckWritten(PluginInstance plugin, InputName input)
    {
        (string feature, string output) = Split(input.FullName);
        if (!_outputs.TryGetValue(feature, out IReadOnlyList<string>? outputs))
        {
            if (types.TryFind(ConfigurationFile.IdOf(feature), out PluginKind kind) && kind is PluginKind.Feature)
            {
                errors.Add(input.Mark,
                    $"'{input.Option}' of {plugin.Name} names '{feature}', which is not under features: add it there");
            }
            else
            {
                errors.AddUnknown(
                    input.Mark, $"'{input.Option}' of {plugin.Name} names the unknown feature '{feature}'", feature, [.. _outputs.Keys]);
            }
        }
        else if (outputs is not null && !outputs.Contains(output, StringComparer.Ordinal))
        {
            ReportOutput(plugin, input, feature, output, outputs);
        }
    }

    private void ReportOutput(
        PluginInstance plugin, InputName input, string feature, string output, IReadOnlyList<string> outputs)
    {
        string message = $"'{input.Option}' of {plugin.Name} names '{feature}.{output}', an unknown output";
        string? nearest = NearestName.Find(output, outputs);
        errors.Add(nearest is null
            ? new ConfigurationError(input.Mark, $"{message}; {feature} gives: {string.Join(", ", outputs)}")
            : new ConfigurationError(input.Mark, message, $"{feature}.{nearest}"));
    }

    private void CheckNeed(PluginInstance plugin, string fullName, string why)
    {
        (string feature, string output) = Split(Named(fullName));
        if (!_outputs.TryGetValue(feature, out IReadOnlyList<string>? outputs))
        {
            errors.Add(plugin.Error($"it needs '{fullName}'{why}: add '{feature}' under features"));
        }
        else if (outputs is not null && !outputs.Contains(output, StringComparer.Ordinal))
        {
            errors.Add(plugin.Error($"it needs '{fullName}'{why}, which {feature} does not give"));
        }
    }
}
