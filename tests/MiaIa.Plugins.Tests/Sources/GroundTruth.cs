using System.Collections;
using System.Globalization;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The independently computed facts of the real data, and how ours are compared with them.</summary>
internal static class GroundTruth
{
    private static readonly Lazy<JsonDocument> File =
        new(() => JsonDocument.Parse(System.IO.File.ReadAllText(RealData.Path("ground_truth.json"))));

    /// <summary>The files whose facts are known and whose path begins with one of these.</summary>
    public static TheoryData<string> Files(string extension, params string[] prefixes)
    {
        TheoryData<string> files = [];
        if (!RealData.IsPresent)
        {
            files.Add("none"); // the theory is skipped, but needs a row
            return files;
        }

        foreach (JsonProperty file in File.Value.RootElement.EnumerateObject())
        {
            if (file.Name.EndsWith(extension, StringComparison.Ordinal)
                && prefixes.Any(p => file.Name.StartsWith(p, StringComparison.Ordinal)))
            {
                files.Add(file.Name);
            }
        }

        return files;
    }

    public static JsonElement Of(string file) => File.Value.RootElement.GetProperty(file);

    public static string PathOf(string file) => RealData.Path(file.Split('/'));

    /// <summary>Every difference, as <c>place: expected, found</c>; numbers may differ by 1e-9 of themselves.</summary>
    public static IReadOnlyList<string> Differences(JsonElement expected, object? found)
    {
        List<string> differences = [];
        Compare("", expected, found, differences);
        return differences;
    }

    private static void Compare(string place, JsonElement expected, object? found, List<string> differences)
    {
        bool isEqual = expected.ValueKind switch
        {
            JsonValueKind.Object => CompareMap(place, expected, found, differences),
            JsonValueKind.Array => CompareList(place, expected, found, differences),
            JsonValueKind.Number => found is long or int or double or decimal && IsNear(expected.GetDouble(), found),
            JsonValueKind.String => string.Equals(expected.GetString(), found as string, StringComparison.Ordinal),
            JsonValueKind.True or JsonValueKind.False => found is bool value && value == expected.GetBoolean(),
            _ => found is null,
        };
        if (!isEqual)
        {
            differences.Add($"{place}: expected {expected}, found {found ?? "nothing"}");
        }
    }

    private static bool CompareMap(string place, JsonElement expected, object? found, List<string> differences)
    {
        if (found is not IReadOnlyDictionary<string, object?> map)
        {
            return false;
        }

        List<string> names = [];
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            names.Add(property.Name);
            Compare($"{place}/{property.Name}", property.Value, map.GetValueOrDefault(property.Name), differences);
        }

        // Facts beyond those that the other program told may stand beside them, but not inside them.
        differences.AddRange(place.Length == 0 ? [] : map.Keys.Except(names, StringComparer.Ordinal).Select(name => $"{place}/{name}: not expected"));
        return true;
    }

    private static bool CompareList(string place, JsonElement expected, object? found, List<string> differences)
    {
        if (found is not IList list || list.Count != expected.GetArrayLength())
        {
            return false;
        }

        for (int i = 0; i < list.Count; i++)
        {
            Compare($"{place}[{i}]", expected[i], list[i], differences);
        }

        return true;
    }

    private static bool IsNear(double expected, object found)
    {
        double value = Convert.ToDouble(found, CultureInfo.InvariantCulture);
        return Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
    }
}
