using MiaIa.Host.Records;

namespace MiaIa.Host.Journal;

/// <summary>
/// The tables and views of the records of decisions and round trips. A sequence number counts the rows of all these tables of a run in
/// the order in which they came to be. What can be computed from other tables is a view, so that nothing is stored twice.
/// </summary>
internal static class SnapshotSchema
{
    /// <summary>Columns of <c>pre_analysis</c>.</summary>
    public const int PreAnalysisColumns = 27 + (4 * DepthLevels.Count);

    /// <summary>The statements that make them.</summary>
    public static readonly string Create = $"""
        CREATE TABLE pre_analysis(sequence INTEGER PRIMARY KEY, decision INTEGER NOT NULL, time_ns INTEGER NOT NULL, order_id INTEGER, bar_start_ns INTEGER, bar_seconds INTEGER, open_ticks INTEGER, high_ticks INTEGER, low_ticks INTEGER, close_ticks INTEGER, volume INTEGER, delta REAL, delta_kind TEXT, hashed_bars INTEGER, bars_hash TEXT, bid_ticks INTEGER, bid_size INTEGER, ask_ticks INTEGER, ask_size INTEGER, {Levels("bid")}, {Levels("ask")}, flow_prints INTEGER, flow_buy INTEGER, flow_sell INTEGER, flow_unknown INTEGER, vix REAL, vix_age_seconds REAL, options_as_of_ns INTEGER, options_age_seconds REAL);
        CREATE TABLE order_marks(sequence INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, time_ns INTEGER NOT NULL, bid_ticks INTEGER, ask_ticks INTEGER, price_ticks INTEGER);
        CREATE TABLE position_updates(sequence INTEGER PRIMARY KEY, round_trip_id INTEGER NOT NULL, time_ns INTEGER NOT NULL, cause TEXT NOT NULL, bars INTEGER NOT NULL, side TEXT NOT NULL, quantity INTEGER NOT NULL, price_ticks INTEGER NOT NULL, unrealised TEXT NOT NULL, adverse_ticks INTEGER NOT NULL, favourable_ticks INTEGER NOT NULL, stop_ticks INTEGER NOT NULL, target_ticks INTEGER);
        CREATE TABLE post_mortems(sequence INTEGER PRIMARY KEY, round_trip_id INTEGER NOT NULL, time_ns INTEGER NOT NULL, outcome TEXT NOT NULL, is_complete INTEGER NOT NULL, followed_seconds REAL NOT NULL, extension_r REAL, peak_seconds REAL, insight TEXT);
        CREATE TABLE labels(sequence INTEGER PRIMARY KEY, round_trip_id INTEGER NOT NULL, order_id INTEGER NOT NULL, time_ns INTEGER NOT NULL, label INTEGER, is_assumed INTEGER NOT NULL);
        CREATE TABLE statistics(sequence INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, trades INTEGER NOT NULL, wins INTEGER NOT NULL, losses INTEGER NOT NULL, pnl TEXT NOT NULL, daily_pnl TEXT NOT NULL, positions INTEGER NOT NULL, ml_approved INTEGER NOT NULL, ml_asked INTEGER NOT NULL, gamma_optimised INTEGER NOT NULL, candidates INTEGER NOT NULL);
        CREATE VIEW brackets AS
          SELECT e.id AS entry_id, (SELECT min(n.id) FROM orders n WHERE n.role = 'Entry' AND n.id > e.id) AS next_id,
            (SELECT min(t.id) FROM round_trips t WHERE t.side = e.side AND t.entry_ns = (SELECT min(f.venue_ns) FROM fills f WHERE f.order_id = e.id)) AS round_trip_id
          FROM orders e WHERE e.role = 'Entry';
        CREATE VIEW executions AS
          SELECT o.id AS order_id, b.entry_id, b.round_trip_id, o.time_ns, o.role, o.type, o.side, o.quantity,
            nullif(o.price_ticks, 0) AS price_ticks, nullif(o.offset_ticks, 0) AS offset_ticks, nullif(o.expires_ns, 0) AS expires_ns,
            a.acknowledged_ns, (a.acknowledged_ns - o.time_ns) / 1e9 AS acknowledge_seconds, CASE WHEN coalesce(f.filled, 0) < o.quantity THEN a.ended_ns END AS ended_ns, CASE WHEN coalesce(f.filled, 0) < o.quantity THEN a.ended_by END AS ended_by, CASE WHEN coalesce(f.filled, 0) < o.quantity THEN a.reason END AS reason,
            coalesce(f.filled, 0) AS filled, f.fill_ticks, f.first_fill_ns, f.last_fill_ns, (f.first_fill_ns - o.time_ns) / 1e9 AS fill_seconds,
            CASE WHEN m.bid_ticks IS NOT NULL AND m.ask_ticks IS NOT NULL THEN (m.bid_ticks + m.ask_ticks) / 2.0 END AS mid_ticks,
            CASE WHEN m.bid_ticks IS NOT NULL AND m.ask_ticks IS NOT NULL THEN (f.fill_ticks - (m.bid_ticks + m.ask_ticks) / 2.0) * CASE o.side WHEN 'Buy' THEN 1 ELSE -1 END END AS slippage_ticks,
            f.modelled_slippage_ticks, f.fee_micros
          FROM orders o
          LEFT JOIN brackets b ON b.entry_id = (SELECT max(e.id) FROM orders e WHERE e.role = 'Entry' AND e.id <= o.id)
          LEFT JOIN (SELECT order_id, min(CASE kind WHEN 'OrderAcknowledged' THEN time_ns END) AS acknowledged_ns,
              max(CASE WHEN kind IN ('OrderRejected','OrderCancelled') THEN time_ns END) AS ended_ns,
              max(CASE WHEN kind IN ('OrderRejected','OrderCancelled') THEN kind END) AS ended_by,
              max(CASE WHEN kind IN ('OrderRejected','OrderCancelled') THEN reason END) AS reason
            FROM order_events GROUP BY order_id) a ON a.order_id = o.id
          LEFT JOIN (SELECT order_id, sum(quantity) AS filled, sum(quantity * price_ticks) * 1.0 / sum(quantity) AS fill_ticks, min(time_ns) AS first_fill_ns,
              max(time_ns) AS last_fill_ns, sum(slippage_ticks * quantity) * 1.0 / sum(quantity) AS modelled_slippage_ticks, sum(fee_micros) AS fee_micros
            FROM fills GROUP BY order_id) f ON f.order_id = o.id
          LEFT JOIN order_marks m ON m.order_id = o.id;
        CREATE VIEW final_results AS
          SELECT t.id AS round_trip_id, t.exit_ns AS time_ns, t.exit_reason, t.side, t.quantity, t.strategy, t.setup, t.session_date, t.entry_ns, t.entry_ticks, t.exit_ticks,
            (t.exit_ticks - t.entry_ticks) * CASE t.side WHEN 'Buy' THEN 1 ELSE -1 END AS ticks, t.gross, t.fees, t.net, t.risk_ticks,
            CASE WHEN t.risk_ticks > 0 THEN t.net / (t.risk_ticks * t.quantity * (SELECT CAST(value AS REAL) FROM header WHERE key = 'tick-value')) END AS r,
            t.adverse_ticks, t.favourable_ticks, (t.exit_ns - t.entry_ns) / 1e9 AS duration_seconds,
            l.label AS ml_label, p.outcome, p.is_complete AS post_mortem_complete, p.extension_r, p.peak_seconds, p.insight
          FROM round_trips t LEFT JOIN labels l ON l.round_trip_id = t.id LEFT JOIN post_mortems p ON p.round_trip_id = t.id;
        """;

    /// <summary>The statement that stores a row of <c>pre_analysis</c>.</summary>
    public static readonly string InsertPreAnalysis =
        $"INSERT INTO pre_analysis VALUES({string.Join(',', Enumerable.Repeat('?', PreAnalysisColumns))})";

    private static string Levels(string side) => string.Join(
        ", ", Enumerable.Range(1, DepthLevels.Count).Select(i => $"{side}{i}_ticks INTEGER, {side}{i}_size INTEGER"));
}
