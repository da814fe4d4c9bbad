using System.Reflection;
using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>
/// Builds plugins: the constructor says what it needs, and gets it. Whoever asks owns the result and disposes it.
/// </summary>
/// <remarks>
/// Every argument is known to the host by type or by name, so a container would have nothing to find: the one public
/// constructor is called.
/// </remarks>
internal static class PluginActivator
{
    /// <summary>Builds one.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="plugin">The plugin.</param>
    /// <param name="options">Its options; null for all defaults.</param>
    /// <param name="services">What else it may ask for.</param>
    /// <exception cref="PluginException">
    /// Its constructor threw, or asks for what nobody provides; or it is of another kind.
    /// </exception>
    public static T Create<T>(LoadedPlugin plugin, object? options, PluginServices services)
        where T : class
    {
        if (!typeof(T).IsAssignableFrom(plugin.Type))
        {
            throw Refused(
                plugin,
                RefusalReason.BadClass,
                typeof(T).Name,
                "it is a plugin of another kind",
                "Use it where its kind belongs.");
        }

        object?[] arguments = Arguments(plugin, options ?? DefaultOptions(plugin), services);
        try
        {
            return (T)plugin.Constructor.Invoke(arguments);
        }
        catch (TargetInvocationException e)
        {
            throw Threw(plugin, e.InnerException ?? e);
        }
    }

    private static PluginException Refused(
        LoadedPlugin plugin, RefusalReason reason, string wanted, string found, string remedy) =>
        new(plugin.Descriptor.Refuse(reason, wanted, found, remedy).Refusal!);

    private static PluginException Threw(LoadedPlugin plugin, Exception cause) => Refused(
        plugin,
        RefusalReason.ConstructorThrew,
        "",
        $"its constructor threw {cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}",
        "Correct its options, or the plugin.");

    private static object? DefaultOptions(LoadedPlugin plugin)
    {
        if (plugin.OptionsType is not { } type)
        {
            return null;
        }

        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw Refused(
                plugin,
                RefusalReason.UnknownArgument,
                $"options of type {type.Name}",
                $"none are given, and {type.Name} has no constructor without arguments",
                "Make it a record whose properties have their defaults as initial values.");
        }

        try
        {
            return Activator.CreateInstance(type);
        }
        catch (TargetInvocationException e)
        {
            throw Threw(plugin, e.InnerException ?? e);
        }
    }

    private static object?[] Arguments(LoadedPlugin plugin, object? options, PluginServices services)
    {
        object?[] arguments = new object?[plugin.Parameters.Count];
        foreach (ParameterInfo parameter in plugin.Parameters)
        {
            Type type = parameter.ParameterType;
            object? argument = type == plugin.OptionsType ? options
                : type == typeof(FeatureInput) ? Input(plugin, parameter, options, services)
                : type == typeof(FeatureInput[]) ? Inputs(plugin, parameter, options, services)
                : services.Find(type);
            arguments[parameter.Position] = argument
                ?? (parameter.HasDefaultValue ? parameter.DefaultValue : throw NotProvided(plugin, parameter));
        }

        return arguments;
    }

    private static PluginException NotProvided(LoadedPlugin plugin, ParameterInfo parameter) => Refused(
        plugin,
        RefusalReason.UnknownArgument,
        $"parameter '{parameter.Name}' of type {parameter.ParameterType.Name}",
        "nobody provides an argument of its constructor",
        "A constructor may ask for its options record (a type of its own assembly whose name ends in Options), Instrument, "
            + "Instruments, BarPeriod, RunMode, MarketOrigin, FeatureNames, FeatureInput with [Input], ITimeZones, IProblems, as a "
            + "simulated broker IFillModel, and as an alert sink AlertPlace and IAlertConsole.");

    private static FeatureInput Input(
        LoadedPlugin plugin, ParameterInfo parameter, object? options, PluginServices services)
    {
        if (PluginInputs.OfParameter(parameter) is { } named)
        {
            return Resolve(plugin, named, services);
        }

        IReadOnlyList<PluginInput>? chosen = PluginInputs.OfOptions(parameter, options);
        return chosen is [var only] ? Resolve(plugin, only, services)
            : chosen is [] && parameter.IsDefined(typeof(OptionalAttribute)) ? Absent(parameter.Name!)
            : throw Refused(
                plugin,
                RefusalReason.UnknownArgument,
                $"the output for parameter '{parameter.Name}'",
                "nothing names it",
                "Put [Input(\"feature.output\")] on the parameter, or name it in the option marked with [Input].");
    }

    private static FeatureInput[] Inputs(
        LoadedPlugin plugin, ParameterInfo parameter, object? options, PluginServices services)
    {
        IReadOnlyList<PluginInput> named = PluginInputs.OfOptions(parameter, options) ?? throw Refused(
            plugin,
            RefusalReason.UnknownArgument,
            $"the outputs for parameter '{parameter.Name}'",
            "no option names them",
            "Mark a property of the options (text, list of texts or map) with [Input], named like the parameter.");
        FeatureInput[] inputs = new FeatureInput[named.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Resolve(plugin, named[i], services);
        }

        return inputs;
    }

    private static FeatureInput Resolve(LoadedPlugin plugin, PluginInput input, PluginServices services) =>
        services.Inputs?.Invoke(input)
        ?? (input.IsOptional
            ? Absent(input.Name)
            : throw Refused(
                plugin,
                RefusalReason.UnknownArgument,
                $"output '{input.Name}', for '{input.Place}'",
                "nothing in this configuration computes an output it reads",
                "Add the feature to the YAML, or name another output."));

    private static FeatureInput Absent(string name) => new(name, [], -1);
}
