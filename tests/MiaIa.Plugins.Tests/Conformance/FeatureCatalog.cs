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
    /// <param name="id">The plugin.</param>
    /// <param name="instrument">The traded instrument; default ES.</param>
    public static Specimen Create(string id, Instrument? instrument = null)
    {
        Type type = Types[id];
        ConstructorInfo constructor = type.GetConstructors().Single();
        List<TestInput> inputs = [];
        Instrument traded = instrument ?? TestInstruments.Es;
        object[] arguments = [.. constructor.GetParameters().Select(p => Argument(type, p, inputs, traded))];
        return new Specimen((IFeature)constructor.Invoke(arguments), inputs);
    }

    /// <summary>What a plugin's constructor asks for; inputs that a test can set are added to the list.</summary>
    public static object Argument(Type feature, ParameterInfo parameter, List<TestInput> inputs, Instrument traded)
    {
        Type wanted = parameter.ParameterType;
        if (wanted == typeof(FeatureInput[]))
        {
            TestInput[] all = [.. NamesOf(feature).Select(n => new TestInput(n))];
            inputs.AddRange(all);
            return all.Select(i => i.Input).ToArray();
        }

        if (wanted == typeof(FeatureInput))
        {
            TestInput input = new(parameter.GetCustomAttribute<InputAttribute>()?.Output ?? parameter.Name!);
            inputs.Add(input);
            return input.Input;
        }

        return wanted switch
        {
            _ when wanted == typeof(Instrument) => traded,
            _ when wanted == typeof(Instruments) => TestInstruments.All,
            _ when wanted == typeof(BarPeriod) => new BarPeriod(60),
            _ when wanted == typeof(RunMode) => RunMode.Backtest,
            _ when wanted == typeof(FeatureNames) => new FeatureNames([]),
            _ when wanted.Name.EndsWith("Options", StringComparison.Ordinal) => Activator.CreateInstance(wanted)!,
            _ => throw new InvalidOperationException(
                $"{feature.Name} asks for {wanted.Name} in its constructor. Teach FeatureCatalog how to make one."),
        };
    }

    /// <summary>Names in the option that is marked as input, by default.</summary>
    private static IEnumerable<string> NamesOf(Type feature)
    {
        Type options = feature.GetConstructors().Single().GetParameters()
            .Single(p => p.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal)).ParameterType;
        PropertyInfo property = options.GetProperties().Single(p => p.IsDefined(typeof(InputAttribute)));
        object value = property.GetValue(Activator.CreateInstance(options))!;
        return value as IEnumerable<string> ?? (IEnumerable<string>)value.GetType().GetProperty("Keys")!.GetValue(value)!;
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
