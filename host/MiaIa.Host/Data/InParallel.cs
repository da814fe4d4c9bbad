using System.Runtime.ExceptionServices;

namespace MiaIa.Host.Data;

/// <summary>Work on many files at once, with the result that work on one after the other has.</summary>
internal static class InParallel
{
    /// <summary>The result for each item, in their order; the fault of the first item that has one.</summary>
    /// <param name="items">The items.</param>
    /// <param name="work">The work; safe for threads.</param>
    public static IReadOnlyList<TResult> Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        TResult[] results = new TResult[items.Count];
        Exception?[] faults = new Exception?[items.Count];
        int firstFault = items.Count;
        Parallel.For(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (i > Volatile.Read(ref firstFault))
            {
                return;
            }

            try
            {
                results[i] = work(items[i]);
            }
            catch (Exception e)
            {
                faults[i] = e;
                Lower(ref firstFault, i);
            }
        });
        if (firstFault < items.Count)
        {
            ExceptionDispatchInfo.Throw(faults[firstFault]!);
        }

        return results;
    }

    private static void Lower(ref int least, int value)
    {
        int known = Volatile.Read(ref least);
        while (value < known)
        {
            int before = Interlocked.CompareExchange(ref least, value, known);
            known = before == known ? value : before;
        }
    }
}
