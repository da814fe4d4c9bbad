using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>The database of a journal, opened to be written.</summary>
internal sealed class JournalDatabase
{
    private const int PrimaryCode = 0xFF;
    private const int CheckpointPages = 4096;

    private readonly string _path;
    private readonly JournalSettings _settings;

    private JournalDatabase(string path, JournalSettings settings, sqlite3 handle) => (_path, _settings, Handle) = (path, settings, handle);

    /// <summary>Its file.</summary>
    public string FullPath => _path;

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
        JournalDatabase database = new(path, settings, handle);
        database.Run($"PRAGMA journal_mode=WAL; PRAGMA synchronous={(settings.IsDurable ? "FULL" : "NORMAL")};");

        // Each checkpoint waits for the disk twice: fewer of them, with a log of 16 MB at most in exchange. Where the market does not wait
        // none lies in the way of a commit: the log is carried over beside it.
        int pagesOfLog = settings.IsPaced ? 0 : CheckpointPages;
        database.Run(FormattableString.Invariant($"PRAGMA wal_autocheckpoint={pagesOfLog};"));
        if (settings.MostPages is { } pages)
        {
            database.Run(FormattableString.Invariant($"PRAGMA max_page_count={pages};"));
        }

        return database;
    }

    /// <summary>Carries out statements.</summary>
    /// <exception cref="JournalException">The database refuses.</exception>
    public void Run(string sql)
    {
        try
        {
            Statement.Check(Handle, raw.sqlite3_exec(Handle, sql));
        }
        catch (JournalException fault)
        {
            throw new JournalException(Explain(fault));
        }
    }

    /// <summary>Whether the files are still there: one that was deleted takes what is written with it.</summary>
    /// <exception cref="JournalException">They are not.</exception>
    public void CheckThere()
    {
        string log = _path + "-wal";
        if (!File.Exists(_path) || !File.Exists(log))
        {
            string gone = File.Exists(_path) ? log : _path;
            throw new JournalException($"{gone} was deleted or moved while the run was writing it. Leave a run's folder alone while it runs");
        }
    }

    /// <summary>What a person should know of a fault: where it is, and what to do.</summary>
    public string Explain(JournalException fault) => (fault.Code & PrimaryCode) switch
    {
        0 => fault.Message,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => FormattableString.Invariant(
            $"another program holds {_path} for more than {_settings.MostLocked.TotalSeconds:0.###} s ({fault.Message}). Close what has it open to write, then start again"),
        raw.SQLITE_FULL => $"there is no room for {_path}: the disk is full ({fault.Message}). Make room, then start again",
        raw.SQLITE_IOERR => $"{_path}: the disk does not take it ({fault.Message}). Look for room, a quota or a limit of the file size, and at the disk itself",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"{_path} is damaged ({fault.Message}). Begin anew with --fresh; the file stays for a look",
        _ => $"{_path}: {fault.Message}",
    };

    /// <summary>Closes it; a sound one leaves a single file.</summary>
    public void Close(bool isSound)
    {
        if (isSound)
        {
            // When there is no room for it, what is written stays in the log beside it, which is read all the same.
            _ = raw.sqlite3_exec(Handle, "PRAGMA wal_checkpoint(TRUNCATE);");
        }

        Handle.Dispose();
    }
}
