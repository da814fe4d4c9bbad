using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaIa.Host.Configuration;

/// <summary>Reads the values of options, of every shape, and says what is wrong with each.</summary>
/// <param name="errors">Receives what is wrong.</param>
/// <param name="variables">The environment.</param>
/// <param name="records">Fills nested records.</param>
internal sealed class ValueReader(ConfigurationErrors errors, Variables variables, OptionsBinder records)
{
    private const string Off = "off";

    /// <summary>Without a limit: the option is absent, as with off.</summary>
    private const string All = "all";

    /// <summary>Reads a value; false when it is wrong, which is then among the errors, or not known in this run.</summary>
    /// <param name="slot">What it is for.</param>
    /// <param name="node">What is written.</param>
    /// <param name="current">The value that a nested record builds upon.</param>
    /// <param name="binding">What it belongs to.</param>
    /// <param name="value">The value.</param>
    public bool TryRead(ValueSlot slot, YamlNode node, object? current, Binding binding, out object? value)
    {
        value = null;
        if (node is YamlScalar { IsQuoted: false, Text: Off or All } && IsOffAbsence(slot))
        {
            return true;
        }

        if (node is YamlScalar { IsNull: true } && slot.Shape.Kind is not ValueKind.Record)
        {
            errors.Add(node.Mark, $"{binding.Name(slot.Path)} has no value: write {Expected(slot)}, or leave the line out");
            return false;
        }

        return (slot.Shape.Kind, node) switch
        {
            (ValueKind.Scalar, YamlScalar scalar) => TryReadScalar(slot, scalar, binding, out value),
            (ValueKind.List, YamlList list) => TryReadList(slot, list, binding, out value),
            (ValueKind.Map, YamlMap map) => TryReadMap(slot, map, binding, out value),
            (ValueKind.Record, YamlMap map) => TryReadRecord(slot, map, current, binding, out value),
            (ValueKind.Record, YamlScalar { IsNull: true }) => TryReadRecord(slot, null, current, binding, out value),
            _ => Refuse(slot, node, binding),
        };
    }

    private static bool IsOffAbsence(ValueSlot slot) =>
        (slot.IsWhole ? slot.Property.IsNullable : slot.Shape.IsNullable)
        && slot.Shape.Type != typeof(bool)
        && !(slot.Shape.Type.IsEnum && EnumNames.Read(slot.Shape.Type, Off) is not null);

    private static string Expected(ValueSlot slot)
    {
        string expected = slot.Shape.Kind switch
        {
            ValueKind.List => "a list such as [a, b]",
            ValueKind.Map => "a map such as { name: value }",
            ValueKind.Record => "a map such as { option: value }",
            _ => ScalarText.Expected(slot.Shape.Type, slot.Property.Unit),
        };
        return IsOffAbsence(slot) ? expected + ", or off" : expected;
    }

    private bool Refuse(ValueSlot slot, YamlNode node, Binding binding)
    {
        string remedy = node is YamlScalar { Text: Off } ? "; it cannot be switched off" : "";
        string message = $"{binding.Name(slot.Path)} must be {Expected(slot)}, not {node.Description}{remedy}";
        if (node is YamlScalar scalar && slot.Shape.Type.IsEnum)
        {
            errors.Add(new ConfigurationError(
                node.Mark, message, NearestName.Find(scalar.Text, EnumNames.Of(slot.Shape.Type))));
        }
        else
        {
            errors.Add(node.Mark, message);
        }

        return false;
    }

    private bool TryReadScalar(ValueSlot slot, YamlScalar scalar, Binding binding, out object? value)
    {
        value = null;
        if (slot.Property.IsSecret && !Variables.IsIn(scalar))
        {
            errors.Add(scalar.Mark, $"{binding.Name(slot.Path)} is a secret, and this file is kept with every run: write ${{NAME}} and set the variable NAME in the environment");
            return false;
        }

        if (Variables.IsIn(scalar))
        {
            binding.Variables[binding.PathOf(slot.Path)] = scalar.Text;
        }

        if (!variables.TryReplace(scalar, binding.IsUsed, out string text))
        {
            return false;
        }

        bool isQuoted = scalar.IsQuoted && !Variables.IsIn(scalar);
        if (!ScalarText.TryRead(slot.Shape.Type, text, isQuoted, slot.Property.Unit, out value))
        {
            return Refuse(slot, scalar, binding);
        }

        if (!IsAllowed(slot, scalar, value!, binding))
        {
            return false;
        }

        if (slot.Property.Shape.Kind is not ValueKind.Map)
        {
            NoteInput(slot, scalar.Text, scalar.Mark, binding);
        }

        return true;
    }

