using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Counts what is wrong with what TWS sends. A feed has no lines: the place of a problem is its number.</summary>
/// <param name="problems">The host's.</param>
internal sealed class FeedProblems(IProblems problems)
{
    private readonly Lock _gate = new();
    private long _count;

    /// <summary>How many there were.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Counts one.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="stream">Name of the stream.</param>
    public void Add(ProblemKind kind, string stream)
    {
        lock (_gate)
        {
            problems.Count(kind, stream, Interlocked.Increment(ref _count));
        }
    }
}
