using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>The keywords of JSON schema that ours uses, for YAML nodes: enough to see what an editor would underline.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "$schema", "$defs", "$ref", "title", "description", "default", "type", "properties", "patternProperties",
        "additionalProperties", "required", "enum", "const", "pattern", "anyOf", "items", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties",
    };

    public List<string> Problems(YamlNode node) => Problems(node, root, "");

    private List<string> Problems(YamlNode node, JsonElement schema, string path)
    {
        if (schema.ValueKind is JsonValueKind.False)
        {
            return [path + ": not allowed"];
        }

        schema.EnumerateObject().Select(p => p.Name).Should().BeSubsetOf(Understood);
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return Problems(node, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), path);
        }

        List<string> problems = [];
        if (schema.TryGetProperty("anyOf", out JsonElement any))
        {
            List<string>[] each = [.. any.EnumerateArray().Select(s => Problems(node, s, path))];
            if (each.All(e => e.Count > 0))
            {
                problems.AddRange(each.SelectMany(e => e));
            }
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !Types(type).Any(t => IsOfType(node, t)))
        {
            problems.Add($"{path}: {node.Description} is no {type}");
            return problems;
        }

        if (node is not YamlScalar && (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _)))
        {
            problems.Add($"{path}: {node.Description} is none of the texts allowed");
            return problems;
        }

        switch (node)
        {
            case YamlMap map: CheckMap(map, schema, path, problems); break;
            case YamlList list: CheckList(list, schema, path, problems); break;
            case YamlScalar scalar: CheckScalar(scalar, schema, path, problems); break;
        }

        return problems;
    }

    private void CheckMap(YamlMap map, JsonElement schema, string path, List<string> problems)
    {
        // Where only anyOf stands, its branches say what may be inside; everything else must close itself.
        bool isClosed = schema.TryGetProperty("additionalProperties", out _);
        (isClosed || schema.TryGetProperty("anyOf", out _)).Should().BeTrue("the object at {0} must be closed", path);
        foreach (YamlEntry entry in isClosed ? map.Entries : [])
        {
            problems.AddRange(Problems(entry.Value, SchemaOf(entry.Key, schema), path + "." + entry.Key));
        }

        foreach (JsonElement key in schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray() : [])
        {
            if (map.Find(key.GetString()!) is null)
            {
                problems.Add($"{path}: {key} is missing");
            }
        }

        CheckCount(map.Entries.Count, schema, "Properties", path, problems);
    }

    private void CheckList(YamlList list, JsonElement schema, string path, List<string> problems)
    {
        foreach (YamlNode item in schema.TryGetProperty("items", out _) ? list.Items : [])
        {
            problems.AddRange(Problems(item, schema.GetProperty("items"), path + "[]"));
        }

        CheckCount(list.Items.Count, schema, "Items", path, problems);
    }

    private static void CheckCount(int count, JsonElement schema, string what, string path, List<string> problems)
    {
        if ((schema.TryGetProperty("min" + what, out JsonElement least) && count < least.GetInt32())
            || (schema.TryGetProperty("max" + what, out JsonElement most) && count > most.GetInt32()))
        {
            problems.Add($"{path}: {count} {what}");
        }
    }

    private static JsonElement SchemaOf(string key, JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(key, out JsonElement own))
        {
            return own;
        }

        foreach (JsonProperty pattern in schema.TryGetProperty("patternProperties", out JsonElement patterns) ? patterns.EnumerateObject() : [])
        {
            if (Regex.IsMatch(key, pattern.Name))
            {
                return pattern.Value;
            }
        }

        return schema.GetProperty("additionalProperties");
    }

    private static void CheckScalar(YamlScalar scalar, JsonElement schema, string path, List<string> problems)
    {
        bool isWrong =
            (schema.TryGetProperty("enum", out JsonElement members) && members.EnumerateArray().All(m => m.GetString() != scalar.Text))
            || (schema.TryGetProperty("const", out JsonElement only) && only.GetString() != scalar.Text)
            || (schema.TryGetProperty("pattern", out JsonElement pattern) && !Regex.IsMatch(scalar.Text, pattern.GetString()!))
            || (schema.TryGetProperty("minimum", out JsonElement least) && Number(scalar) < least.GetDouble())
            || (schema.TryGetProperty("maximum", out JsonElement most) && Number(scalar) > most.GetDouble())
            || (schema.TryGetProperty("exclusiveMinimum", out JsonElement above) && Number(scalar) <= above.GetDouble())
            || (schema.TryGetProperty("exclusiveMaximum", out JsonElement below) && Number(scalar) >= below.GetDouble());
        if (isWrong)
        {
            problems.Add($"{path}: {scalar.Text} is not allowed");
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOfType(YamlNode node, string type) => (type, node) switch
    {
        ("object", YamlMap) or ("array", YamlList) => true,
        ("null", YamlScalar { IsNull: true }) => true,
        ("number", YamlScalar { IsQuoted: false } s) => !double.IsNaN(Number(s)),
        ("integer", YamlScalar { IsQuoted: false } s) => double.IsInteger(Number(s)),
        ("boolean", YamlScalar { IsQuoted: false } s) => s.Text is "true" or "false",
        ("string", YamlScalar s) => s.IsQuoted || (!s.IsNull && double.IsNaN(Number(s)) && s.Text is not ("true" or "false")),
        _ => false,
    };

    private static double Number(YamlScalar scalar) =>
        double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
