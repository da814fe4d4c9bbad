using MiaIa.Host.Explanation;

namespace MiaIa.Host.Monitor;

/// <summary>How many bar closes each step of the decision order ended, by the journal. Each row is counted once, however often it is asked.</summary>
internal sealed class FunnelCount
{
    private const string Newer =
        "SELECT reason, is_bar_close, count(*) AS n, sum(order_id <> 0) AS orders, sum(candidate <> 'None') AS candidates, max(number) AS last FROM decision_records WHERE number > $0 GROUP BY reason, is_bar_close";

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>Bar closes that had a candidate.</summary>
    public long Candidates { get; private set; }

    /// <summary>Decisions that led to an order, between bars as well.</summary>
    public long Orders { get; private set; }

    /// <summary>Bar closes by the step that decided.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts what is new.</summary>
    public void Read(RunJournal journal)
    {
        long last = _last;
        foreach (JournalRow row in journal.Rows(Newer, _last))
        {
            Add(row, row.Text("reason")!, row.Long("is_bar_close") != 0);
            last = Math.Max(last, row.Long("last"));
        }

        _last = last;
    }

    private void Add(JournalRow row, string reason, bool isBarClose)
    {
        Orders += row.Long("orders");
        if (isBarClose)
        {
            _counts[reason] = _counts.GetValueOrDefault(reason) + row.Long("n");
            Candidates += row.Long("candidates");
        }
    }
}
