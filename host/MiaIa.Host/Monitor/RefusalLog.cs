using System.Diagnostics;

namespace MiaIa.Host.Monitor;

/// <summary>
/// Tells of requests that were refused: each one counts, and the first and then at most one a second is written, so that a flood fills
/// neither a terminal nor a disk. What a request held, a token above all, is never written.
/// </summary>
/// <param name="log">Where lines go.</param>
internal sealed class RefusalLog(Action<string> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _count;
    private long _untold;
    private long _toldTicks;

    /// <summary>Requests refused.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes one.</summary>
    /// <param name="method">Method of HTTP.</param>
    /// <param name="path">Path without the query.</param>
    /// <param name="from">Address that it came from.</param>
    /// <param name="refusal">Why.</param>
    public void Add(string method, string path, string from, Refusal refusal)
    {
        lock (_lock)
        {
            _count++;
            if (_toldTicks != 0 && Stopwatch.GetElapsedTime(_toldTicks) < Interval)
            {
                _untold++;
                return;
            }

            string more = _untold == 0 ? "" : FormattableString.Invariant($" ({_untold} more were refused since the last line)");
            (_untold, _toldTicks) = (0, Stopwatch.GetTimestamp());
            log(FormattableString.Invariant($"monitor: refused {Plain(method)} {Plain(path)} from {from}: {refusal.Status}, {refusal.Reason}{more}"));
        }
    }

    // What comes from outside must not write lines of its own, nor colour a terminal.
    private static string Plain(string text)
    {
        const int Most = 80;
        string some = text.Length > Most ? text[..Most] + "..." : text;
        return string.Create(some.Length, some, (span, from) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(from[i]) || "/-_.?=".Contains(from[i], StringComparison.Ordinal) ? from[i] : '?';
            }
        });
    }
}
