using System.Globalization;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>
/// The tables that grow row by row. How far each was when a block of inputs was written says what a restart takes back: rows behind it
/// are made again, from the same inputs.
/// </summary>
internal sealed class MarkedTables
{
    // Fills keep the broker's own numbers; they are written again over themselves. The others do not grow with the run.
    private static readonly string[] Unmarked = ["fills", "header", "inputs", "input_blocks", "outputs", "terms", "filters", "restarts", "resumes", "health"];

    private readonly sqlite3 _database;
    private readonly string[] _names;

    public MarkedTables(sqlite3 database)
    {
        _database = database;
        using Statement tables = new(
            database, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type='table' AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name)");
        _names = [.. tables.Text().Split(',').Except(Unmarked, StringComparer.Ordinal)];
    }

    /// <summary>A query for the last row of each table, in one text.</summary>
    public string MarksQuery =>
        "SELECT " + string.Join("||','||", _names.Select(n => $"(SELECT ifnull(max(rowid),0) FROM {n})"));

    /// <summary>Takes back what stands behind the marks; without any, everything.</summary>
    /// <exception cref="JournalException">The marks are of other tables.</exception>
    public void TakeBack(string? marks)
    {
        string[] parts = marks?.Split(',') ?? [.. Enumerable.Repeat("0", _names.Length)];
        if (parts.Length != _names.Length)
        {
            throw new JournalException($"The journal was written by another version: it marks {parts.Length} tables where there are {_names.Length}.");
        }

        for (int i = 0; i < parts.Length; i++)
        {
            long last = long.Parse(parts[i], CultureInfo.InvariantCulture);
            Execute(FormattableString.Invariant($"DELETE FROM {_names[i]} WHERE rowid > {last}"));
            if (_names[i] is "decision_records")
            {
                Execute(FormattableString.Invariant($"DELETE FROM filter_answers WHERE decision > {last}"));
            }
        }
    }

    private void Execute(string sql) => Statement.Check(_database, raw.sqlite3_exec(_database, sql));
}
