using System.Globalization;
using MiaIa.Host.Data;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Explanation;

/// <summary>The journal of a run, opened to be read. A run that is still going on can be read too.</summary>
internal sealed class RunJournal : IDisposable
{
    /// <summary>Key of the header: version of the tables.</summary>
    public const string VersionKey = "schema";

    private readonly SqliteConnection _connection;

    private RunJournal(SqliteConnection connection, string path)
    {
        (_connection, Path) = (connection, path);
        Header = Rows("SELECT key, value FROM header").ToDictionary(r => r.Text("key")!, r => r.Text("value")!, StringComparer.Ordinal);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    private bool IsOfThisVersion =>
        string.Equals(Header.GetValueOrDefault(VersionKey), JournalSchema.Version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The header: what the run was made of.</summary>
    public IReadOnlyDictionary<string, string> Header { get; }

    /// <summary>Whether the data of an instrument failed a check.</summary>
    public bool IsSuspect => Header.GetValueOrDefault("health", "").Contains(HealthReport.SuspectWord, StringComparison.Ordinal);

    /// <summary>Opens it.</summary>
    /// <exception cref="JournalException">It cannot be read, or is no journal.</exception>
    /// <exception cref="RunException">An older program wrote it.</exception>
    /// <param name="path">The file.</param>
    /// <param name="isOver">Whether nobody writes it any more and it was closed: then nothing is left beside it.</param>
    public static RunJournal Open(string path, bool isOver = false)
    {
        SqliteConnection connection = isOver && !File.Exists(path + "-wal") ? ConnectionTo(Immutable(path)) : ConnectionTo(path);
        try
        {
            connection.Open();
            if (!HasTable(connection, "decisions"))
            {
                throw new JournalException($"{path} is no journal of a run: it has no decisions.");
            }

            RunJournal journal = new(connection, path);
            return journal.IsOfThisVersion
                ? journal
                : throw new RunException(
                    $"{path} was written by another program (journal version {journal.Header.GetValueOrDefault(VersionKey, "1")}; this one reads version {JournalSchema.Version}). Make the run again to look at it, or use the program it was made with.",
                    ExitCodes.Failed);
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new JournalException($"{path}: cannot be read ({problem.Message}).");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is the journal of this version of a run that began: that it has a table.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static bool IsBegun(string path, string table)
    {
        try
        {
            using SqliteConnection connection = ConnectionTo(path);
            connection.Open();
            return HasTable(connection, table);
        }
        catch (SqliteException problem)
        {
            throw new JournalException($"{path}: cannot be read ({problem.Message}).");
        }
    }

    /// <summary>Whether there is such a table: older programs kept less.</summary>
    public bool HasTable(string name) => HasTable(_connection, name);

    /// <summary>The rows of a query.</summary>
    /// <param name="sql">The query; its parameters are called $0, $1 and so on.</param>
    /// <param name="parameters">Their values.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public IReadOnlyList<JournalRow> Rows(string sql, params object[] parameters)
    {
        List<JournalRow> rows = [];
        Read(sql, parameters, reader =>
        {
            Dictionary<string, object> cells = new(StringComparer.Ordinal);
            for (int i = 0; i < reader.FieldCount; i++)
            {
                if (!reader.IsDBNull(i))
                {
                    cells[reader.GetName(i)] = reader.GetValue(i);
                }
            }

            rows.Add(new JournalRow(cells));
        });
        return rows;
    }

    /// <summary>The cells of the last row of a query, all of them and in order; a cell without a value is null. Empty without a row.</summary>
    /// <inheritdoc cref="Rows"/>
    public IReadOnlyList<KeyValuePair<string, object?>> Cells(string sql, params object[] parameters)
    {
        KeyValuePair<string, object?>[] cells = [];
        Read(sql, parameters, reader => cells =
        [
            .. Enumerable.Range(0, reader.FieldCount).Select(i => KeyValuePair.Create(reader.GetName(i), reader.IsDBNull(i) ? null : reader.GetValue(i))),
        ]);
        return cells;
    }

    /// <summary>Takes the first two whole numbers of each row of a query, for queries with very many rows.</summary>
    public void Each(string sql, Action<long, long> take) => Read(sql, [], reader => take(reader.GetInt64(0), reader.GetInt64(1)));

    /// <summary>The first row of a query, or null.</summary>
    public JournalRow? First(string sql, params object[] parameters) => Rows(sql, parameters) is [var first, ..] ? first : null;

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private void Read(string sql, object[] parameters, Action<SqliteDataReader> onRow)
    {
        try
        {
            using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of the program; values go in as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < parameters.Length; i++)
            {
                command.Parameters.AddWithValue("$" + i, parameters[i]);
            }

            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                onRow(reader);
            }
        }
        catch (SqliteException problem)
        {
            throw new JournalException($"{Path}: cannot be read ({problem.Message}).");
        }
    }

    private static SqliteConnection ConnectionTo(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
    }.ToString());

    private static string Immutable(string path)
    {
        string full = System.IO.Path.GetFullPath(path).Replace('\\', '/');
        string escaped = full.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return $"file:{(escaped.StartsWith('/') ? "//" : "///")}{escaped}?immutable=1";
    }

    private static bool HasTable(SqliteConnection connection, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = $0";
        command.Parameters.AddWithValue("$0", name);
        return command.ExecuteScalar() is not null;
    }
}
