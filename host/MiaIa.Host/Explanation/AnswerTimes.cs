namespace MiaIa.Host.Explanation;

/// <summary>How the cache of answers did, and how long it took.</summary>
/// <param name="Cache">The cache.</param>
/// <param name="HitMilliseconds">Median time of an answer from the cache; null without one.</param>
/// <param name="MissMilliseconds">Median time of an answer from the journal; null without one.</param>
internal readonly record struct AnswerTimes(CacheStatistics Cache, double? HitMilliseconds, double? MissMilliseconds)
{
    /// <summary>Writes them in two lines.</summary>
    public void Write(TextWriter output)
    {
        string ratio = Cache.HitRatio is { } share ? $"{100 * share:0.0} %" : "-";
        output.WriteLine();
        output.WriteLine($"Cache: {Cache.Hits} hits, {Cache.Misses} misses (hit ratio {ratio}), {Cache.Evictions} evictions, {Cache.Entries} entries");
        output.WriteLine($"  median time of a hit {Text(HitMilliseconds)}, of a miss {Text(MissMilliseconds)}");
    }

    private static string Text(double? milliseconds) => milliseconds is { } ms ? $"{ms:0.000} ms" : "-";
}
