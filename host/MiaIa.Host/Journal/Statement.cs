using System.Runtime.InteropServices;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>A prepared SQLite statement. Binding goes straight to the library: no boxing, no text per value.</summary>
internal sealed class Statement : IDisposable
{
    private static readonly byte[] Empty = [0];

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private int _at;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(database, raw.sqlite3_prepare_v2(database, sql, out _statement));
        _handle = _statement.DangerousGetHandle();
    }

    /// <summary>Binds a number to the next place.</summary>
    public Statement Add(long value)
    {
        Check(_database, SqliteCalls.BindLong(_handle, ++_at, value));
        return this;
    }

    /// <summary>Binds a number to the next place.</summary>
    public Statement Add(double value)
    {
        Check(_database, SqliteCalls.BindDouble(_handle, ++_at, value));
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

    /// <summary>Binds a text in UTF-8, or nothing, to the next place.</summary>
    public Statement Add(byte[]? utf8) => utf8 is null ? Skip(1) : Add(utf8.AsSpan());

    /// <summary>Binds a text in UTF-8 to the next place.</summary>
    public Statement Add(ReadOnlySpan<byte> utf8)
    {
        // An empty span has no place in memory, which would bind nothing at all.
        ref readonly byte first = ref utf8.IsEmpty ? ref Empty[0] : ref MemoryMarshal.GetReference(utf8);
        Check(_database, SqliteCalls.BindText(_handle, ++_at, in first, utf8.Length, SqliteCalls.Transient));
        return this;
    }

    /// <summary>Binds bytes to the next place.</summary>
    public Statement AddBytes(ReadOnlySpan<byte> bytes)
    {
        ref readonly byte first = ref bytes.IsEmpty ? ref Empty[0] : ref MemoryMarshal.GetReference(bytes);
        Check(_database, SqliteCalls.BindBytes(_handle, ++_at, in first, bytes.Length, SqliteCalls.Transient));
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
        int result = SqliteCalls.Step(_handle);
        int reset = SqliteCalls.Reset(_handle);
        _ = SqliteCalls.Clear(_handle);
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
