using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The time that levels cover, and how many there are of each kind.</summary>
internal sealed class LevelSpan
{
    /// <summary>Earliest level, nanoseconds UTC.</summary>
    public long FirstNs { get; private set; } = long.MaxValue;

    /// <summary>Latest level, nanoseconds UTC.</summary>
    public long LastNs { get; private set; } = long.MinValue;

    /// <summary>Levels by kind.</summary>
    public long[] Kinds { get; } = new long[Enum.GetValues<LevelKind>().Length];

    /// <summary>Rows that cannot be read.</summary>
    public long Unreadable { get; set; }

    /// <summary>Adds a level.</summary>
    public void Add(in Level level, long timeNs)
    {
        FirstNs = Math.Min(FirstNs, timeNs);
        LastNs = Math.Max(LastNs, timeNs);
        Kinds[(int)level.Kind]++;
    }
}
