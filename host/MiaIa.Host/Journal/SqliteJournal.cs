using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>
/// The journal of one run: a SQLite database in write-ahead mode. The engine hands over through a bounded ring; a thread of
/// its own groups commits. When it cannot write it says so, and the engine stops sending orders.
/// </summary>
internal sealed partial class SqliteJournal : IJournal, IDisposable
{
    private const int RingCapacity = 4096;
    private const int PollMilliseconds = 1;
    private const int CommitEntries = 4096;

    private readonly sqlite3 _database;
    private readonly JournalRing _ring;
    private readonly JournalWriter _writer;
    private readonly Thread _thread;
    private readonly bool _isDurable;
    private readonly ManualResetEventSlim _wake = new();
    private long _committed;
    private volatile bool _isClosing;
    private volatile string? _fault;

    private SqliteJournal(sqlite3 database, JournalLayout layout, bool isDurable)
    {
        _database = database;
        _isDurable = isDurable;
        _writer = new JournalWriter(database, layout);
        _ring = new JournalRing(
            RingCapacity, () => new JournalEntry(layout.Outputs.Count, layout.Terms.Count, layout.Factors.Count, layout.Filters.Count));
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    /// <inheritdoc />
    public bool IsWritable => _fault is null;

    /// <summary>Why it cannot be written; null while it can.</summary>
    public string? Fault => _fault;

    /// <summary>Makes the database of a run.</summary>
    /// <param name="path">File to make; it must not be there.</param>
    /// <param name="layout">Names of the run.</param>
    /// <param name="isDurable">Whether an order waits until its intent is on the disk.</param>
    /// <exception cref="JournalException">It cannot be made.</exception>
    public static SqliteJournal Create(string path, JournalLayout layout, bool isDurable)
    {
        Batteries_V2.Init();
        int result = raw.sqlite3_open_v2(
            path, out sqlite3 database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            throw new JournalException($"{path}: cannot be opened ({raw.sqlite3_errstr(result).utf8_to_string()}).");
        }

        string synchronous = isDurable ? "FULL" : "NORMAL";
        Run(database, $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};");
        Run(database, JournalSchema.Create(layout));
        return new SqliteJournal(database, layout, isDurable);
    }

    /// <summary>Writes lines of the header: what the run is. Before the first event, and again at the end for results.</summary>
    public void WriteHeader(IEnumerable<KeyValuePair<string, string>> lines)
    {
        Flush();
        lock (_writer)
        {
            _writer.WriteHeader(lines);
        }
    }

    /// <summary>Writes what the formula weighs and which files were read.</summary>
    public void WriteTables(IReadOnlyList<ConfluenceTerm> terms, IReadOnlyList<(string Path, long Bytes, string Hash)> inputs)
    {
        lock (_writer)
        {
            _writer.WriteTables(terms, inputs);
        }
    }

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        // Without a formula there is nothing to explain at every bar.
        if ((!decision.HasScore && decision.OrderId == 0) || !Wait())
        {
            return;
        }

        JournalEntry entry = _ring.Next;
        (entry.Kind, entry.TimeNs, entry.Decision) = (JournalEntryKind.Decision, decision.TimeNs, decision);
        features.CopyTo(entry.Row);
        contributions.CopyTo(entry.Contributions);
        factors.CopyTo(entry.Factors);
        filters.CopyTo(entry.Filters);
        _ring.Publish();
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            if (Wait())
            {
                JournalEntry entry = _ring.Next;
                (entry.Kind, entry.TimeNs, entry.Order) = (JournalEntryKind.Order, timeNs, order);
                _ring.Publish();
            }
        }

        if (_isDurable)
        {
            Flush();
        }
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.Change) = (JournalEntryKind.Change, timeNs, (orderId, priceTicks));
            _ring.Publish();
        }

        if (_isDurable)
        {
            Flush();
        }
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.Answer) = (JournalEntryKind.Answer, answer.TimeNs, answer);
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.Trip) = (JournalEntryKind.RoundTrip, trip.ExitNs, trip);
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.Halt, entry.EndReason) = (JournalEntryKind.Halt, timeNs, halt, endReason);
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.NoteKind, entry.Text) = (JournalEntryKind.Note, timeNs, kind, text);
            _ring.Publish();
        }
    }

    /// <summary>Waits until everything handed over is committed, or the journal is broken.</summary>
    public void Flush()
    {
        SpinWait spin = default;
        while (_fault is null && Volatile.Read(ref _committed) < _ring.Written)
        {
            spin.SpinOnce();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _isClosing = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        _writer.Dispose();
        if (_fault is null)
        {
            Run(_database, "PRAGMA wal_checkpoint(TRUNCATE);");
        }

        _database.Dispose();
    }

    private static void Run(sqlite3 database, string sql) =>
        Statement.Check(database, raw.sqlite3_exec(database, sql));

    // A full ring makes the engine wait: a record is never dropped. A broken journal lets it go on, and it stops trading.
    private bool Wait()
    {
        SpinWait spin = default;
        while (_ring.IsFull && _fault is null)
        {
            spin.SpinOnce();
        }

        return _fault is null;
    }

    private void WriteAll()
    {
        try
        {
            while (!_isClosing || _ring.Peek() is not null)
            {
                if (_ring.Peek() is null)
                {
                    // The engine does not signal: a wake-up would cost it more than this thread's look now and then.
                    _wake.Wait(PollMilliseconds);
                    continue;
                }

                lock (_writer)
                {
                    WriteGroup();
                }
            }
        }
        catch (JournalException problem)
        {
            _fault = problem.Message;
        }
    }

    private void WriteGroup()
    {
        Run(_database, "BEGIN");
        for (int i = 0; i < CommitEntries && _ring.Peek() is { } entry; i++)
        {
            _writer.Write(entry);
            _ring.Take();
        }

        Run(_database, "COMMIT");
        Volatile.Write(ref _committed, _ring.Taken);
    }
}
