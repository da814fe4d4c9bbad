using System.Reflection;

namespace MiaIa.Host.Scaffold;

/// <summary>The files of a new feature: project, class, options, tests, and the packages they are built against.</summary>
internal static class FeatureTemplate
{
    /// <summary>Where the program keeps the packages of its SDK.</summary>
    public static string PackagesFolder => Path.Combine(AppContext.BaseDirectory, "packages");

    /// <summary>Version of the SDK's packages.</summary>
    public static string Version => typeof(MiaIa.Sdk.IFeature).Assembly.GetName().Version!.ToString(3);

    /// <summary>The text files, by their path in the new folder.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(PluginName name) =>
    [
        ("Directory.Build.props", Render("Directory.Build.props", name)),
        ("nuget.config", Render("nuget.config", name)),
        ("README.md", Render("README.md", name)),
        (Path.Combine(name.Class, name.Class + ".csproj"), Render("Feature.csproj", name)),
        (Path.Combine(name.Class, name.Class + ".cs"), Render("Feature.cs", name)),
        (Path.Combine(name.Class, name.Class + "Options.cs"), Render("FeatureOptions.cs", name)),
        (Path.Combine(name.Class + ".Tests", name.Class + ".Tests.csproj"), Render("FeatureTests.csproj", name)),
        (Path.Combine(name.Class + ".Tests", name.Class + "Tests.cs"), Render("FeatureTests.cs", name)),
    ];

    /// <summary>Writes everything into a folder that is new or empty.</summary>
    /// <exception cref="IOException">The folder holds something, the program's packages are missing, or it cannot be written.</exception>
    public static void Write(PluginName name, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty. Choose another name, or another folder with --output.");
        }

        string[] packages = [$"MiaIa.Sdk.{Version}.nupkg", $"MiaIa.Sdk.Testing.{Version}.nupkg"];
        foreach (string package in packages)
        {
            if (!File.Exists(Path.Combine(PackagesFolder, package)))
            {
                throw new IOException($"{Path.Combine(PackagesFolder, package)} is missing. It comes with the program: install or build it again.");
            }
        }

        foreach ((string path, string text) in Files(name))
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        string own = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
        foreach (string package in packages)
        {
            File.Copy(Path.Combine(PackagesFolder, package), Path.Combine(own, package));
        }
    }

    private static string Render(string template, PluginName name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Templates." + template)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd()
            .Replace("{{Name}}", name.Class, StringComparison.Ordinal)
            .Replace("{{id}}", name.Id, StringComparison.Ordinal)
            .Replace("{{version}}", Version, StringComparison.Ordinal);
    }
}
