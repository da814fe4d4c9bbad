using System.Reflection;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Runs;

/// <summary>Sets an option of a configured plugin from the command line.</summary>
internal static class OptionOverride
{
    private static readonly MethodInfo Copy = typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>The plugin with another value of an option; unchanged when the value is null.</summary>
    /// <exception cref="RunException">It has no such option.</exception>
    public static PluginInstance With(PluginInstance plugin, string option, object? value)
    {
        if (value is null)
        {
            return plugin;
        }

        PropertyInfo? property = plugin.Options?.GetType().GetProperties()
            .FirstOrDefault(p => string.Equals(Kebab.Of(p.Name), option, StringComparison.Ordinal) && p.PropertyType == value.GetType());
        if (property is null)
        {
            throw new RunException($"--{option} is for a made-up market; '{plugin.Name}' has no such option.", ExitCodes.Configuration);
        }

        object options = Copy.Invoke(plugin.Options, null)!;
        property.SetValue(options, value);
        return plugin with { Options = options };
    }
}
