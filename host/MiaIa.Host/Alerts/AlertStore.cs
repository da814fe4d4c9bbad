using MiaIa.Host.Configuration;
using MiaIa.Host.Journal;
using MiaIa.Sdk;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Alerts;

/// <summary>
/// The alerts in the journal of a run, over a connection of their own. What is written is on the disk when a call returns. Its tables have
/// no row ids, so that a restart, which takes back rows to make them again from the inputs, leaves them alone.
/// </summary>
internal sealed class AlertStore : IDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS alerts(number INTEGER PRIMARY KEY, rule TEXT NOT NULL, subject TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL, fired_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, resolved_ns INTEGER, count INTEGER NOT NULL, text TEXT NOT NULL, is_occurrence INTEGER NOT NULL, is_wall INTEGER NOT NULL, escalates_ns INTEGER, acknowledged_by TEXT, channels TEXT NOT NULL, not_to TEXT, UNIQUE(rule, subject, fired_ns)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS alert_changes(alert INTEGER NOT NULL, change INTEGER NOT NULL, time_ns INTEGER NOT NULL, state TEXT NOT NULL, severity TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(alert, change)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS alert_messages(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, severity TEXT NOT NULL, badge TEXT NOT NULL, rule TEXT NOT NULL, text TEXT NOT NULL, time_ns INTEGER NOT NULL, count INTEGER NOT NULL, alerts TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS alert_deliveries(message INTEGER NOT NULL, sink TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, time_ns INTEGER NOT NULL, answer TEXT NOT NULL, folded_into INTEGER, PRIMARY KEY(message, sink)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS alert_acknowledgements(alert INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, by_whom TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly string _path;

    private AlertStore(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the journal of a run to keep its alerts; makes the tables where they are not.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public static AlertStore Open(string path) => Open(path, SqliteOpenMode.ReadWrite, store =>
    {
        store.Run("PRAGMA synchronous=FULL");
        store.Run(Tables);
    });

    /// <summary>Opens the journal of a run to read its alerts; null when it has none.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static AlertStore? OpenToRead(string path)
    {
        AlertStore store = Open(path, SqliteOpenMode.ReadOnly, _ => { });
        try
        {
            if (store.Read("SELECT 1 FROM sqlite_schema WHERE name = 'alert_acknowledgements'", _ => true).Count > 0)
            {
                return store;
            }
        }
        catch
        {
            store.Dispose();
            throw;
        }

        store.Dispose();
        return null;
    }

    /// <summary>Writes alerts as they stand now, and messages with their deliveries, all or nothing.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Write(IReadOnlyCollection<Alert> alerts, IReadOnlyCollection<OutboxMessage> messages, long timeNs) => Guarded(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        foreach (Alert alert in alerts)
        {
            Write(alert, timeNs);
        }

        foreach (OutboxMessage message in messages)
        {
            Write(message, timeNs);
        }

        transaction.Commit();
    });

    /// <summary>Writes how a delivery stands.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Mark(string sink, OutboxMessage message, DeliveryState state, string answer, long timeNs) => Guarded(() => Run(
        "INSERT OR REPLACE INTO alert_deliveries VALUES($message, $sink, $state, $attempts, $time, $answer, NULL)",
        ("$message", message.Number), ("$sink", sink), ("$state", EnumNames.Write(state)), ("$attempts", message.Attempts), ("$time", timeNs),
        ("$answer", answer)));

    /// <summary>Writes that messages became one, all or nothing.</summary>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void Fold(string sink, IReadOnlyList<OutboxMessage> members, OutboxMessage into, long timeNs) => Guarded(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        Write(into, timeNs);
        foreach (OutboxMessage member in members)
        {
            Run(
                "UPDATE alert_deliveries SET state = $state, folded_into = $into, time_ns = $time WHERE message = $message AND sink = $sink",
                ("$state", EnumNames.Write(DeliveryState.Folded)), ("$into", into.Number), ("$time", timeNs), ("$message", member.Number), ("$sink", sink));
        }

        transaction.Commit();
    });

    /// <summary>The alerts, in the order of their numbers.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public IReadOnlyList<Alert> Alerts() => Read("SELECT * FROM alerts ORDER BY number", AlertRows.Alert);

    /// <summary>The messages that are not at their end, in order.</summary>
    /// <param name="run">Id of the run.</param>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public IReadOnlyList<PendingDelivery> Unfinished(string run) => Read(
        "SELECT m.*, d.sink, d.state, d.attempts FROM alert_deliveries d JOIN alert_messages m ON m.number = d.message WHERE d.state IN ('waiting', 'sending') ORDER BY m.number",
        row => AlertRows.Pending(row, run));

    /// <summary>The last number of a message; 0 for none.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public int LastMessage() => Read("SELECT ifnull(max(number), 0) FROM alert_messages", row => row.GetInt32(0))[0];

    /// <summary>Which alerts persons acknowledged, and who.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public IReadOnlyList<(int Alert, string By)> Acknowledged() =>
        Read("SELECT alert, by_whom FROM alert_acknowledgements ORDER BY alert", row => (row.GetInt32(0), row.GetString(1)));

    /// <summary>What became of the messages of each alert.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public IReadOnlyList<AlertFate> Fates() => Read(
        "SELECT CAST(m.alerts AS INTEGER), m.kind, d.sink, d.state, d.attempts, d.answer FROM alert_deliveries d JOIN alert_messages m ON m.number = d.message WHERE m.kind <> 'folded' ORDER BY m.number, d.sink",
        row => new AlertFate(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetString(5)));

    /// <summary>Writes that a person has seen an alert; a running process takes it from here.</summary>
    /// <returns>Whether nobody had before.</returns>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public bool Acknowledge(int alert, long timeNs, string by)
    {
        int before = Acknowledged().Count;
        Guarded(() => Run(
            "INSERT OR IGNORE INTO alert_acknowledgements VALUES($alert, $time, $by)", ("$alert", alert), ("$time", timeNs), ("$by", by)));
        return Acknowledged().Count > before;
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private static AlertStore Open(string path, SqliteOpenMode mode, Action<AlertStore> begin)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 2,
        }.ToString());
        AlertStore store = new(connection, path);
        try
        {
            store.Guarded(() =>
            {
                connection.Open();
                begin(store);
            });
            return store;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Write(Alert alert, long timeNs)
    {
        Run(AlertRows.InsertAlert, AlertRows.Values(alert));
        Run(
            "INSERT INTO alert_changes SELECT $alert, ifnull(max(change), 0) + 1, $time, $state, $severity, $count FROM alert_changes WHERE alert = $alert",
            ("$alert", alert.Number), ("$time", timeNs), ("$state", EnumNames.Write(alert.State)), ("$severity", EnumNames.Write(alert.Severity)),
            ("$count", alert.Count));
    }

    private void Write(OutboxMessage message, long timeNs)
    {
        Run(AlertRows.InsertMessage, AlertRows.Values(message));
        foreach (string sink in message.Sinks)
        {
            Run(
                "INSERT OR IGNORE INTO alert_deliveries VALUES($message, $sink, 'waiting', 0, $time, '', NULL)",
                ("$message", message.Number), ("$sink", sink), ("$time", timeNs));
        }
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    private IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        List<T> rows = [];
        Guarded(() =>
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = sql;
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
        });
        return rows;
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException problem)
        {
            throw new JournalException($"{_path}: the alerts cannot be kept ({problem.Message})", problem.SqliteErrorCode);
        }
    }
}
