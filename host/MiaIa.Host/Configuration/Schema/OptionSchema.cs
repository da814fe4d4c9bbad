using System.Collections;
using System.Text.Json;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>Writes the schema of options records: type, range, members, default and description of each option.</summary>
/// <param name="json">Receives it.</param>
internal sealed class OptionSchema(Utf8JsonWriter json)
{
    private const string Variable = @"\$\{[A-Za-z0-9_]+\}";
    private readonly OptionShapes _shapes = new();
    private readonly XmlDescriptions _descriptions = new();

    /// <summary>Writes what may stand behind a plugin's name.</summary>
    public void WritePlugin(Type? record)
    {
        json.WriteStartObject();
        WriteType("object", isNullable: true);
        json.WriteBoolean("additionalProperties", false);
        if (record is not null)
        {
            Describe(_descriptions.Of(record));
            WriteRequired(record);
            json.WriteStartObject("properties");
            WriteProperties(record);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the options of a record into an open object of properties.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isWanted">Whether an option is written, by name; null for all.</param>
    public void WriteProperties(Type record, Func<string, bool>? isWanted = null)
    {
        object defaults = ValueShape.Of(record).Create();
        foreach (OptionProperty property in _shapes.Of(record).Where(p => isWanted is null || isWanted(p.Key)))
        {
            json.WriteStartObject(property.Key);
            Describe(_descriptions.Of(property.Property));
            object? value = property.Property.GetValue(defaults);
            WriteValue(property, property.Shape, value);
            if (!property.IsRequired && HasPlainDefault(property.Shape))
            {
                WriteDefault(value);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Writes a type, with null when nothing may stand there.</summary>
    public void WriteType(string type, bool isNullable)
    {
        if (!isNullable)
        {
            json.WriteString("type", type);
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue(type);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }

    private static bool HasPlainDefault(ValueShape shape) => shape.Kind switch
    {
        ValueKind.Scalar => true,
        ValueKind.List => ValueShape.Of(shape.Element!).Kind is ValueKind.Scalar,
        _ => false,
    };

    private void Describe(string? description)
    {
        if (description is { Length: > 0 })
        {
            json.WriteString("description", description);
        }
    }

    private void WriteRequired(Type record)
    {
        string[] required = [.. _shapes.Of(record).Where(p => p.IsRequired).Select(p => p.Key)];
        if (required.Length == 0)
        {
            return;
        }

        json.WriteStartArray("required");
        foreach (string key in required)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }

    private void WriteValue(OptionProperty property, ValueShape shape, object? value)
    {
        bool isOffAllowed = ReferenceEquals(shape, property.Shape) ? property.IsNullable : shape.IsNullable;
        if (!isOffAllowed)
        {
            WriteShape(property, shape, value);
            return;
        }

        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        WriteShape(property, shape, value);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteStartArray("enum");
        json.WriteStringValue("off");
        json.WriteStringValue("all");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteShape(OptionProperty property, ValueShape shape, object? value)
    {
        switch (shape.Kind)
        {
            case ValueKind.Scalar:
                WriteScalar(property, shape.Type);
                break;
            case ValueKind.List:
                json.WriteString("type", "array");
                WriteLengths(property, "Items");
                json.WriteStartObject("items");
                WriteValue(property, ValueShape.Of(shape.Element!), null);
                json.WriteEndObject();
                break;
            case ValueKind.Map:
                json.WriteString("type", "object");
                WriteLengths(property, "Properties");
                json.WriteStartObject("additionalProperties");
                WriteValue(property, ValueShape.Of(shape.Element!), null);
                json.WriteEndObject();
                break;
            default:
                WriteType("object", isNullable: value is not null);
                json.WriteBoolean("additionalProperties", false);
                WriteRequired(shape.Type);
                json.WriteStartObject("properties");
                WriteProperties(shape.Type);
                json.WriteEndObject();
                break;
        }
    }

    private void WriteLengths(OptionProperty property, string what)
    {
        if (property.LeastLength > 0)
        {
            json.WriteNumber("min" + what, property.LeastLength);
        }

        if (property.MostLength < int.MaxValue)
        {
            json.WriteNumber("max" + what, property.MostLength);
        }
    }

    private void WriteScalar(OptionProperty property, Type type)
    {
        if (type.IsEnum || property.Allowed.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (string name in type.IsEnum ? EnumNames.Of(type) : property.Allowed)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }
        else if (type == typeof(bool))
        {
            WriteAnyOf("boolean", null, "on|off|yes|no|true|false");
        }
        else if (TextPattern(type) is { } pattern)
        {
            // A length of time may be the bare number 0.
            WriteAnyOf(type == typeof(TimeSpan) ? "integer" : null, null, pattern);
        }
        else if (type == typeof(string))
        {
            WriteType("string", isNullable: false);
            WriteLengths(property, "Length");
            if (property.Pattern is { } expression)
            {
                json.WriteString("pattern", $"^({expression})$|{Variable}");
            }
        }
        else
        {
            WriteAnyOf(type == typeof(int) || type == typeof(long) ? "integer" : "number", property, Suffixed(type, property.Unit));
        }
    }

    private static string? TextPattern(Type type) => type switch
    {
        _ when type == typeof(TimeOnly) => @"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?",
        _ when type == typeof(BarPeriod) => "[0-9]+[smh]",
        _ when type == typeof(TimeSpan) => @"0|[0-9]+(\.[0-9]+)? ?(ns|us|ms|s|m|min|h)",
        _ => null,
    };

    private static string Suffixed(Type type, Unit unit)
    {
        const string number = @"-?[0-9]*\.?[0-9]+ ?";
        return unit switch
        {
            Unit.Percent => number + "%",
            Unit.None when type == typeof(decimal) => number + "(USD|%)",
            Unit.None => number + "%",
            Unit.Other => "",
            _ => number + "(ns|us|ms|s|m|min|h)",
        };
    }

    /// <summary>A value of a type of JSON, or a text with a unit, or a variable of the environment.</summary>
    private void WriteAnyOf(string? type, OptionProperty? ranged, string pattern)
    {
        json.WriteStartArray("anyOf");
        if (type is not null)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            if (ranged is not null)
            {
                WriteRange(ranged);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern.Length == 0 ? Variable : $"^({pattern})$|{Variable}");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteRange(OptionProperty property)
    {
        if (property.Range is null)
        {
            return;
        }

        Type type = property.Shape.Element is { } element ? ValueShape.Of(element).Type : property.Shape.Type;
        ValueRange range = ValueRange.Of(property.Range, type);
        WriteBound(range.IsAboveLeast ? "exclusiveMinimum" : "minimum", range.Least);
        WriteBound(range.IsBelowMost ? "exclusiveMaximum" : "maximum", range.Most);
    }

    private void WriteBound(string name, IComparable bound)
    {
        // The largest numbers of a type stand for "no bound".
        if (bound is double.MaxValue or double.MinValue or double.PositiveInfinity or double.NegativeInfinity
            or int.MaxValue or long.MaxValue or decimal.MaxValue)
        {
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue(ScalarText.Write(bound));
    }

    private void WriteDefault(object? value)
    {
        json.WritePropertyName("default");
        WriteJson(value);
    }

    private void WriteJson(object? value)
    {
        switch (value)
        {
            case null:
                json.WriteStringValue("off");
                break;
            case int or long or double or decimal:
                json.WriteRawValue(ScalarText.Write(value));
                break;
            case bool isOn:
                json.WriteBooleanValue(isOn);
                break;
            case not string and IEnumerable list:
                json.WriteStartArray();
                foreach (object? item in list)
                {
                    WriteJson(item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(ScalarText.Write(value));
                break;
        }
    }
}
