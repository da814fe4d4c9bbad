using System.Diagnostics;

namespace MiaIa.Host.Journal;

/// <summary>The end of a wait, on the monotonic clock.</summary>
/// <param name="most">How long from now; null for ever.</param>
internal readonly struct Deadline(TimeSpan? most)
{
    private readonly long _begin = most is null ? 0 : Stopwatch.GetTimestamp();
    private readonly TimeSpan? _most = most;

    /// <summary>Whether it has passed.</summary>
    public bool IsOver => _most is { } limit && Stopwatch.GetElapsedTime(_begin) > limit;
}
