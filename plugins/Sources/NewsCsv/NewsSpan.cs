using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The time that a news calendar covers, and how many releases of each impact it has.</summary>
internal sealed class NewsSpan
{
    /// <summary>Earliest release, nanoseconds UTC.</summary>
    public long FirstNs { get; private set; } = long.MaxValue;

    /// <summary>Latest release, nanoseconds UTC.</summary>
    public long LastNs { get; private set; } = long.MinValue;

    /// <summary>Releases by impact.</summary>
    public long[] Impacts { get; } = new long[Enum.GetValues<NewsImpact>().Length];

    /// <summary>Rows that cannot be read.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Adds a row; null for one that cannot be read.</summary>
    public void Add(News? news)
    {
        if (news is not { } release)
        {
            Unreadable++;
            return;
        }

        FirstNs = Math.Min(FirstNs, release.ReleaseNs);
        LastNs = Math.Max(LastNs, release.ReleaseNs);
        Impacts[(int)release.Impact]++;
    }
}
