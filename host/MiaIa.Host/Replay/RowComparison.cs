using MiaIa.Host.Explanation;

namespace MiaIa.Host.Replay;

/// <summary>Compares the kept rows of two journals to the byte.</summary>
internal static class RowComparison
{
    private const int Part = 256;

    /// <summary>The first row that differs; null when none does. Rows between bars are compared where neither run was restarted.</summary>
    public static ReplayDifference? First(RunJournal recorded, RunJournal now)
    {
        bool arePacked = recorded.First("SELECT 1 FROM restarts LIMIT 1") is null;
        return (arePacked ? FirstPacked(recorded, now) : null) ?? FirstRow(recorded, now);
    }

    private static ReplayDifference? FirstPacked(RunJournal recorded, RunJournal now)
    {
        const string Sql = "SELECT number, time_ns, packed FROM decision_records WHERE number > $0 AND packed NOTNULL ORDER BY number LIMIT 256";
        foreach ((JournalRow before, JournalRow after) in Pairs(recorded, now, Sql))
        {
            if (!before.Bytes("packed").AsSpan().SequenceEqual(after.Bytes("packed")))
            {
                return new ReplayDifference(before.Long("number"), before.Long("time_ns"), "row between bars", "as recorded", "otherwise");
            }
        }

        return null;
    }

    private static ReplayDifference? FirstRow(RunJournal recorded, RunJournal now)
    {
        const string Sql = "SELECT * FROM decision_records JOIN decision_rows USING(number) WHERE number > $0 ORDER BY number LIMIT 256";
        string[] columns = [.. recorded.Rows("SELECT name FROM pragma_table_info('decision_rows')").Select(r => r.Text("name")!)];
        foreach ((JournalRow before, JournalRow after) in Pairs(recorded, now, Sql))
        {
            foreach (string column in columns)
            {
                (double? one, double? other) = (before.Number(column), after.Number(column));
                if (BitConverter.DoubleToInt64Bits(one ?? double.NaN) != BitConverter.DoubleToInt64Bits(other ?? double.NaN))
                {
                    return new ReplayDifference(before.Long("number"), before.Long("time_ns"), column, $"{one:R}", $"{other:R}");
                }
            }
        }

        return null;
    }

    private static IEnumerable<(JournalRow Before, JournalRow After)> Pairs(RunJournal recorded, RunJournal now, string sql)
    {
        long last = 0;
        int count;
        do
        {
            IReadOnlyList<JournalRow> before = recorded.Rows(sql, last);
            IReadOnlyList<JournalRow> after = now.Rows(sql, last);
            count = Math.Min(before.Count, after.Count);
            for (int i = 0; i < count; i++)
            {
                last = before[i].Long("number");
                yield return (before[i], after[i]);
            }
        }
        while (count == Part);
    }
}
