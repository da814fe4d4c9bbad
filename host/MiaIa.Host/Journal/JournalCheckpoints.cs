using System.Diagnostics;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>
/// Carries the write-ahead log of a live journal over into its database beside the writer, so that no order waits for it: the long part on a
/// connection and a thread of its own, and the little that came meanwhile on the writer's, after a commit for which nobody waits. Then the
/// log begins anew. What goes wrong here leaves the log longer, and is told by the writer, who meets the same disk.
/// </summary>
internal sealed class JournalCheckpoints : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly TimeSpan _every;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private long _last = Stopwatch.GetTimestamp();
    private volatile bool _isAsked;
    private volatile bool _isCarried;
    private volatile bool _isClosing;

    /// <summary>Checkpoints of a journal.</summary>
    /// <param name="path">The database.</param>
    /// <param name="every">How long the log grows before it is carried over.</param>
    public JournalCheckpoints(string path, TimeSpan every)
    {
        (_path, _every) = (path, every);
        _thread = new Thread(CarryWhenAsked) { IsBackground = true, Name = "journal checkpoints" };
        _thread.Start();
    }

    /// <summary>The writer has committed, and nobody waits for it.</summary>
    /// <param name="writer">Its connection.</param>
    public void OnIdle(sqlite3 writer)
    {
        if (_isCarried)
        {
            _isCarried = _isAsked = false;
            _last = Stopwatch.GetTimestamp();
            Carry(writer);
        }
        else if (!_isAsked && Stopwatch.GetElapsedTime(_last) >= _every)
        {
            _isAsked = true;
            _wake.Set();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _isClosing = true;
        _wake.Set();
        if (_thread.Join(LongestEnd))
        {
            _wake.Dispose();
        }
    }

    private void CarryWhenAsked()
    {
        sqlite3? own = null;
        try
        {
            while (_wake.WaitOne() && !_isClosing)
            {
                if (own is not null || raw.sqlite3_open_v2(_path, out own, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null) == raw.SQLITE_OK)
                {
                    Carry(own);
                }

                _isCarried = true;
            }
        }
        finally
        {
            own?.Dispose();
        }
    }

    private static void Carry(sqlite3 connection) =>
        _ = raw.sqlite3_wal_checkpoint_v2(connection, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
}
