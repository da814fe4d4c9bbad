namespace MiaIa.Host.Explanation;

/// <summary>How a cache did.</summary>
/// <param name="Entries">Entries in it now.</param>
/// <param name="Hits">Questions that it answered.</param>
/// <param name="Misses">Questions that it did not.</param>
/// <param name="Evictions">Entries that went because it was full.</param>
internal readonly record struct CacheStatistics(int Entries, long Hits, long Misses, long Evictions)
{
    /// <summary>Hits among all questions, [0, 1]; null before the first one.</summary>
    public double? HitRatio => Hits + Misses == 0 ? null : (double)Hits / (Hits + Misses);
}
