using System.Text.Json;
using Spectre.Console;

namespace MiaIa.Host.Plugins;

/// <summary>The load report: every plugin there is, and for each refused one what is wrong and what to do.</summary>
internal static class PluginReport
{
    private const int UnboundedWidth = 1000;

    /// <summary>Writes it for people.</summary>
    public static void Write(PluginCatalogue catalogue, IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            // A file or a pipe has no edge to break lines at.
            console.Profile.Width = UnboundedWidth;
        }

        Table table = new Table()
            .Border(TableBorder.Simple).Collapse()
            .AddColumn("Id", column => column.NoWrap())
            .AddColumns("Kind", "Version", "SDK", "State", "Folder");
        foreach (PluginDescriptor plugin in catalogue.All)
        {
            PluginReportEntry entry = PluginReportEntry.Of(plugin);
            table.AddRow(
                new Text(Shown(entry.Id)),
                new Text(Shown(entry.Kind)),
                new Text(Shown(entry.Version)),
                new Text(Shown(entry.SdkVersion)),
                new Text(entry.State, plugin.IsReady ? Style.Plain : new Style(Color.Red)),
                new Text(Place(entry.Folder)));
        }

        console.Write(table);
        console.WriteLine($"Folders without a path before them lie in {PluginFolders.Shipped}");
        int refused = catalogue.All.Count(plugin => !plugin.IsReady);
        string host = PluginContract.HostSdkVersion.ToString(3);
        console.WriteLine(FormattableString.Invariant(
            $"{catalogue.All.Count - refused} ready, {refused} refused; this host's {PluginContract.Sdk} is {host}."));
        foreach (PluginDescriptor plugin in catalogue.All)
        {
            WriteDetails(plugin, console);
        }
    }

    /// <summary>Writes it as one JSON document.</summary>
    public static void WriteJson(PluginCatalogue catalogue, Stream output)
    {
        PluginReportDocument document = new(
            PluginContract.HostSdkVersion.ToString(3), [.. catalogue.All.Select(PluginReportEntry.Of)]);
        JsonSerializer.Serialize(output, document, PluginReportJson.Default.PluginReportDocument);
    }

    // What ships is told by its place in the program's own folder; what was added, by its whole path.
    private static string Place(string folder) =>
        folder.StartsWith(PluginFolders.Shipped + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(PluginFolders.Shipped, folder)
            : folder;

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "-" : text;

    private static void WriteDetails(PluginDescriptor plugin, IAnsiConsole console)
    {
        if (plugin.Refusal is null && plugin.Notes.Count == 0)
        {
            return;
        }

        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        if (plugin.Refusal is { } refusal)
        {
            AddRow(grid, "file", refusal.File);
            AddRow(grid, "type", refusal.Type);
            AddRow(grid, "wanted", refusal.Wanted);
            AddRow(grid, "found", refusal.Found);
            AddRow(grid, "to do", refusal.Remedy);
        }

        foreach (string note in plugin.Notes)
        {
            AddRow(grid, "note", note);
        }

        console.WriteLine();
        string name = plugin.Id.Length > 0 ? plugin.Id : plugin.AssemblyPath;
        console.WriteLine(plugin.Refusal is null
            ? name
            : $"{name} is refused: {PluginReportEntry.KebabCase(plugin.Refusal.Reason.ToString())}");
        console.Write(grid);
    }

    private static void AddRow(Grid grid, string label, string text)
    {
        if (text.Length > 0)
        {
            grid.AddRow(new Text("  " + label), new Text(text));
        }
    }
}
