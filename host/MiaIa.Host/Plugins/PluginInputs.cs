using System.Collections;
using System.Reflection;
using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>
/// Which outputs of other features an instance reads: the <see cref="InputAttribute"/> on constructor parameters names one
/// each; on a property of the options its values do, and the keys of a map.
/// </summary>
internal static class PluginInputs
{
    /// <summary>All of them: parameters first, then the properties of the options in their order.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="options">The instance's options; null for what the parameters alone name.</param>
    public static IReadOnlyList<PluginInput> Of(LoadedPlugin plugin, object? options)
    {
        List<PluginInput> inputs = [];
        foreach (ParameterInfo parameter in plugin.Parameters)
        {
            if (OfParameter(parameter) is { } input)
            {
                inputs.Add(input);
            }
        }

        foreach (PropertyInfo property in Properties(options))
        {
            inputs.AddRange(OfProperty(property, options!));
        }

        return inputs;
    }

    /// <summary>What a parameter names itself; null when it has no <see cref="InputAttribute"/>.</summary>
    public static PluginInput? OfParameter(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<InputAttribute>() is { } input
            ? new PluginInput(input.Output, parameter.IsDefined(typeof(OptionalAttribute)), parameter.Name!)
            {
                IsExtra = parameter.GetCustomAttribute<OptionalAttribute>()?.IsExtra ?? false,
            }
            : null;

    /// <summary>
    /// What the options name for a parameter without an attribute: the property of the same name, or the only one with an
    /// <see cref="InputAttribute"/>; null when there is no such property.
    /// </summary>
    public static IReadOnlyList<PluginInput>? OfOptions(ParameterInfo parameter, object? options)
    {
        List<PropertyInfo> properties = Properties(options);
        PropertyInfo? property = properties.Find(p =>
            string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        property ??= properties.Count == 1 ? properties[0] : null;
        return property is null ? null : OfProperty(property, options!);
    }

    private static List<PropertyInfo> Properties(object? options)
    {
        List<PropertyInfo> inputs = [];
        foreach (PropertyInfo property in options?.GetType().GetProperties() ?? [])
        {
            if (property.IsDefined(typeof(InputAttribute)))
            {
                inputs.Add(property);
            }
        }

        return inputs;
    }

    private static List<PluginInput> OfProperty(PropertyInfo property, object options)
    {
        string output = property.GetCustomAttribute<InputAttribute>()!.Output;
        bool isOptional = property.IsDefined(typeof(OptionalAttribute));
        bool isExtra = property.GetCustomAttribute<OptionalAttribute>()?.IsExtra ?? false;
        List<PluginInput> inputs = [];
        foreach (string name in Names(property.GetValue(options)))
        {
            string full = name.Contains('.', StringComparison.Ordinal) ? name : name + "." + output;
            inputs.Add(new PluginInput(full, isOptional, property.Name) { IsExtra = isExtra });
        }

        return inputs;
    }

    private static IEnumerable<string> Names(object? value) => value switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> names => names,
        IDictionary map => map.Keys.OfType<string>(),
        // A read-only map of any value type: its keys are the names.
        _ => value.GetType().GetProperty("Keys")?.GetValue(value) as IEnumerable<string> ?? [],
    };
}
