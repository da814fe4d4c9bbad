using System.Diagnostics;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>
/// The journal of one run: a SQLite database in write-ahead mode. The engine hands over through a bounded ring; a thread of its own
/// groups commits. When it cannot write it says so, and the engine stops sending orders.
/// </summary>
internal sealed partial class SqliteJournal : IJournal, IDisposable
{
    private const int RingEntries = 4096;
    private const int RingBytes = 8 * 1024 * 1024;
    private const int BufferCount = 256;
    private const int RangeCount = 256;
    private const int CommitEntries = 4096;

    // Half a millisecond: longer than a decision takes, and a hundredth of the cycle.
    private static readonly long AwakeTicks = Stopwatch.Frequency / 2000;

    private readonly JournalDatabase _database;
    private readonly JournalSettings _settings;
    private readonly JournalRing _ring;
    private readonly DecisionBytes _decisions;
    private readonly FreeList<InputBuffer> _buffers = new(BufferCount, () => new InputBuffer());
    private readonly FreeList<InputRange> _ranges = new(RangeCount, () => new InputRange());
    private readonly JournalWriter _writer;
    private readonly JournalCheckpoints? _checkpoints;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _wake = new();
    private long _committed;
    private long _wanted;
    private long _awakeUntil;
    private volatile bool _isClosing;
    private volatile string? _fault;

