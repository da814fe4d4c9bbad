namespace MiaIa.Tests;

/// <summary>What code allocates on the managed heap.</summary>
/// <remarks>
/// The runtime itself allocates while it compiles a method that runs for the first time, so one measurement may show bytes
/// that are not the code's. What the code allocates it allocates every time: the same work is done from the same state
/// three times, and the least counts.
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
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
