using System.Reflection;
using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Training;

/// <summary>Sets an option of a configured plugin from the command line.</summary>
internal static class OptionOverride
{
    private static readonly MethodInfo Copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>The plugin with another value of an option; unchanged when the value is null.</summary>
    /// <exception cref="RunException">It has no such option.</exception>
    public static PluginInstance With(PluginInstance plugin, string option, int? value)
    {
        if (value is not { } number)
        {
            return plugin;
        }

        PropertyInfo? property = plugin.Options?.GetType().GetProperties()
            .FirstOrDefault(p => string.Equals(Kebab.Of(p.Name), option, StringComparison.Ordinal) && p.PropertyType == typeof(int));
        if (property is null)
        {
            throw new RunException($"--{option} is for a made-up market; '{plugin.Name}' has no such option.", ExitCodes.Configuration);
        }

        object options = Copy.Invoke(plugin.Options, null)!;
        property.SetValue(options, number);
        return plugin with { Options = options };
    }
}
