namespace MiaIa.Host.Plugins;

/// <summary>Where plugins lie: <c>ROOT/KIND/ID/</c>; a root or a kind that directly holds assemblies is a folder too.</summary>
internal static class PluginFolders
{
    private static readonly string[] KindFolders =
        ["Sources", "Features", "Confluence", "Strategies", "Filters", "Risk", "FillModels", "Brokers", "Alerts"];

    /// <summary>The folder of the plugins that ship with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>
    /// The plugin folders under the roots, full paths, each once, in the order of the roots and then by name. A folder that
    /// is not there or cannot be read is one of them, so that it is reported and not passed over.
    /// </summary>
    public static IReadOnlyList<string> Under(IEnumerable<string> roots)
    {
        List<string> folders = [];
        foreach (string root in roots)
        {
            string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
            AddRoot(path, folders);
        }

        return folders;
    }

    /// <summary>The assemblies directly in a folder, by name.</summary>
    public static string[] Assemblies(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*.dll");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static void AddRoot(string root, List<string> folders)
    {
        bool holdsAssemblies = HoldsAssemblies(root);
        if (holdsAssemblies)
        {
            Add(root, folders);
        }

        // Beside assemblies only folders of kinds are searched: others belong to that plugin (runtimes, satellites).
        foreach (string child in Children(root))
        {
            bool isKind = Array.IndexOf(KindFolders, Path.GetFileName(child)) >= 0;
            if (isKind || !holdsAssemblies)
            {
                AddKind(child, isKind, folders);
            }
        }
    }

    private static void AddKind(string path, bool isKind, List<string> folders)
    {
        bool holdsAssemblies = HoldsAssemblies(path);
        string[] children = holdsAssemblies && !isKind ? [] : Children(path);
        if (holdsAssemblies || (children.Length == 0 && !isKind))
        {
            Add(path, folders);
        }

        foreach (string child in children)
        {
            Add(child, folders);
        }
    }

    private static void Add(string folder, List<string> folders)
    {
        if (!folders.Contains(folder))
        {
            folders.Add(folder);
        }
    }

    private static bool HoldsAssemblies(string folder)
    {
        try
        {
            return Assemblies(folder).Length > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true; // perhaps: whoever scans it says what is wrong
        }
    }

    private static string[] Children(string folder)
    {
        try
        {
            string[] children = Directory.GetDirectories(folder);
            Array.Sort(children, StringComparer.Ordinal);
            return Array.FindAll(children, child => Path.GetFileName(child)[0] != '.');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
