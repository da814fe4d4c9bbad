using System.Reflection;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>Every strategy plugin that the test project refers to, found in its output folder, and how to make one.</summary>
internal static class StrategyCatalog
{
    private static readonly Dictionary<string, Type> Types = Discover();

    public static IEnumerable<string> Ids => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>Type of a strategy.</summary>
    public static Type TypeOf(string id) => Types[id];

    /// <summary>A new strategy that has seen nothing yet.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="options">Its options; null for all defaults.</param>
    /// <param name="absent">Optional inputs that nothing computes, by the beginning of their names.</param>
    public static StrategySpecimen Create(string id, object? options = null, string? absent = null)
    {
        Type type = Types[id];
        ConstructorInfo constructor = type.GetConstructors().Single();
        List<TestInput> inputs = [];
        List<string> required = [];
        object[] arguments = [.. constructor.GetParameters().Select(p => Argument(type, p, inputs, required, options, absent))];
        return new StrategySpecimen((IStrategy)constructor.Invoke(arguments), inputs, required);
    }

    private static object Argument(
        Type type, ParameterInfo parameter, List<TestInput> inputs, List<string> required, object? options, string? absent)
    {
        if (options is not null && parameter.ParameterType == options.GetType())
        {
            return options;
        }

        string name = parameter.GetCustomAttribute<InputAttribute>()?.Output ?? parameter.Name!;
        bool isOptional = parameter.IsDefined(typeof(OptionalAttribute));
        if (parameter.ParameterType == typeof(FeatureInput) && !isOptional)
        {
            required.Add(name);
        }

        return isOptional && absent is not null && name.StartsWith(absent, StringComparison.Ordinal)
            ? new TestInput(name, isPresent: false).Input
            : FeatureCatalog.Argument(type, parameter, inputs, TestInstruments.Es);
    }

    private static Dictionary<string, Type> Discover()
    {
        IEnumerable<Type> types = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(IsPlugin)
            .SelectMany(f => Assembly.LoadFrom(f).GetExportedTypes())
            .Where(t => t.IsAssignableTo(typeof(IStrategy)) && t.GetCustomAttribute<PluginAttribute>() is not null);
        return types.ToDictionary(t => t.GetCustomAttribute<PluginAttribute>()!.Id, StringComparer.Ordinal);
    }

    private static bool IsPlugin(string file) =>
        Directory.Exists(Path.Combine(Repository.Root, "plugins", "Strategies", Path.GetFileNameWithoutExtension(file)));
}