    private bool IsAllowed(ValueSlot slot, YamlScalar scalar, object value, Binding binding)
    {
        OptionProperty property = slot.Property;
        if (property.Range is not null && value is not string)
        {
            ValueRange range = ValueRange.Of(property.Range, slot.Shape.Type);
            if (!range.Contains(value))
            {
                errors.Add(scalar.Mark, $"{binding.Name(slot.Path)} must lie {range}, not at {scalar.Text}");
                return false;
            }
        }

        return value is not string text || IsAllowedText(slot, scalar, text, binding);
    }

    private bool IsAllowedText(ValueSlot slot, YamlScalar scalar, string text, Binding binding)
    {
        OptionProperty property = slot.Property;
        if (property.Allowed.Count > 0 && !property.Allowed.Contains(text, StringComparer.Ordinal))
        {
            errors.AddUnknown(
                scalar.Mark, $"{binding.Name(slot.Path)} cannot be {scalar.Description}", scalar.Text, property.Allowed);
            return false;
        }

        if (property.Pattern is { } pattern
            && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            errors.Add(scalar.Mark, $"{binding.Name(slot.Path)} cannot be {scalar.Description}: it must match {pattern}");
            return false;
        }

        return !slot.IsWhole || HasAllowedLength(slot, scalar, text.Length, binding);
    }

    private bool HasAllowedLength(ValueSlot slot, YamlNode node, int length, Binding binding)
    {
        OptionProperty property = slot.Property;
        if (length >= property.LeastLength && length <= property.MostLength)
        {
            return true;
        }

        string unit = node is YamlScalar ? "letters" : "entries";
        string bounds = property.MostLength == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"at least {property.LeastLength}")
            : string.Create(CultureInfo.InvariantCulture, $"{property.LeastLength} to {property.MostLength}");
        errors.Add(node.Mark, string.Create(
            CultureInfo.InvariantCulture, $"{binding.Name(slot.Path)} must have {bounds} {unit}, not {length}"));
        return false;
    }

    private bool TryReadList(ValueSlot slot, YamlList list, Binding binding, out object? value)
    {
        List<object?> items = [];
        bool isRead = true;
        for (int i = 0; i < list.Items.Count; i++)
        {
            ValueSlot element = slot.Element((i + 1).ToString(CultureInfo.InvariantCulture));
            isRead &= TryRead(element, list.Items[i], null, binding, out object? item);
            items.Add(item);
        }

        isRead = isRead && (!slot.IsWhole || HasAllowedLength(slot, list, items.Count, binding));
        value = isRead ? slot.Shape.ListOf(items) : null;
        return isRead;
    }

    private bool TryReadMap(ValueSlot slot, YamlMap map, Binding binding, out object? value)
    {
        IDictionary read = slot.Shape.NewMap();
        bool isRead = true;
        foreach (YamlEntry entry in map.Entries)
        {
            ValueSlot element = slot.Element(entry.Key);
            NoteInput(slot, entry.Key, entry.Mark, binding);
            if (TryRead(element, entry.Value, null, binding, out object? item))
            {
                read.Add(entry.Key, item);
            }
            else
            {
                isRead = false;
            }
        }

        isRead = isRead && (!slot.IsWhole || HasAllowedLength(slot, map, read.Count, binding));
        value = isRead ? read : null;
        return isRead;
    }

    private bool TryReadRecord(ValueSlot slot, YamlMap? map, object? current, Binding binding, out object? value)
    {
        value = records.Fill(slot.Shape, current, map, slot.Path, binding);
        return true;
    }

    private static void NoteInput(ValueSlot slot, string name, Mark mark, Binding binding)
    {
        if (slot.Property.InputOutput is { } output)
        {
            binding.Inputs.Add(new InputName(name, output, slot.Path, mark, IsDefault: false, IsOptional: false));
        }
    }
}