    private SqliteJournal(JournalDatabase database, JournalLayout layout, JournalSettings settings)
    {
        (_database, _settings) = (database, settings);
        _writer = new JournalWriter(database.Handle, layout);
        _decisions = new DecisionBytes(layout);
        _checkpoints = settings.IsPaced ? new JournalCheckpoints(database.FullPath, settings.CheckpointTime) : null;
        _ring = new JournalRing(RingEntries, RingBytes, _decisions.MostBytes);
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    /// <inheritdoc />
    public bool IsWritable => _fault is null;

    /// <summary>Why it cannot be written; null while it can.</summary>
    public string? Fault => _fault;

    /// <summary>Records that it was given and has not yet written.</summary>
    public long Behind => Written - Committed;

    /// <summary>Records that it was given.</summary>
    public long Written => _ring.Written;

    /// <summary>Records that are committed.</summary>
    public long Committed => Volatile.Read(ref _committed);

    /// <summary>How full the ring between the engine and the writer is, [0, 1].</summary>
    public double Fill => _ring.Fill;

    /// <summary>Makes the database of a run.</summary>
    /// <param name="path">File to make; it must not be there.</param>
    /// <param name="layout">Names of the run.</param>
    /// <param name="settings">How it is kept.</param>
    /// <exception cref="JournalException">It cannot be made.</exception>
    public static SqliteJournal Create(string path, JournalLayout layout, JournalSettings settings)
    {
        JournalDatabase database = JournalDatabase.Open(path, settings);
        database.Run(JournalSchema.Create(layout));
        return new SqliteJournal(database, layout, settings);
    }

    /// <summary>Goes on with the database of a run that a restart brings back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Names of the run.</param>
    /// <param name="settings">How it is kept.</param>
    /// <param name="marks">How far the tables were at the last recorded input: rows behind it are taken back, to be made again.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public static SqliteJournal Continue(string path, JournalLayout layout, JournalSettings settings, string? marks)
    {
        JournalDatabase database = JournalDatabase.Open(path, settings);
        database.Run("BEGIN IMMEDIATE");
        new MarkedTables(database.Handle).TakeBack(marks);
        database.Run("COMMIT");
        return new SqliteJournal(database, layout, settings);
    }

    /// <summary>Writes lines of the header: what the run is. Before the first event, and again at the end for results.</summary>
    public void WriteHeader(IEnumerable<KeyValuePair<string, string>> lines)
    {
        Flush();
        Write(() => _writer.WriteHeader(lines));
    }

    /// <summary>Writes what the formula weighs and which files were read.</summary>
    public void WriteTables(IReadOnlyList<ConfluenceTerm> terms, IReadOnlyList<(string Path, long Bytes, string Hash)> inputs) =>
        Write(() => _writer.WriteTables(terms, inputs));

    /// <summary>Writes that the run goes on after a restart.</summary>
    /// <param name="eventNs">Event time at which it does, nanoseconds UTC.</param>
    /// <param name="events">Events that were taken before.</param>
    /// <param name="program">The program that goes on.</param>
    public void WriteRestart(long eventNs, long events, string program) =>
        Write(() => _writer.WriteRestart(eventNs, events, program));

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

        _ring.Publish(_decisions.Write(_ring.NextBytes, in decision, features, contributions, factors, filters));
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

        MakeDurable();
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

        MakeDurable();
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
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        if (Wait())
        {
            JournalEntry entry = _ring.Next;
            (entry.Kind, entry.TimeNs, entry.Account) = (JournalEntryKind.Account, timeNs, account);
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

    /// <summary>Waits until everything handed over is committed, or the journal is broken: no longer than the engine may wait.</summary>
    public void Flush()
    {
        long wanted = _ring.Written;
        Volatile.Write(ref _wanted, wanted);
        _wake.Set();
        Deadline deadline = new(_settings.MostWait);
        SpinWait spin = default;
        while (_fault is null && Volatile.Read(ref _committed) < wanted)
        {
            // It gives way but never sleeps: a sleep lasts a millisecond at least, and an order waits here.
            spin.SpinOnce(sleep1Threshold: -1);
            GiveUpAfter(in deadline);
        }
    }

    /// <summary>
    /// The engine is about to decide: what it may order must be on the disk before it leaves, so the writer wakes up now and stays awake for
    /// a moment, instead of being woken when it is waited for. Only where the market does not wait: elsewhere it is never idle for long.
    /// </summary>
    public void Expect()
    {
        if (!_settings.IsPaced)
        {
            return;
        }

        Volatile.Write(ref _awakeUntil, Stopwatch.GetTimestamp() + AwakeTicks);
        _wake.Set();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _isClosing = true;
        _wake.Set();
        TimeSpan most = _fault is null ? Timeout.InfiniteTimeSpan : _settings.MostWait ?? Timeout.InfiniteTimeSpan;
        if (!_thread.Join(most))
        {
            // A disk that does not answer must not keep the program from ending; what is held ends with it.
            return;
        }

        _wake.Dispose();
        _checkpoints?.Dispose();
        _writer.Dispose();
        _database.Close(isSound: _fault is null);
    }

    private void Write(Action rows)
    {
        try
        {
            lock (_writer)
            {
                rows();
            }
        }
        catch (JournalException problem)
        {
            throw new JournalException(_database.Explain(problem));
        }
    }

    // An order leaves only when its intent is on the disk.
    private void MakeDurable()
    {
        if (_settings.IsDurable)
        {
            Flush();
        }
    }

    // A full ring makes the engine wait: a record is never dropped. Where the market does not wait with it, only so long; a broken
    // journal lets the engine go on, and it stops trading.
    private bool Wait()
    {
        if (!_ring.IsFull)
        {
            return _fault is null;
        }

        Deadline deadline = new(_settings.MostWait);
        SpinWait spin = default;
        while (_ring.IsFull && _fault is null)
        {
            spin.SpinOnce();
            GiveUpAfter(in deadline);
        }

        return _fault is null;
    }

    private T? Take<T>(FreeList<T> list)
        where T : class
    {
        T? item = list.TryTake();
        Deadline deadline = new(_settings.MostWait);
        SpinWait spin = default;
        while (item is null && _fault is null)
        {
            spin.SpinOnce();
            GiveUpAfter(in deadline);
            item = list.TryTake();
        }

        return item;
    }

    private void GiveUpAfter(in Deadline deadline)
    {
        if (deadline.IsOver)
        {
            _fault ??= FormattableString.Invariant(
                $"it is too slow: {Behind} records waited for more than {_settings.MostWait!.Value.TotalSeconds:0.###} s. Look at the disk, and for programs that load it");
        }
    }
}
