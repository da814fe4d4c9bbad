using System.Text;

namespace MiaIa.Host.Journal;

/// <summary>The tables of a run. Plain SQLite, so that any tool opens them; times are nanoseconds since 1970 UTC.</summary>
internal static class JournalSchema
{
    /// <summary>Version of these tables; it stands in the header.</summary>
    public const int Version = 4;

    /// <summary>Columns of a signal.</summary>
    public const int SignalColumns = 34;

    private const string Fixed = """
        CREATE TABLE header(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE outputs(place INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE terms(place INTEGER PRIMARY KEY, output TEXT NOT NULL, grouped_in TEXT NOT NULL, weight REAL NOT NULL, effective_weight REAL NOT NULL);
        CREATE TABLE inputs(path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE orders(id INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, parent_id INTEGER, group_id INTEGER, role TEXT NOT NULL, type TEXT NOT NULL, side TEXT NOT NULL, quantity INTEGER NOT NULL, price_ticks INTEGER, offset_ticks INTEGER, expires_ns INTEGER);
        CREATE TABLE order_events(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, order_id INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT, price_ticks INTEGER);
        CREATE TABLE fills(execution_id INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, venue_ns INTEGER NOT NULL, order_id INTEGER NOT NULL, side TEXT NOT NULL, quantity INTEGER NOT NULL, price_ticks INTEGER NOT NULL, fee_micros INTEGER NOT NULL, slippage_ticks INTEGER NOT NULL);
        CREATE TABLE round_trips(id INTEGER PRIMARY KEY, side TEXT NOT NULL, quantity INTEGER NOT NULL, entry_ns INTEGER NOT NULL, entry_ticks REAL NOT NULL, exit_ns INTEGER NOT NULL, exit_ticks REAL NOT NULL, gross TEXT NOT NULL, fees TEXT NOT NULL, net TEXT NOT NULL, risk_ticks INTEGER NOT NULL, adverse_ticks INTEGER NOT NULL, favourable_ticks INTEGER NOT NULL, slippage_ticks INTEGER NOT NULL, exit_reason TEXT NOT NULL, strategy TEXT, setup TEXT, session_date INTEGER NOT NULL);
        CREATE TABLE filters(place INTEGER PRIMARY KEY, name TEXT NOT NULL, step TEXT NOT NULL);
        CREATE TABLE filter_answers(decision INTEGER NOT NULL, filter INTEGER NOT NULL, passes INTEGER NOT NULL, measured REAL, threshold REAL NOT NULL, size_factor REAL NOT NULL, PRIMARY KEY(decision, filter)) WITHOUT ROWID;
        CREATE TABLE model_answers(decision INTEGER PRIMARY KEY, probability REAL, agreement REAL, forest REAL, boosted REAL, logistic REAL, shadow REAL);
        CREATE TABLE signals(decision INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, symbol TEXT NOT NULL, decision_kind TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, strategy TEXT, setup TEXT, side TEXT, entry_ticks INTEGER, stop_ticks INTEGER, target_ticks INTEGER, risk_ticks INTEGER, reward_ticks INTEGER, reward_risk REAL, size INTEGER, s2 REAL, threshold REAL, confidence REAL, quality REAL, quality_class TEXT, tags TEXT NOT NULL, bn REAL, regime TEXT, mtf REAL, smart_money REAL, ml REAL, gamma_phase TEXT, gamma_factor REAL, session_factor REAL, volatility_regime TEXT, reasons TEXT NOT NULL, rejected_by TEXT, order_id INTEGER);
        CREATE TABLE halts(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, cause TEXT NOT NULL, state TEXT NOT NULL, release TEXT NOT NULL, since_ns INTEGER NOT NULL, session_date INTEGER NOT NULL, until_ns INTEGER NOT NULL, text TEXT NOT NULL, end_reason TEXT);
        CREATE TABLE notes(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
        """;

    /// <summary>
    /// The statements that make the tables. A decision has one column per output (value, and one letter of status and the age
    /// beside it), per term (contribution) and per factor. A decision between bars that sent no order has them packed in one value.
    /// </summary>
    public static string Create(JournalLayout layout)
    {
        StringBuilder sql = new(Fixed);
        sql.Append("CREATE TABLE decisions(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, is_bar_close INTEGER NOT NULL, ")
            .Append("price_ticks INTEGER NOT NULL, candidate TEXT NOT NULL, reason TEXT NOT NULL, failed INTEGER NOT NULL, ")
            .Append("s0 REAL, coverage REAL, s REAL, s1 REAL, threshold REAL, minimum_coverage REAL, decision TEXT NOT NULL, strategy TEXT, order_id INTEGER, statuses TEXT NOT NULL, packed BLOB");
        foreach (string output in layout.Outputs)
        {
            sql.Append(", ").Append(Quoted(output)).Append(" REAL, ").Append(Quoted(output + " age-seconds")).Append(" REAL");
        }

        foreach (string term in layout.Terms)
        {
            sql.Append(", ").Append(Quoted(term + " contribution")).Append(" REAL");
        }

        foreach (string factor in layout.Factors)
        {
            sql.Append(", ").Append(Quoted(factor + " applied")).Append(" REAL");
        }

        return sql.Append(");\n").Append(SnapshotSchema.Create).ToString();
    }

    /// <summary>The statement that stores a decision.</summary>
    public static string InsertDecision(JournalLayout layout)
    {
        const int FixedColumns = 18;
        int columns = FixedColumns + (2 * layout.Outputs.Count) + layout.Terms.Count + layout.Factors.Count;
        return $"INSERT INTO decisions VALUES({string.Join(',', Enumerable.Repeat('?', columns))})";
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
