namespace MiaIa.Host.Plugins;

/// <summary>How many letters apart two names are (Levenshtein 1966).</summary>
internal static class EditDistance
{
    /// <summary>The least number of letters to insert, remove or change to make one name of the other.</summary>
    public static int Between(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < b.Length; j++)
            {
                int changed = diagonal + (a[i] == b[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
