using MiaIa.Engine.Risk;
using MiaIa.Host.Journal;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Control;

/// <summary>The halts of a run that no process owns: those that hold, and their release by a person.</summary>
/// <param name="path">The run's database.</param>
internal sealed class HaltTable(string path)
{
    /// <summary>Those that hold. One a cause: the row written last says whether it does.</summary>
    internal const string Held = """
        SELECT cause, state, release, since_ns, session_date, until_ns, text FROM halts h
        WHERE end_reason IS NULL AND number = (SELECT max(number) FROM halts WHERE cause = h.cause) ORDER BY number
        """;

    private const string Insert = """
        INSERT INTO halts(time_ns, cause, state, release, since_ns, session_date, until_ns, text, end_reason)
        VALUES($time, $cause, $state, $release, $since, $date, $until, $text, $end)
        """;

    /// <summary>The halts that hold.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public IReadOnlyList<HeldHalt> Read() => With(SqliteOpenMode.ReadOnly, Read);

    /// <summary>Writes down that those which wait for a person are released.</summary>
    /// <param name="timeNs">When, nanoseconds UTC.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Those that were.</returns>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public IReadOnlyList<HeldHalt> Release(long timeNs, string reason) => With<IReadOnlyList<HeldHalt>>(SqliteOpenMode.ReadWrite, connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        HeldHalt[] manual = [.. Read(connection).Where(h => string.Equals(h.Release, nameof(HaltRelease.Manual), StringComparison.Ordinal))];
        foreach (HeldHalt halt in manual)
        {
            Write(connection, halt, timeNs, reason);
        }

        if (manual.Length > 0)
        {
            // A run that is gone on with makes its halts again, and is resumed by this.
            using SqliteCommand resume = connection.CreateCommand();
            resume.CommandText = "INSERT INTO resumes(time_ns, reason) VALUES($time, $reason)";
            resume.Parameters.AddWithValue("$time", timeNs);
            resume.Parameters.AddWithValue("$reason", reason);
            resume.ExecuteNonQuery();
        }

        transaction.Commit();
        return manual;
    });

    private static IReadOnlyList<HeldHalt> Read(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Held;
        using SqliteDataReader row = command.ExecuteReader();
        List<HeldHalt> halts = [];
        while (row.Read())
        {
            halts.Add(new HeldHalt(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt32(4), row.GetInt64(5), row.GetString(6)));
        }

        return halts;
    }

    private static void Write(SqliteConnection connection, HeldHalt halt, long timeNs, string reason)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Insert;
        command.Parameters.AddWithValue("$time", timeNs);
        command.Parameters.AddWithValue("$cause", halt.Cause);
        command.Parameters.AddWithValue("$state", halt.State);
        command.Parameters.AddWithValue("$release", halt.Release);
        command.Parameters.AddWithValue("$since", halt.SinceNs);
        command.Parameters.AddWithValue("$date", halt.DateNumber);
        command.Parameters.AddWithValue("$until", halt.UntilNs);
        command.Parameters.AddWithValue("$text", halt.Text);
        command.Parameters.AddWithValue("$end", reason);
        command.ExecuteNonQuery();
    }

    private T With<T>(SqliteOpenMode mode, Func<SqliteConnection, T> work)
    {
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
            connection.Open();
            return work(connection);
        }
        catch (SqliteException problem)
        {
            throw new JournalException($"{path}: the halts cannot be {(mode is SqliteOpenMode.ReadOnly ? "read" : "released")} ({problem.Message}).");
        }
    }
}
