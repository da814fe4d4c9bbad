using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>Memory of the Linux control group with a limit that a process is in, such as a container. File cache that can be given up counts as free.</summary>
internal static class MemoryGroup
{
    private const string Root = "/sys/fs/cgroup";

    // A group without a limit has one of about 2^63.
    private const double NoLimit = 1e18;

    /// <summary>What is used and what may be, in bytes; null without a limit.</summary>
    /// <param name="groups">Text of <c>/proc/self/cgroup</c>.</param>
    /// <param name="read">Text of a file; null when it is not there.</param>
    public static (double Used, double All)? Read(string groups, Func<string, string?> read)
    {
        foreach (string line in groups.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(':', 3);
            if (parts.Length == 3 && parts[0] is "0" && parts[1].Length == 0
                && Of(read, $"{Root}", parts[2], "memory.max", "memory.current", "inactive_file") is { } second)
            {
                return second;
            }

            if (parts.Length == 3 && parts[1].Split(',').Contains("memory", StringComparer.Ordinal)
                && Of(read, $"{Root}/memory", parts[2], "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file") is { } first)
            {
                return first;
            }
        }

        return null;
    }

    // Inside of a container the group's path is that of the host, and the group itself is mounted at the root.
    private static (double Used, double All)? Of(Func<string, string?> read, string root, string group, string most, string used, string cache)
    {
        foreach (string folder in new[] { root + group.TrimEnd('/'), root })
        {
            if (Number(read($"{folder}/{most}")) is { } all and < NoLimit && Number(read($"{folder}/{used}")) is { } now)
            {
                return (now - Math.Min(now, Cache(read($"{folder}/memory.stat"), cache)), all);
            }
        }

        return null;
    }

    private static double Cache(string? statistics, string name)
    {
        string? line = statistics?.Split('\n').FirstOrDefault(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        return Number(line?[(name.Length + 1)..]) ?? 0;
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out double number) ? number : null;
}
