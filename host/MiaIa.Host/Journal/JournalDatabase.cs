using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>The database of a journal, opened to be written.</summary>
internal sealed class JournalDatabase
{
    private readonly string _path;

    private JournalDatabase(string path, sqlite3 handle) => (_path, Handle) = (path, handle);

    /// <summary>The open database.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Opens it, and makes it when it is not there.</summary>
    /// <exception cref="JournalException">It cannot be opened.</exception>
    public static JournalDatabase Open(string path, JournalSettings settings)
    {
        Batteries_V2.Init();
        int result = raw.sqlite3_open_v2(
            path, out sqlite3 handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            throw new JournalException($"{path}: cannot be opened ({raw.sqlite3_errstr(result).utf8_to_string()}).");
        }

        raw.sqlite3_busy_timeout(handle, (int)settings.MostLocked.TotalMilliseconds);
        JournalDatabase database = new(path, handle);
        database.Run($"PRAGMA journal_mode=WAL; PRAGMA synchronous={(settings.IsDurable ? "FULL" : "NORMAL")};");
        return database;
    }

    /// <summary>Carries out statements.</summary>
    /// <exception cref="JournalException">The database refuses.</exception>
    public void Run(string sql) => Statement.Check(Handle, raw.sqlite3_exec(Handle, sql));

    /// <summary>Whether the files are still there: one that was deleted takes what is written with it.</summary>
    /// <exception cref="JournalException">They are not.</exception>
    public void CheckThere()
    {
        if (!File.Exists(_path))
        {
            throw new JournalException($"{_path} was deleted or moved while the run was writing it");
        }
    }

    /// <summary>Closes it; a sound one leaves a single file.</summary>
    public void Close(bool isSound)
    {
        if (isSound)
        {
            Run("PRAGMA wal_checkpoint(TRUNCATE);");
        }

        Handle.Dispose();
    }
}
