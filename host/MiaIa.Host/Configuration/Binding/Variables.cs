using System.Text;

namespace MiaIa.Host.Configuration;

/// <summary>Replaces <c>${NAME}</c> in values by variables of the environment. What they hold is never shown.</summary>
/// <param name="environment">Gives the value of a variable, or null.</param>
/// <param name="errors">Receives what is missing, by name and place.</param>
internal sealed class Variables(Func<string, string?> environment, ConfigurationErrors errors)
{
    private const string Begin = "${";

    /// <summary>Whether a value names a variable.</summary>
    public static bool IsIn(YamlScalar scalar) => scalar.Text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>The text with its variables replaced; false when one is missing or badly written.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="isNeeded">Whether a missing variable is an error; not so in a mode that does not run.</param>
    /// <param name="text">The text.</param>
    public bool TryReplace(YamlScalar scalar, bool isNeeded, out string text)
    {
        text = scalar.Text;
        if (!IsIn(scalar))
        {
            return true;
        }

        StringBuilder replaced = new();
        int from = 0;
        for (int at; (at = text.IndexOf(Begin, from, StringComparison.Ordinal)) >= 0;)
        {
            int end = text.IndexOf('}', at);
            string name = end < 0 ? "" : text[(at + Begin.Length)..end];
            if (!IsName(name))
            {
                errors.Add(scalar.Mark, "a variable of the environment is written ${NAME}, with letters, digits and _");
                return false;
            }

            string? value = environment(name);
            if (value is null)
            {
                Miss(scalar.Mark, name, isNeeded);
                return false;
            }

            replaced.Append(text, from, at - from).Append(value);
            from = end + 1;
        }

        text = replaced.Append(text, from, text.Length - from).ToString();
        return true;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void Miss(Mark mark, string name, bool isNeeded)
    {
        if (isNeeded)
        {
            errors.Add(mark, $"the variable {name} is not set in the environment: set it before the start");
        }
    }
}
