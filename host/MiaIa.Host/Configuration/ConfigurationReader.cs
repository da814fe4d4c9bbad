using MiaIa.Engine.Risk;
using MiaIa.Host.Metrics;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Reads <c>strategies.yaml</c> strictly: unknown names, wrong types and values out of range are errors with their place,
/// and one reading tells all of them.
/// </summary>
internal sealed class ConfigurationReader
{
    private static readonly OptionShapes OwnShapes = new();
    private readonly ConfigurationFile _file;
    private readonly YamlMap _root;
    private readonly Mark _whole;
    private readonly IPluginTypes _types;
    private readonly RunMode? _mode;
    private readonly ConfigurationErrors _errors;
    private readonly OptionsBinder _binder;
    private readonly PluginReader _plugins;
    private readonly Profile _profile;
    private readonly bool _isProfileGiven;

    private ConfigurationReader(
        ConfigurationFile file,
        IPluginTypes types,
        RunMode? mode,
        Func<string, string?> environment,
        Profile? profile,
        ConfigurationErrors errors)
    {
        _file = file;
        _isProfileGiven = profile is not null;
        _profile = profile ?? ProfileOf(file.Root!);
        _root = PresetKeys.Written(file.Root!, _profile);
        _whole = new Mark(file.Path, 1, 1);
        _types = types;
        _mode = mode;
        _errors = errors;
        _binder = new OptionsBinder(errors, new Variables(environment, errors), new OptionShapes(), _profile);
        _plugins = new PluginReader(types, _binder, errors);
    }

