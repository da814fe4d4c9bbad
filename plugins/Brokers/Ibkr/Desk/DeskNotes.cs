using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>The last things to tell a person, 256 at most; older ones are dropped and counted.</summary>
internal sealed class DeskNotes
{
    private const int Most = 256;
    private readonly ConcurrentQueue<DeskNote> _waiting = new();
    private long _dropped;

    /// <summary>Notes that nobody took in time.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds one.</summary>
    public void Add(long timeNs, TransitionLevel level, string text)
    {
        _waiting.Enqueue(new DeskNote(timeNs, level, text));
        if (_waiting.Count > Most && _waiting.TryDequeue(out _))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>Takes the oldest; false when none waits.</summary>
    public bool TryTake([NotNullWhen(true)] out DeskNote? note) => _waiting.TryDequeue(out note);
}
