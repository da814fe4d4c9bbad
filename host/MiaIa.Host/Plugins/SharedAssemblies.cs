namespace MiaIa.Host.Plugins;

/// <summary>
/// The assemblies that host and plugins have in common, by simple name: the SDK and the .NET framework. The version a
/// plugin asks for plays no part, so that one built against an older SDK still shares its types. Everything else of the
/// host's is its own: a plugin brings its packages along, and each may have its own version of them.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly Lazy<HashSet<string>> Framework = new(ReadFramework);

    /// <summary>Whether an assembly comes from the host.</summary>
    public static bool Contains(string name) =>
        string.Equals(name, PluginContract.Sdk, StringComparison.Ordinal) || IsFramework(name);

    /// <summary>Whether an assembly belongs to .NET itself.</summary>
    public static bool IsFramework(string name) => Framework.Value.Contains(name);

    private static HashSet<string> ReadFramework()
    {
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        string program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        bool isSelfContained = string.Equals(
            Path.GetDirectoryName(typeof(object).Assembly.Location), program, StringComparison.Ordinal);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            bool isFramework = isSelfContained
                ? IsFrameworkName(name)
                : !string.Equals(Path.GetDirectoryName(path), program, StringComparison.Ordinal);
            if (isFramework)
            {
                names.Add(name);
            }
        }

        return names;
    }

    // Published with its own runtime, the program and the framework lie in one folder and only names tell them apart.
    private static bool IsFrameworkName(string name) =>
        (name.StartsWith("System.", StringComparison.Ordinal) && name is not "System.CommandLine")
        || name is "System" or "mscorlib" or "netstandard" or "WindowsBase" or "Microsoft.CSharp"
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);
}
