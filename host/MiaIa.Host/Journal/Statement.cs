using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>A prepared SQLite statement. Binding goes straight to the library: no boxing, no text per value.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _at;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(database, raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    /// <summary>Binds a number to the next place.</summary>
    public Statement Add(long value)
    {
        Check(_database, raw.sqlite3_bind_int64(_statement, ++_at, value));
        return this;
    }

    /// <summary>Binds a number to the next place.</summary>
    public Statement Add(double value)
    {
        Check(_database, raw.sqlite3_bind_double(_statement, ++_at, value));
        return this;
    }

    /// <summary>Binds a text, or nothing, to the next place.</summary>
    public Statement Add(string? value)
    {
        ++_at;
        if (value is not null)
        {
            Check(_database, raw.sqlite3_bind_text(_statement, _at, value));
        }

        return this;
    }

    /// <summary>Binds a text in UTF-8 to the next place.</summary>
    public Statement Add(ReadOnlySpan<byte> utf8)
    {
        Check(_database, raw.sqlite3_bind_text(_statement, ++_at, utf8));
        return this;
    }

    /// <summary>Binds bytes to the next place.</summary>
    public Statement AddBytes(ReadOnlySpan<byte> bytes)
    {
        Check(_database, raw.sqlite3_bind_blob(_statement, ++_at, bytes));
        return this;
    }

    /// <summary>Leaves the next places empty: nothing of the row before stays in them.</summary>
    public Statement Skip(int places)
    {
        _at += places;
        return this;
    }

    /// <summary>Carries it out.</summary>
    public void Run()
    {
        int result = raw.sqlite3_step(_statement);
        int reset = raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
        _at = 0;
        Check(_database, result is raw.SQLITE_DONE or raw.SQLITE_ROW ? reset : result);
    }

    /// <summary>Carries it out and gives the text of its first row.</summary>
    public string Text()
    {
        int result = raw.sqlite3_step(_statement);
        string text = result is raw.SQLITE_ROW ? raw.sqlite3_column_text(_statement, 0).utf8_to_string() ?? "" : "";
        int reset = raw.sqlite3_reset(_statement);
        Check(_database, result is raw.SQLITE_DONE or raw.SQLITE_ROW ? reset : result);
        return text;
    }

    /// <inheritdoc />
    public void Dispose() => _statement.Dispose();

    /// <summary>Throws when the library reports a fault.</summary>
    /// <exception cref="JournalException">It does.</exception>
    internal static void Check(sqlite3 database, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new JournalException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
        }
    }
}
