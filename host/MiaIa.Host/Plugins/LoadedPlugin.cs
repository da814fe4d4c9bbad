using System.Reflection;

namespace MiaIa.Host.Plugins;

/// <summary>A plugin's class, loaded into its own context and ready to be built. Holding it keeps the context alive.</summary>
internal sealed class LoadedPlugin
{
    /// <summary>Reads what its constructor asks for.</summary>
    /// <exception cref="PluginException">It has no public constructor, or several.</exception>
    public LoadedPlugin(PluginDescriptor descriptor, Type type, PluginLoadContext context, string contentHash)
    {
        Descriptor = descriptor;
        Type = type;
        Context = context;
        ContentHash = contentHash;
        ConstructorInfo[] constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            throw new PluginException(descriptor.Refuse(
                RefusalReason.NoConstructor,
                "exactly one public constructor",
                constructors.Length == 0
                    ? "the class has no public constructor"
                    : "the class has several public constructors",
                "Give it one, with everything the plugin needs as arguments.").Refusal!);
        }

        Constructor = constructors[0];
        Parameters = Constructor.GetParameters();
        OptionsType = FindOptions();
    }

    /// <summary>What its metadata said.</summary>
    public PluginDescriptor Descriptor { get; }

    /// <summary>Its class.</summary>
    public Type Type { get; }

    /// <summary>
    /// The record its options are bound to: the constructor parameter of a type of the plugin's own assembly whose name
    /// ends in <c>Options</c>. Null when it has none.
    /// </summary>
    public Type? OptionsType { get; }

    /// <summary>Its one public constructor.</summary>
    public ConstructorInfo Constructor { get; }

    /// <summary>The parameters of its one public constructor.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>SHA-256 over the names and contents of all files in its folder, hex; for the run's header.</summary>
    public string ContentHash { get; }

    /// <summary>Where it lives.</summary>
    public PluginLoadContext Context { get; }

    private Type? FindOptions()
    {
        foreach (ParameterInfo parameter in Parameters)
        {
            if (parameter.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal)
                && parameter.ParameterType.Assembly == Type.Assembly)
            {
                return parameter.ParameterType;
            }
        }

        return null;
    }
}
