using System.Security.Cryptography;
using System.Text;

namespace MiaIa.Host.Configuration;

/// <summary>
/// The text of a file and its tree, before any plugin is known: the folders of further plugins stand in the file itself.
/// </summary>
internal sealed class ConfigurationFile
{
    private static readonly string[] Choices = ["source", "broker", "fill-model"];

    private ConfigurationFile(string path, string text, YamlNode? root, IReadOnlyList<ConfigurationError> errors)
    {
        Path = path;
        Text = text;
        Root = root as YamlMap;
        Errors = errors;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        PluginFolders = [.. FoldersIn(Root).Select(Absolute)];
        PluginIds = [.. IdsIn(Root).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>Its text; empty when it cannot be read.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>What is wrong with it as YAML.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; }

    /// <summary>Folders with further plugins, absolute.</summary>
    public IReadOnlyList<string> PluginFolders { get; }

    /// <summary>Every plugin id that it names, whether there is such a plugin or not.</summary>
    public IReadOnlyList<string> PluginIds { get; }

    /// <summary>The map at the root; null when there is none.</summary>
    internal YamlMap? Root { get; }

    /// <summary>Reads a file. What is wrong with it is among <see cref="Errors"/>; nothing is thrown for it.</summary>
    public static ConfigurationFile Open(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string what = e is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file: name another with --config FILE"
                : "the file cannot be read: " + Reason.Of(e);
            return new ConfigurationFile(path, "", null, [new ConfigurationError(new Mark(path, 0, 0), what)]);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="path">The file it stands for.</param>
    /// <param name="text">The text.</param>
    public static ConfigurationFile Parse(string path, string text)
    {
        ConfigurationErrors errors = new();
        YamlNode? root = YamlTree.Read(path, text, errors);
        if (root is not null and not YamlMap)
        {
            errors.Add(root.Mark, $"a map of sections is expected here, not {root.Description}");
        }

        return new ConfigurationFile(path, text, root, errors.ByPlace());
    }

    /// <summary>The id of an instance's name: the text before <c>@</c>.</summary>
    internal static string IdOf(string name) => name.IndexOf('@', StringComparison.Ordinal) is >= 0 and int at ? name[..at] : name;

    /// <summary>A folder that the file names, absolute.</summary>
    internal string Absolute(string folder) => System.IO.Path.GetFullPath(
        folder, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? System.IO.Path.GetFullPath("."));

    private static IEnumerable<string> FoldersIn(YamlMap? root) =>
        root?.Find("plugins")?.Value is YamlMap plugins && plugins.Find("folders")?.Value is YamlList folders
            ? folders.Items.OfType<YamlScalar>().Where(f => f.Text.Length > 0).Select(f => f.Text)
            : [];

    private static IEnumerable<string> IdsIn(YamlMap? root) =>
        Sections.Plugins.SelectMany(s => Keys(root?.Find(s.Key)?.Value)).Concat(
            root?.Find(Sections.Modes)?.Value is YamlMap modes
                ? modes.Entries.SelectMany(m => Chosen(m.Value as YamlMap))
                : []);

    private static IEnumerable<string> Chosen(YamlMap? mode) =>
        Choices.Select(c => mode?.Find(c)?.Value).SelectMany(v => v is YamlScalar one ? [IdOf(one.Text)] : Keys(v));

    private static IEnumerable<string> Keys(YamlNode? section) =>
        section is YamlMap map ? map.Entries.Select(e => IdOf(e.Key)) : [];
}
