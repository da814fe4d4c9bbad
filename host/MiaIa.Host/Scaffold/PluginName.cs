using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Scaffold;

/// <summary>The name of a new plugin: <c>print-balance</c> in the configuration is <c>PrintBalance</c> in code.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Class">Name of its class, project and folder.</param>
internal sealed partial record PluginName(string Id, string Class)
{
    private const int MostLetters = 60;

    /// <summary>Reads a name written in either way.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="name">The name.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PluginName? name)
    {
        bool isId = IdPattern().IsMatch(text);
        bool isClass = ClassPattern().IsMatch(text);
        name = text.Length > MostLetters || (!isId && !isClass) ? null
            : isId ? new PluginName(text, Pascal(text))
            : new PluginName(Kebab.Of(text), text);
        return name is not null;
    }

    private static string Pascal(string id) =>
        string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^([A-Z][a-z0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassPattern();
}
