using System.Globalization;

namespace MiaIa.Host.Comparison;

/// <summary>What is not the same in two canonical texts of a configuration, in their order.</summary>
internal static class SettingsDiff
{
    private const string Between = " = ";

    /// <summary>Compares them.</summary>
    public static IReadOnlyList<SettingDifference> Of(string a, string b)
    {
        List<string> order = [];
        Dictionary<string, string> first = Read(a, order);
        Dictionary<string, string> second = Read(b, order);
        HashSet<string> lists = [.. order.Where(k => IsList(k, first, second))];
        List<SettingDifference> differences = [];
        foreach (string key in order)
        {
            string? left = first.GetValueOrDefault(key);
            string? right = second.GetValueOrDefault(key);
            if (lists.Contains(key))
            {
                differences.Add(ListDifference(key, first, second));
            }
            else if (!string.Equals(left, right, StringComparison.Ordinal) && !lists.Contains(ListOf(key) ?? ""))
            {
                differences.Add(new SettingDifference(key, left, right));
            }
        }

        return differences;
    }

    private static Dictionary<string, string> Read(string text, List<string> order)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        HashSet<string> known = [.. order];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = line.IndexOf(Between, StringComparison.Ordinal);
            string key = line[..at];
            values[key] = line[(at + Between.Length)..];
            if (known.Add(key))
            {
                order.Add(key);
            }
        }

        return values;
    }

    /// <summary>A list whose length differs: its items are compared as a set, because all places behind a new one are others.</summary>
    private static bool IsList(string key, Dictionary<string, string> first, Dictionary<string, string> second) =>
        (first.ContainsKey(key + ".1") || second.ContainsKey(key + ".1"))
        && !string.Equals(first.GetValueOrDefault(key), second.GetValueOrDefault(key), StringComparison.Ordinal);

    private static string? ListOf(string key)
    {
        int dot = key.LastIndexOf('.');
        return dot > 0 && int.TryParse(key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? key[..dot] : null;
    }

    private static SettingDifference ListDifference(string key, Dictionary<string, string> first, Dictionary<string, string> second)
    {
        string[] left = Items(key, first);
        string[] right = Items(key, second);
        return new SettingDifference(key, Only(left, right), Only(right, left));
    }

    private static string[] Items(string key, Dictionary<string, string> values)
    {
        List<string> items = [];
        while (values.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{key}.{items.Count + 1}"), out string? item))
        {
            items.Add(item);
        }

        return [.. items];
    }

    private static string? Only(string[] these, string[] others)
    {
        string[] only = [.. these.Except(others, StringComparer.Ordinal)];
        return only.Length == 0 ? null : string.Join(", ", only);
    }
}
