namespace MiaIa.Tests;

/// <summary>What code allocates on the managed heap.</summary>
/// <remarks>
/// A thread draws on a piece of the heap of some 8 KiB. When a collection, of any thread's making, takes the piece away, the
/// unused rest may count as allocated: so a collection before the work takes it away first. The runtime may also allocate
/// while it compiles a method that runs for the first time. What the code allocates it allocates every time: the same work
/// is done from the same state three times, and the least counts.
/// </remarks>
internal static class Allocations
{
    private const int Rounds = 3;

    /// <summary>Bytes the work allocates on this thread.</summary>
    /// <param name="arrange">Makes the state anew, warms it, and gives the work to measure.</param>
    public static long Of(Func<Action> arrange)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            Action work = arrange();
            GC.Collect();
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
