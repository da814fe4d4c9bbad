using System.Reflection;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Fills options records from the file: each key is the kebab-case name of a property. What is not written keeps the
/// initial value of its property or, in the profile seed-literal, the value that its attribute names.
/// </summary>
internal sealed class OptionsBinder
{
    private static readonly MethodInfo Copy =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly ConfigurationErrors _errors;
    private readonly OptionShapes _shapes;
    private readonly Profile _profile;
    private readonly ValueReader _values;

    /// <summary>A binder for one reading of one file.</summary>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="shapes">The properties of records.</param>
    /// <param name="profile">Which defaults hold.</param>
    public OptionsBinder(ConfigurationErrors errors, Variables variables, OptionShapes shapes, Profile profile)
    {
        _errors = errors;
        _shapes = shapes;
        _profile = profile;
        _values = new ValueReader(errors, variables, this);
    }

    /// <summary>A record filled from a map; null only when the record cannot be made at all, which is then an error.</summary>
    /// <param name="record">Its type.</param>
    /// <param name="written">The map; null when there is none.</param>
    /// <param name="binding">What it belongs to.</param>
    public object? Bind(Type record, YamlMap? written, Binding binding)
    {
        try
        {
            return Fill(ValueShape.Of(record), null, written, "", binding);
        }
        catch (Exception e) when (e is TargetInvocationException or NotSupportedException or MissingMethodException)
        {
            _errors.Add(binding.Mark, $"the options of {binding.What} cannot be made: {Reason.Of(e)}");
            return null;
        }
    }

    /// <summary>Fills a record, on top of another one whose values it takes over.</summary>
    internal object Fill(ValueShape shape, object? initial, YamlMap? written, string path, Binding binding)
    {
        object target = initial is null ? shape.Create() : Copy.Invoke(initial, null)!;
        IReadOnlyList<OptionProperty> properties = _shapes.Of(shape.Type);
        foreach (OptionProperty property in properties)
        {
            FillProperty(property, written?.Find(property.Key), target, Join(path, property.Key), binding);
        }

        RefuseUnknown(properties, written, path, binding);
        return target;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : path + "." + key;

    private void FillProperty(OptionProperty property, YamlEntry? entry, object target, string path, Binding binding)
    {
        if (_profile is Profile.SeedLiteral && property.SeedLiteral is { } seed)
        {
            property.Property.SetValue(target, SeedValue(property, seed, path, binding));
        }

        // A property is read only where its value matters: each second call of an accessor makes the runtime compile a stub,
        // which at the start costs more than everything else here.
        if (entry is not null)
        {
            object? current = property.Shape.Kind is ValueKind.Record ? property.Property.GetValue(target) : null;
            Write(property, entry.Value, current, target, path, binding);
        }
        else if (property.IsRequired)
        {
            string owner = path.Contains('.', StringComparison.Ordinal) || binding.What.Length == 0 ? "" : $" of {binding.What}";
            _errors.Add(binding.Mark, $"'{path}'{owner} is missing: it has no default and must be written");
        }
        else if (property.Shape.Kind is ValueKind.Record)
        {
            FillUnwritten(property, target, path, binding);
        }
        else if (DefaultInputs.MayBeIn(property))
        {
            DefaultInputs.Note(_shapes, property, property.Property.GetValue(target), path, binding);
        }
    }

    private void FillUnwritten(OptionProperty property, object target, string path, Binding binding)
    {
        if (property.Property.GetValue(target) is not { } current)
        {
            return;
        }

        object filled = Fill(property.Shape, current, null, path, binding);
        if (_profile is not Profile.Corrected)
        {
            property.Property.SetValue(target, filled);
        }
    }

    private void Write(
        OptionProperty property, YamlNode node, object? current, object target, string path, Binding binding)
    {
        if (!_values.TryRead(new ValueSlot(property, property.Shape, path), node, current, binding, out object? value))
        {
            return;
        }

        try
        {
            property.Property.SetValue(target, value);
        }
        catch (TargetInvocationException e)
        {
            // The reason may quote the value, which must not be shown when it comes from the environment.
            string reason = node is YamlScalar scalar && Variables.IsIn(scalar) ? "" : ": " + Reason.Of(e);
            _errors.Add(node.Mark, $"{binding.Name(path)} is refused{reason}");
        }
    }

    private object? SeedValue(OptionProperty property, object seed, string path, Binding binding)
    {
        if (property.Property.PropertyType.IsInstanceOfType(seed))
        {
            return seed;
        }

        ConfigurationErrors own = new();
        string text = seed as string ?? ScalarText.Write(seed);
        YamlNode? node = YamlTree.Read("", text, own);
        ValueReader reader = new(own, new Variables(_ => null, own), this);
        Binding apart = new(binding.What, binding.Root, binding.Mark);
        return node is not null
            && reader.TryRead(new ValueSlot(property, property.Shape, path), node, null, apart, out object? value)
            && own.Count == 0
            ? value
            : throw new NotSupportedException($"the seed-literal default of '{path}' is no value of its type");
    }

    private void RefuseUnknown(
        IReadOnlyList<OptionProperty> properties, YamlMap? written, string path, Binding binding)
    {
        if (written is null)
        {
            return;
        }

        List<string> known = [.. properties.Select(p => p.Key)];
        bool isTop = path.Length == 0;
        foreach (YamlEntry entry in written.Entries.Where(e => !known.Contains(e.Key, StringComparer.Ordinal)))
        {
            string place = (isTop, binding.What.Length == 0) switch
            {
                (true, true) => "",
                (true, false) => " of " + binding.What,
                (false, true) => $" in '{path}'",
                (false, false) => $" in '{path}' of {binding.What}",
            };
            _errors.AddUnknown(
                entry.Mark, $"unknown option '{entry.Key}'{place}", entry.Key, isTop ? [.. known, .. binding.AlsoKnown] : known);
        }
    }
}
