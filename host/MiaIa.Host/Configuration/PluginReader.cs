using MiaIa.Host.Plugins;

namespace MiaIa.Host.Configuration;

/// <summary>Reads lines that name plugins: finds the plugin and binds its options.</summary>
/// <param name="types">The plugins that are there.</param>
/// <param name="binder">Fills their options.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class PluginReader(IPluginTypes types, OptionsBinder binder, ConfigurationErrors errors)
{
    private readonly List<BoundPlugin> _all = [];
    private readonly OptionShapes _shapes = new();

    /// <summary>Everything read so far.</summary>
    public IReadOnlyList<BoundPlugin> All => _all;

    /// <summary>Reads a section whose lines are <c>id</c>, <c>id@label</c>, with or without options.</summary>
    /// <param name="section">The section; null when there is none.</param>
    /// <param name="kind">What belongs there.</param>
    /// <param name="isUsed">Whether it takes part in the run.</param>
    public IReadOnlyList<BoundPlugin> ReadSection(YamlEntry? section, PluginKind kind, bool isUsed = true)
    {
        if (section is null || section.IsEmpty)
        {
            return [];
        }

        if (section.Value is not YamlMap map)
        {
            errors.Add(section.Value.Mark,
                $"'{section.Key}' must be a map of plugins such as {{ id: {{ option: value }} }}, not {section.Value.Description}");
            return [];
        }

        List<BoundPlugin> read = [];
        foreach (YamlEntry line in map.Entries)
        {
            if (Read(new PluginLine(line.Key, line.Mark, line.Value), kind, section.Key + "." + line.Key, isUsed) is { } plugin)
            {
                read.Add(plugin);
            }
        }

        return read;
    }

    /// <summary>Reads a place for one plugin: <c>id</c>, or <c>{ id: { option: value } }</c>.</summary>
    /// <param name="place">The line.</param>
    /// <param name="kind">What belongs there.</param>
    /// <param name="path">Its path in the file.</param>
    /// <param name="isUsed">Whether it takes part in the run.</param>
    /// <param name="beside">Options that stand beside it instead of under it; null for none.</param>
    /// <param name="alsoKnown">Names that are known beside it.</param>
    public BoundPlugin? ReadChoice(
        YamlEntry place,
        PluginKind kind,
        string path,
        bool isUsed,
        YamlMap? beside = null,
        IReadOnlyList<string>? alsoKnown = null)
    {
        PluginLine? choice = place.Value switch
        {
            YamlScalar { IsNull: false } id => new(id.Text, id.Mark, new YamlScalar(id.Mark, "", isQuoted: false)),
            YamlMap { Entries: [var only] } => new(only.Key, only.Mark, only.Value),
            _ => null,
        };
        if (choice is null)
        {
            errors.Add(place.Value.Mark, $"'{path}' must be one plugin, such as id or {{ id: {{ option: value }} }}, not "
                + (place.Value is YamlMap map ? FormattableString.Invariant($"a map of {map.Entries.Count}") : place.Value.Description));
            return null;
        }

        PluginLine whole = choice with { Options = Merge(choice.Options, beside) };
        return Read(whole, kind, path + "." + choice.Name, isUsed, alsoKnown);
    }

    /// <summary>Whether the plugin that a place names has an option of that name.</summary>
    /// <param name="place">The line.</param>
    /// <param name="option">Name of the option.</param>
    public bool Knows(YamlEntry place, string option)
    {
        string? name = place.Value switch
        {
            YamlScalar { IsNull: false } id => id.Text,
            YamlMap { Entries: [var only] } => only.Key,
            _ => null,
        };
        string plugin = name is null ? "" : ConfigurationFile.IdOf(name);
        return types.TryFind(plugin, out _) && types.WhyRefused(plugin) is null && types.OptionsType(plugin) is { } record
            && _shapes.Of(record).Any(p => string.Equals(p.Key, option, StringComparison.Ordinal));
    }

    private YamlNode Merge(YamlNode under, YamlMap? beside)
    {
        if (beside is null || beside.Entries.Count == 0)
        {
            return under;
        }

        if (under is not YamlMap map)
        {
            return under is YamlScalar { IsNull: true } ? beside : under;
        }

        foreach (YamlEntry twice in beside.Entries.Where(e => map.Find(e.Key) is not null))
        {
            errors.Add(twice.Mark, FormattableString.Invariant(
                $"the name '{twice.Key}' is written twice; the first is in line {map.Find(twice.Key)!.Mark.Line}"));
        }

        return new YamlMap(map.Mark, [.. map.Entries, .. beside.Entries.Where(e => map.Find(e.Key) is null)]);
    }

    private BoundPlugin? Read(
        PluginLine line, PluginKind kind, string path, bool isUsed, IReadOnlyList<string>? alsoKnown = null)
    {
        (string name, Mark mark, YamlNode value) = line;
        string id = ConfigurationFile.IdOf(name);
        if (!IsKnown(name, id, mark, kind))
        {
            return null;
        }

        YamlMap? written = value as YamlMap;
        int before = errors.Count;
        if (written is null && value is not YamlScalar { IsNull: true })
        {
            errors.Add(value.Mark, $"the options of {name} are a map such as {{ option: value }}, not {value.Description}");
        }

        Binding binding = new(name, path, mark, isUsed) { AlsoKnown = alsoKnown ?? [] };
        object? options = Bind(id, written, binding);
        BoundPlugin bound = new(new PluginInstance(name, id, kind, options, mark), binding, errors.Count == before);
        _all.Add(bound);
        return bound;
    }

    private object? Bind(string id, YamlMap? written, Binding binding)
    {
        if (types.OptionsType(id) is { } record)
        {
            return binder.Bind(record, written, binding);
        }

        foreach (YamlEntry entry in written?.Entries ?? [])
        {
            errors.AddUnknown(
                entry.Mark, $"unknown option '{entry.Key}': {binding.What} has no options", entry.Key, binding.AlsoKnown);
        }

        return null;
    }

    private bool IsKnown(string name, string id, Mark mark, PluginKind kind)
    {
        if (name.Length > id.Length && !IsLabel(name[(id.Length + 1)..]))
        {
            errors.Add(mark, $"the label of '{name}' must be letters, digits and hyphens, as in {id}@5m");
            return false;
        }

        if (types.WhyRefused(id) is { } refusal)
        {
            errors.Add(mark, $"the plugin '{id}' cannot be used: {refusal.TrimEnd('.')}");
            return false;
        }

        if (!types.TryFind(id, out PluginKind found))
        {
            string noun = Sections.Noun(kind);
            errors.AddUnknown(mark, $"unknown {noun[(noun.IndexOf(' ', StringComparison.Ordinal) + 1)..]} '{id}'", id, types.Ids(kind));
            return false;
        }

        if (found != kind)
        {
            errors.Add(mark, $"'{id}' is {Sections.Noun(found)}, not {Sections.Noun(kind)}");
            return false;
        }

        return true;
    }

    private static bool IsLabel(string label) => label.Length > 0 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
