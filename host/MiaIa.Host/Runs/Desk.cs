using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>The plugins that are there and the configuration read against them: what every command begins with.</summary>
internal sealed class Desk : IDisposable
{
    private Desk(ConfigurationFile file, PluginCatalogue catalogue, PluginHost host)
    {
        (File, Catalogue, Host) = (file, catalogue, host);
    }

    /// <summary>The configuration file as it was read.</summary>
    public ConfigurationFile File { get; }

    /// <summary>All plugins found.</summary>
    public PluginCatalogue Catalogue { get; }

    /// <summary>Loads plugins.</summary>
    public PluginHost Host { get; }

    /// <summary>Time zones, shared by everything.</summary>
    public TimeZones Zones { get; } = new();

    /// <summary>Problems of the data, counted.</summary>
    public DataProblems Problems { get; } = new();

    /// <summary>Reads the file and scans the plugin folders; nothing is loaded.</summary>
    /// <param name="configPath">The configuration file.</param>
    /// <param name="pluginFolders">Folders given besides.</param>
    public static Desk Open(string configPath, IReadOnlyList<string> pluginFolders) =>
        Open(ConfigurationFile.Open(configPath), pluginFolders);

    /// <summary>Scans the plugin folders for a file that is read already.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="pluginFolders">Folders given besides.</param>
    public static Desk Open(ConfigurationFile file, IReadOnlyList<string> pluginFolders)
    {
        PluginCatalogue catalogue = PluginCatalogue.Scan([PluginFolders.Shipped, .. pluginFolders, .. file.PluginFolders]);
        return new Desk(file, catalogue, new PluginHost(isCollectible: false));
    }

    /// <summary>What plugins get that are built only to be asked about themselves.</summary>
    public PluginServices Probe(RunMode mode) => new()
    {
        Instruments = InstrumentTable.Of("ES", []),
        BasePeriod = new BarPeriod(60),
        Mode = mode,
        Zones = Zones,
        Problems = Problems,
    };

    /// <summary>What the configuration must know of plugins.</summary>
    public PluginTypes Types(RunMode mode) => new(Catalogue, Host, Probe(mode));

    /// <summary>Reads the configuration for a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="profile">The profile to take instead of the one in the file; null for the one in the file.</param>
    /// <exception cref="ConfigurationException">It has errors: all of them.</exception>
    public RunConfiguration Configure(RunMode mode, Profile? profile = null)
    {
        ConfigurationResult result = ConfigurationReader.Read(File, Types(mode), mode, profile: profile);
        return result.Configuration ?? throw new ConfigurationException(result.Errors);
    }

    /// <summary>Loads a plugin by its id.</summary>
    public LoadedPlugin Load(string id) => Host.Load(Catalogue.Find(id)!);

    /// <summary>The sources of data files, built: the runs themselves, those that the file writes in its order, then the others by their ids.</summary>
    /// <param name="written">The sources that the file writes, with their options.</param>
    public IReadOnlyList<DataSource> Sources(IReadOnlyList<PluginInstance> written)
    {
        PluginServices services = Probe(RunMode.Backtest);
        return
        [
            new DataSource(RecordedRun.Id, new RecordedRun()),
            .. written.Select(s => new DataSource(s.Name, PluginActivator.Create<ISource>(Load(s.PluginId), s.Options, services))),
            .. Catalogue.All
                .Where(p => p.IsReady && p.Kind is PluginKind.Source && !written.Any(s => string.Equals(s.PluginId, p.Id, StringComparison.Ordinal)))
                .Select(p => new DataSource(p.Id, PluginActivator.Create<ISource>(Host.Load(p), options: null, services))),
        ];
    }

    /// <summary>The same, when no run is configured: a file without that section need not even be valid.</summary>
    /// <exception cref="ConfigurationException">The file has that section, and errors.</exception>
    public IReadOnlyList<DataSource> Sources() =>
        Sources(File.Root?.Find(Sections.Sources) is null ? [] : Configure(RunMode.Backtest).Sources);

    /// <inheritdoc />
    public void Dispose() => Host.Dispose();
}
