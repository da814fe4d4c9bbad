using System.Globalization;
using MiaIa.Host.Explanation;

namespace MiaIa.Host.Replay;

/// <summary>What a run recorded, row by row in its order; read in parts, so that a long run takes no more memory than a short one.</summary>
/// <param name="journal">The journal of the run.</param>
internal sealed class RecordedRows(RunJournal journal)
{
    private readonly Part _decisions = new(
        journal, "SELECT number, time_ns, candidate, reason, failed, s0, coverage, s1, threshold, order_id FROM decision_records WHERE number > $0 ORDER BY number LIMIT 4096", "number");

    private readonly Part _orders = new(journal, "SELECT * FROM orders WHERE id > $0 ORDER BY id LIMIT 4096", "id");
    private readonly Part _trips = new(journal, "SELECT * FROM round_trips WHERE id > $0 ORDER BY id LIMIT 4096", "id");

    /// <summary>The next decision; null behind the last.</summary>
    public JournalRow? NextDecision() => _decisions.Next();

    /// <summary>The next order, in words; null behind the last.</summary>
    public string? NextOrder() => _orders.Next() is { } r
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Long("id")} {r.Text("role")} {r.Text("type")} {r.Text("side")} {r.Long("quantity")} at {r.Long("price_ticks")}, offset {r.Long("offset_ticks")}, parent {r.Long("parent_id")}, group {r.Long("group_id")}, expires {r.Long("expires_ns")}, sent {r.Long("time_ns")}")
        : null;

    /// <summary>The next round trip, in words; null behind the last.</summary>
    public string? NextTrip() => _trips.Next() is { } r
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Long("id")} {r.Text("side")} {r.Long("quantity")}, {r.Long("entry_ns")} to {r.Long("exit_ns")}, gross {r.Text("gross")}, fees {r.Text("fees")}")
        : null;

    private sealed class Part(RunJournal journal, string sql, string key)
    {
        private IReadOnlyList<JournalRow> _rows = [];
        private int _at;
        private long _last;

        public JournalRow? Next()
        {
            if (_at == _rows.Count)
            {
                (_rows, _at) = (journal.Rows(sql, _last), 0);
                if (_rows.Count == 0)
                {
                    return null;
                }
            }

            JournalRow row = _rows[_at++];
            _last = row.Long(key);
            return row;
        }
    }
}
