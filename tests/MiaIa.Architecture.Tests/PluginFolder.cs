using System.Globalization;
using MiaIa.Tests;

namespace MiaIa.Architecture.Tests;

/// <summary>The folder of one technique: its sources and what the build made of it.</summary>
/// <param name="Kind">Folder above it: Features, Sources and so on.</param>
/// <param name="Name">Its own name.</param>
internal sealed record PluginFolder(string Kind, string Name)
{
    public static IReadOnlyList<PluginFolder> All { get; } = Find();

    /// <summary>Names for theories, as Kind/Name.</summary>
    public static TheoryData<string> Names => [.. All.Select(f => f.ToString())];

    public string ProjectFile => $"plugins/{Kind}/{Name}/{Name}.csproj";

    public string BuiltFolder => Path.Combine(Repository.Plugins, Kind, Name);

    public BuiltAssembly Assembly => BuiltAssembly.Read(Path.Combine(BuiltFolder, Name + ".dll"));

    public static PluginFolder Of(string name) => All.Single(f => f.ToString() == name);

    /// <summary>The folder's name for an id: no-op is in NoOp.</summary>
    public static string NameFor(string id) =>
        string.Concat(id.Split('-').Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture) + w[1..]));

    public override string ToString() => $"{Kind}/{Name}";

    private static PluginFolder[] Find() =>
    [
        .. Directory.GetDirectories(SourceTree.PathOf("plugins"))
            .SelectMany(Directory.GetDirectories)
            .Where(folder => Directory.GetFiles(folder, "*.cs").Length > 0)
            .Select(folder => new PluginFolder(Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder)))
            .OrderBy(f => f.ToString(), StringComparer.Ordinal),
    ];
}