    /// <summary>The names that stand at the top of the file, in the order of the settings and sections.</summary>
    public static IReadOnlyList<string> TopNames { get; } =
    [
        .. OwnShapes.Of(typeof(FileSettings)).Select(p => p.Key), .. Sections.Plugins.Select(s => s.Key), Sections.Modes,
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="types">The plugins that are there.</param>
    /// <param name="mode">The mode that is to run; null to check only.</param>
    /// <param name="environment">Gives variables; null for those of the process.</param>
    public static ConfigurationResult Read(
        string path, IPluginTypes types, RunMode? mode, Func<string, string?>? environment = null) =>
        Read(ConfigurationFile.Open(path), types, mode, environment);

    /// <summary>Reads a file that is open already.</summary>
    /// <param name="file">The file.</param>
    /// <param name="types">The plugins that are there.</param>
    /// <param name="mode">The mode that is to run; null to check only.</param>
    /// <param name="environment">Gives variables; null for those of the process.</param>
    /// <param name="profile">The profile to take instead of the one in the file; null for the one in the file.</param>
    public static ConfigurationResult Read(
        ConfigurationFile file, IPluginTypes types, RunMode? mode, Func<string, string?>? environment = null, Profile? profile = null)
    {
        ConfigurationErrors errors = new();
        foreach (ConfigurationError error in file.Errors)
        {
            errors.Add(error);
        }

        RunConfiguration? configuration = file.Root is null
            ? null
            : new ConfigurationReader(file, types, mode, environment ?? Environment.GetEnvironmentVariable, profile, errors).Read();
        return new ConfigurationResult(errors.Count == 0 ? configuration : null, errors.ByPlace());
    }

    private static Profile ProfileOf(YamlMap root) =>
        root.Find("profile")?.Value is YamlScalar { Text: var text }
        && EnumNames.Read(typeof(Profile), text) is Profile profile
            ? profile
            : Profile.Corrected;

    private RunConfiguration Read()
    {
        foreach (YamlEntry entry in _root.Entries.Where(e => !TopNames.Contains(e.Key, StringComparer.Ordinal)))
        {
            _errors.AddUnknown(entry.Mark, $"unknown section '{entry.Key}'", entry.Key, TopNames);
        }

        Binding binding = new("", "", _whole);
        HashSet<string> own = [.. OwnShapes.Of(typeof(FileSettings)).Select(p => p.Key)];
        FileSettings settings =
            (FileSettings)_binder.Bind(typeof(FileSettings), _root.Where(e => own.Contains(e.Key)), binding)!;
        if (!_isProfileGiven && settings.Profile != _profile)
        {
            _errors.Add(_root.Find("profile")!.Value.Mark, "the profile cannot come from the environment: write its name");
        }

        IReadOnlyList<BoundPlugin>[] sections =
            [.. Sections.Plugins.Select(s => _plugins.ReadSection(_root.Find(s.Key), s.Kind, IsUsed(s.Kind)))];
        ModesReader modes = new(_plugins, _binder, _errors, _mode);
        modes.Read(_root.Find(Sections.Modes), _whole);

        new RiskCheck(_root, _whole, _errors).Check(settings.Risk, settings.Instruments, modes.All);
        new AlertRuleCheck(_root, _errors).Check(settings.AlertRules, [.. sections[5].Select(a => a.Instance.Name)]);
        RefuseAddress(settings.Metrics);
        new MonitorCheck(_root, _whole, _errors).Check(settings.Monitor);
        RefuseSecondConfluence(sections[1]);
        IReadOnlyList<ConfluenceTerm> terms = CheckInputs(sections[0], sections[1]);
        return Build(settings, sections, modes, terms, binding.Variables);
    }

    // A back-test sends no alerts, and needs no secret of theirs.
    private bool IsUsed(PluginKind kind) => kind is not PluginKind.Alert || _mode is not RunMode.Backtest;

    // The text may come from the environment, and is not repeated.
    private void RefuseAddress(MetricsSettings metrics)
    {
        if (metrics.OtlpEndpoint is { } text && OtlpAddress.Of(text) is null)
        {
            _errors.Add(
                ((YamlMap)_root.Find("metrics")!.Value).Find("otlp-endpoint")!.Value.Mark,
                "an address over HTTP is expected here, such as http://127.0.0.1:4318");
        }
    }

    private void RefuseSecondConfluence(IReadOnlyList<BoundPlugin> confluences)
    {
        foreach (BoundPlugin further in confluences.Skip(1))
        {
            _errors.Add(further.Instance.Mark,
                $"'{further.Instance.Name}' is a second confluence; a file has one: remove it or '{confluences[0].Instance.Name}'");
        }
    }

    private IReadOnlyList<ConfluenceTerm> CheckInputs(
        IReadOnlyList<BoundPlugin> features, IReadOnlyList<BoundPlugin> confluences)
    {
        InputCheck inputs = new(_types, _errors);
        inputs.Learn(features);
        foreach (YamlEntry line in (_root.Find("features")?.Value as YamlMap)?.Entries ?? [])
        {
            inputs.LearnBroken(line.Key);
        }

        foreach (BoundPlugin plugin in _plugins.All)
        {
            inputs.Check(plugin);
        }

        return _errors.Count == 0 && confluences.Count == 1 ? TermsOf(confluences[0].Instance, inputs.Row) : [];
    }

    private IReadOnlyList<ConfluenceTerm> TermsOf(PluginInstance confluence, FeatureNames row)
    {
        try
        {
            return _types.Terms(confluence, row);
        }
        catch (Exception e)
        {
            // Whatever a plugin's constructor throws is a fault of its settings or of the plugin: told at its line.
            _errors.Add(confluence.Error(Reason.Of(e)));
            return [];
        }
    }

    private RunConfiguration Build(
        FileSettings settings,
        IReadOnlyList<BoundPlugin>[] sections,
        ModesReader modes,
        IReadOnlyList<ConfluenceTerm> terms,
        IReadOnlyDictionary<string, string> own)
    {
        IReadOnlyList<PluginInstance>[] plugins = [.. sections.Select(s => s.Select(p => p.Instance).ToArray())];
        return new RunConfiguration
        {
            File = _file.Path,
            Text = _file.Text,
            Hash = _file.Hash,
            Profile = _profile,
            Mode = _mode,
            Trade = settings.Instruments.Trade,
            Roll = settings.Instruments.Roll,
            Watch = settings.Instruments.Watch,
            BaseTimeframe = settings.BaseTimeframe,
            DecisionCycleNs = settings.DecisionCycle.Ticks * 100,
            Features = plugins[0],
            Confluence = plugins[1] is [var confluence, ..] ? confluence : null,
            EffectiveWeights = terms,
            Strategies = plugins[2],
            Filters = plugins[3],
            RiskRules = plugins[4],
            Alerts = plugins[5],
            AlertRules = settings.AlertRules,
            Sources = plugins[6],
            RiskLimits = settings.Risk,
            Cooldown = settings.Cooldown,
            Exits = settings.Exits,
            Logs = settings.Logs,
            Metrics = settings.Metrics,
            Monitor = settings.Monitor,
            Backtest = modes[RunMode.Backtest],
            Sim = modes[RunMode.Sim],
            Live = modes[RunMode.Live],
            PluginFolders = [.. settings.Plugins.Folders.Select(_file.Absolute)],
            Variables = AllVariables(own, modes.Variables),
        };
    }

    private Dictionary<string, string> AllVariables(params ReadOnlySpan<IReadOnlyDictionary<string, string>> own)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, string> some in own)
        {
            foreach ((string path, string text) in some)
            {
                all[path] = text;
            }
        }

        foreach (BoundPlugin plugin in _plugins.All)
        {
            foreach ((string path, string text) in plugin.Binding.Variables)
            {
                all[path] = text;
            }
        }

        return all;
    }
}
