using System.Reflection;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// Every feature plugin that the test project refers to, found in its output folder, and how to make one.
/// </summary>
internal static class FeatureCatalog
{
    private static readonly Dictionary<string, Type> Types = Discover();

    public static IEnumerable<string> Ids => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>A new feature with default options, in a run that has sent nothing yet.</summary>
    public static Specimen Create(string id)
    {
        Type type = Types[id];
        ConstructorInfo constructor = type.GetConstructors().Single();
        List<TestInput> inputs = [];
        object[] arguments = [.. constructor.GetParameters().Select(p => Argument(type, p, inputs))];
        return new Specimen((IFeature)constructor.Invoke(arguments), inputs);
    }

    private static object Argument(Type feature, ParameterInfo parameter, List<TestInput> inputs)
    {
        Type wanted = parameter.ParameterType;
        if (wanted == typeof(FeatureInput))
        {
            TestInput input = new(parameter.GetCustomAttribute<InputAttribute>()?.Output ?? parameter.Name!);
            inputs.Add(input);
            return input.Input;
        }

        return wanted switch
        {
            _ when wanted == typeof(Instrument) => TestInstruments.Es,
            _ when wanted == typeof(Instruments) => TestInstruments.All,
            _ when wanted == typeof(BarPeriod) => new BarPeriod(60),
            _ when wanted == typeof(RunMode) => RunMode.Backtest,
            _ when wanted == typeof(FeatureNames) => new FeatureNames([]),
            _ when wanted.Name.EndsWith("Options", StringComparison.Ordinal) => Activator.CreateInstance(wanted)!,
            _ => throw new InvalidOperationException(
                $"{feature.Name} asks for {wanted.Name} in its constructor. Teach FeatureCatalog how to make one."),
        };
    }

    private static Dictionary<string, Type> Discover()
    {
        IEnumerable<Type> types = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(IsPlugin)
            .SelectMany(f => Assembly.LoadFrom(f).GetExportedTypes())
            .Where(t => t.IsAssignableTo(typeof(IFeature)) && t.GetCustomAttribute<PluginAttribute>() is not null);
        return types.ToDictionary(t => t.GetCustomAttribute<PluginAttribute>()!.Id, StringComparer.Ordinal);
    }

    /// <summary>A plugin is what the solution builds from plugins/Features/[name].</summary>
    private static bool IsPlugin(string file) =>
        Directory.Exists(Path.Combine(Repository.Root, "plugins", "Features", Path.GetFileNameWithoutExtension(file)));
}
