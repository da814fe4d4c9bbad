using System.Text;

namespace MiaIa.Host.Journal;

/// <summary>The tables of a run. Plain SQLite, so that any tool opens them; times are nanoseconds since 1970 UTC.</summary>
internal static class JournalSchema
{
    /// <summary>Version of these tables; it stands in the header.</summary>
    public const int Version = 6;

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
        CREATE TABLE input_blocks(number INTEGER PRIMARY KEY, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, events INTEGER NOT NULL, is_injected INTEGER NOT NULL, answers INTEGER NOT NULL, journal_calls INTEGER NOT NULL, broker_calls INTEGER NOT NULL, marks TEXT NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
        CREATE TABLE restarts(number INTEGER PRIMARY KEY, event_ns INTEGER NOT NULL, events INTEGER NOT NULL, blocks INTEGER NOT NULL, resumes INTEGER NOT NULL, program TEXT NOT NULL);
        CREATE TABLE resumes(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, reason TEXT NOT NULL);
        CREATE TABLE account(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, session_date INTEGER NOT NULL, equity TEXT NOT NULL, peak_equity TEXT NOT NULL, day_start_equity TEXT NOT NULL, day_profit TEXT NOT NULL, round_trips INTEGER NOT NULL, loss_streak INTEGER NOT NULL, target_latched INTEGER NOT NULL);
        CREATE TABLE notes(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE health(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, event_ns INTEGER, component TEXT NOT NULL, state TEXT NOT NULL, state_before TEXT, reason TEXT NOT NULL, remedy TEXT NOT NULL);
        """;

    /// <summary>
    /// The statements that make the tables. The row of a bar's close or of an order has one column per output (value, and the age beside
    /// it), per term (contribution) and per factor; a decision between bars that sent no order has it packed in one value. The view
    /// <c>decisions</c> shows both together.
    /// </summary>
    public static string Create(JournalLayout layout)
    {
        StringBuilder sql = new(Fixed);
        sql.Append("CREATE TABLE decision_records(number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, is_bar_close INTEGER NOT NULL, ")
            .Append("price_ticks INTEGER NOT NULL, candidate TEXT NOT NULL, reason TEXT NOT NULL, failed INTEGER NOT NULL, ")
            .Append("s0 REAL, coverage REAL, s REAL, s1 REAL, threshold REAL, minimum_coverage REAL, decision TEXT NOT NULL, strategy TEXT, order_id INTEGER, risk_score REAL, vix REAL, bid_ticks INTEGER, ask_ticks INTEGER, quote_age_seconds REAL, statuses TEXT, packed BLOB);")
            .Append("CREATE TABLE decision_rows(number INTEGER PRIMARY KEY");
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

        return sql.Append("); CREATE VIEW decisions AS SELECT * FROM decision_records LEFT JOIN decision_rows USING(number);\n").Append(SnapshotSchema.Create).ToString();
    }

    /// <summary>The statement that stores a decision.</summary>
    public static string InsertDecision()
    {
        const int Columns = 23;
        return $"INSERT INTO decision_records VALUES({Places(Columns)})";
    }

    /// <summary>The statement that stores a row in full.</summary>
    public static string InsertRow(JournalLayout layout) =>
        $"INSERT INTO decision_rows VALUES({Places(1 + (2 * layout.Outputs.Count) + layout.Terms.Count + layout.Factors.Count)})";

    private static string Places(int count) => string.Join(',', Enumerable.Repeat('?', count));

    private static string Quoted(string name) => $"\"{name}\"";
}
