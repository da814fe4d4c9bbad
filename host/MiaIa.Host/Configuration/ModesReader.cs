using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>Reads the modes. A key that is not the mode's own is an option of its broker.</summary>
/// <param name="plugins">Reads the plugins they name.</param>
/// <param name="binder">Fills their own settings.</param>
/// <param name="errors">Receives what is wrong.</param>
/// <param name="selected">The mode that is to run; null when the file is only checked.</param>
internal sealed class ModesReader(
    PluginReader plugins, OptionsBinder binder, ConfigurationErrors errors, RunMode? selected)
{
    private const string Source = "source";
    private const string Broker = "broker";
    private const string FillModel = "fill-model";
    private const string Capital = "capital";
    private const string OnInterrupt = "on-interrupt";
    private const string ConfirmAccount = "confirm-account";
    private const string Auto = "auto";

    private readonly ModeConfiguration?[] _modes = new ModeConfiguration?[Names.Count];
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <summary>The names of the modes, in the order of <see cref="RunMode"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = EnumNames.Of(typeof(RunMode));

    /// <summary>Values of the modes themselves that hold variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <summary>The modes that were read, in the order of <see cref="RunMode"/>; null for one that is not there.</summary>
    public IReadOnlyList<ModeConfiguration?> All => _modes;

    /// <summary>A mode that was read, or null.</summary>
    public ModeConfiguration? this[RunMode mode] => _modes[(int)mode];

    /// <summary>The keys of a mode that are its own.</summary>
    public static IReadOnlyList<string> KeysOf(RunMode mode) =>
        mode switch
        {
            RunMode.Live => [Source, Broker, OnInterrupt, ConfirmAccount],
            RunMode.Sim => [Source, Broker, FillModel, Capital, OnInterrupt],
            _ => [Source, Broker, FillModel, Capital],
        };

    /// <summary>Reads the section.</summary>
    /// <param name="section">The section; null when there is none.</param>
    /// <param name="whole">The place of the whole file, for what is missing.</param>
    public void Read(YamlEntry? section, Mark whole)
    {
        YamlMap? map = section?.Value as YamlMap;
        if (section is not null && map is null && !section.IsEmpty)
        {
            errors.Add(section.Value.Mark, $"'modes' must be a map of modes, not {section.Value.Description}");
        }

        foreach (YamlEntry entry in map?.Entries ?? [])
        {
            if (EnumNames.Read(typeof(RunMode), entry.Key) is RunMode mode)
            {
                ReadMode(mode, entry);
            }
            else
            {
                errors.AddUnknown(entry.Mark, $"unknown mode '{entry.Key}'", entry.Key, Names);
            }
        }

        string? wanted = selected is { } run ? EnumNames.Write(run) : null;
        if (wanted is not null && map?.Find(wanted) is null)
        {
            errors.Add(section?.Mark ?? whole,
                $"the mode '{wanted}' is not configured: add '{wanted}: {{ broker: ... }}' under modes");
        }
    }

    private void ReadMode(RunMode mode, YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            errors.Add(entry.Value.Mark,
                $"the mode '{entry.Key}' must be a map such as {{ broker: simulated }}, not {entry.Value.Description}");
            return;
        }

        IReadOnlyList<string> own = KeysOf(mode);
        string path = Sections.Modes + "." + entry.Key;
        bool isUsed = selected == mode;
        YamlMap beside = map.Where(e => !own.Contains(e.Key, StringComparer.Ordinal));
        BoundPlugin? source = ReadSource(map, beside, mode, path, isUsed);
        BoundPlugin? broker = ReadBroker(map, own, OfBroker(map, beside, mode), entry, path, isUsed);
        bool isAuto = mode is RunMode.Live || map.Find(FillModel)?.Value is null or YamlScalar { Text: Auto };
        BoundPlugin? fillModel = isAuto ? null : Choose(map, FillModel, PluginKind.FillModel, path, isUsed);
        decimal? capital = mode is RunMode.Live ? null : Bind<CapitalSettings>(map, Capital, entry, path, isUsed).Capital;
        InterruptAction onInterrupt = mode is RunMode.Backtest
            ? default
            : Bind<InterruptSettings>(map, OnInterrupt, entry, path, isUsed).OnInterrupt;
        string? confirmed = mode is RunMode.Live ? Bind<ConfirmSettings>(map, ConfirmAccount, entry, path, isUsed).ConfirmAccount : null;
        if (mode is RunMode.Live && map.Find(Source) is null)
        {
            errors.Add(entry.Mark, $"'{path}.{Source}' is missing: name the feed");
        }

        if (broker is not null)
        {
            _modes[(int)mode] = new ModeConfiguration(
                mode, source?.Instance, broker.Instance, fillModel?.Instance, capital, entry.Mark)
            {
                OnInterrupt = onInterrupt,
                ConfirmAccount = confirmed,
            };
        }
    }

    private BoundPlugin? Choose(YamlMap map, string key, PluginKind kind, string path, bool isUsed) =>
        map.Find(key) is { } place ? plugins.ReadChoice(place, kind, path + "." + key, isUsed) : null;

    // A live feed and its broker are one connection, written once: what stands beside them is for both, as far as each knows it.
    private BoundPlugin? ReadSource(YamlMap map, YamlMap beside, RunMode mode, string path, bool isUsed)
    {
        if (mode is not RunMode.Live || map.Find(Source) is not { } place)
        {
            return Choose(map, Source, PluginKind.Feed, path, isUsed);
        }

        YamlMap? under = place.Value is YamlMap { Entries: [{ Value: YamlMap written }] } ? written : null;
        YamlMap known = beside.Where(e => plugins.Knows(place, e.Key) && under?.Find(e.Key) is null);
        return plugins.ReadChoice(place, PluginKind.Feed, path + "." + Source, isUsed, known);
    }

    // What only the feed knows is no mistake of the broker's.
    private YamlMap OfBroker(YamlMap map, YamlMap beside, RunMode mode) =>
        mode is RunMode.Live && map.Find(Source) is { } source && map.Find(Broker) is { } broker
            ? beside.Where(e => plugins.Knows(broker, e.Key) || !plugins.Knows(source, e.Key))
            : beside;

    private BoundPlugin? ReadBroker(
        YamlMap map, IReadOnlyList<string> own, YamlMap beside, YamlEntry entry, string path, bool isUsed)
    {
        if (map.Find(Broker) is { } place)
        {
            return plugins.ReadChoice(place, PluginKind.Broker, path + "." + Broker, isUsed, beside, own);
        }

        errors.Add(entry.Mark, $"'{path}.{Broker}' is missing: name the broker");
        foreach (YamlEntry unknown in beside.Entries)
        {
            errors.AddUnknown(unknown.Mark, $"unknown option '{unknown.Key}' in '{path}'", unknown.Key, own);
        }

        return null;
    }

    private T Bind<T>(YamlMap map, string key, YamlEntry entry, string path, bool isUsed)
        where T : class
    {
        Binding binding = new(entry.Key, path, entry.Mark, isUsed);
        T settings = (T)binder.Bind(typeof(T), map.Where(e => string.Equals(e.Key, key, StringComparison.Ordinal)), binding)!;
        foreach ((string option, string written) in binding.Variables)
        {
            _variables[option] = written;
        }

        return settings;
    }
}
