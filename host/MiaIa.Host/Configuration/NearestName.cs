namespace MiaIa.Host.Configuration;

/// <summary>
/// Finds the known name that was probably meant: the least number of insertions, deletions, replacements and swaps of
/// neighbours (optimal string alignment, after Damerau 1964).
/// </summary>
internal static class NearestName
{
    private const int LettersPerError = 3;

    /// <summary>The nearest name, or null when none is near. Of equally near ones the first.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The names to choose from.</param>
    public static string? Find(string written, IEnumerable<string> known)
    {
        string wanted = Kebab.Of(written.Trim()).Replace('_', '-');
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string name in known)
        {
            int distance = Distance(wanted, Kebab.Of(name));
            int most = Math.Max(1, Math.Max(name.Length, wanted.Length) / LettersPerError);
            if (distance < least && distance <= most)
            {
                (least, nearest) = (distance, name);
            }
        }

        return nearest;
    }

    /// <summary>The edit distance of two texts.</summary>
    public static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            cost[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                cost[i, j] = Step(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Step(int[,] cost, string a, string b, int i, int j)
    {
        int replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int best = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}
