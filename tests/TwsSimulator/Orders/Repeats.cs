namespace MiaIa.TwsSimulator;

/// <summary>
/// Finds orders that a client sent more than once: what it calls by the same tag, with or without a number behind a dot, is one order of its
/// own. Sent again it may be only when no earlier sending was or could be filled, and all of them together never fill more than was wanted.
/// </summary>
internal static class Repeats
{
    /// <summary>What is wrong, one sentence for each.</summary>
    public static IEnumerable<string> In(IEnumerable<SimOrder> orders)
    {
        foreach (IGrouping<string, SimOrder> family in orders.Where(o => o.OrderRef.Length > 0).GroupBy(o => TagOf(o.OrderRef), StringComparer.Ordinal))
        {
            SimOrder[] sent = [.. family.Where(o => o.Transmitted is not null).OrderBy(o => o.Transmitted)];
            for (int i = 1; i < sent.Length; i++)
            {
                if (sent[..i].FirstOrDefault(earlier => earlier.Filled > 0 || earlier.Ended is null || earlier.Ended > sent[i].Transmitted) is { } earlier)
                {
                    yield return $"{sent[i].OrderRef} was sent at {sent[i].Transmitted:HH:mm:ss.fff} while {earlier.OrderRef} ({earlier.Status}, {Message.Number(earlier.Filled)} filled) could be filled";
                }
            }

            decimal wanted = family.Max(o => o.Wanted);
            decimal filled = family.Sum(o => o.Filled);
            if (filled > wanted)
            {
                yield return $"{family.Key} was filled for {Message.Number(filled)}, wanted were {Message.Number(wanted)}";
            }
        }
    }

    private static string TagOf(string orderRef)
    {
        int dot = orderRef.LastIndexOf('.');
        return dot > 0 && dot < orderRef.Length - 1 && orderRef.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? orderRef[..dot] : orderRef;
    }
}
