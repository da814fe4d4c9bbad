using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MiaIa.Host.Control;

/// <summary>
/// Looks at the folder of a run's control and at the kill file, and writes there. Once started it does so on a thread of its own, twenty
/// times a second, so that the engine never waits for that disk; before, where it is asked.
/// </summary>
/// <param name="folder">Where requests lie.</param>
/// <param name="kill">The kill file.</param>
internal sealed class ControlWatch(ControlFolder folder, KillFile kill)
{
    private const int EveryMilliseconds = 50;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<TakenRequest> _taken = new();
    private readonly ConcurrentQueue<(string Name, ControlOutcome Outcome)> _finished = new();
    private readonly ManualResetEventSlim _ending = new(initialState: false);
    private Thread? _thread;
    private volatile bool _isKillThere;
    private Exception? _fault;
    private string? _state;

    /// <summary>Whether the kill file was there at the last look.</summary>
    public bool IsKillThere => _isKillThere;

    /// <summary>The kill file.</summary>
    public string KillPath => kill.FullPath;

    /// <summary>From here on it looks by itself.</summary>
    public void Start()
    {
        LookOnce();
        _thread = new Thread(LookUntilEnd) { IsBackground = true, Name = "mia control" };
        _thread.Start();
    }

    /// <summary>Looks, where no thread does it.</summary>
    /// <exception cref="IOException">The folder cannot be read or written; thrown once for each look that failed.</exception>
    public void Look()
    {
        if (_thread is null)
        {
            LookOnce();
        }
        else if (Interlocked.Exchange(ref _fault, value: null) is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>The oldest request that was taken from the folder and not from here.</summary>
    public bool TryTake(out TakenRequest request) => _taken.TryDequeue(out request);

    /// <summary>A request is over: who waits for it is told.</summary>
    public void Finish(string name, ControlOutcome outcome)
    {
        _finished.Enqueue((name, outcome));
        if (_thread is null)
        {
            WriteFinished();
        }
    }

    /// <summary>Says where the run stands.</summary>
    public void Publish(string state)
    {
        Volatile.Write(ref _state, state);
        if (_thread is null)
        {
            WriteState();
        }
    }

    /// <summary>The run ends: what was not carried out is refused.</summary>
    public void End()
    {
        _ending.Set();
        if (_thread is { } thread && !thread.Join(LongestEnd))
        {
            // A disk that does not answer must not keep the program from ending.
            return;
        }

        _thread = null;
        WriteFinished();
        foreach (string name in folder.Waiting())
        {
            if (folder.Take(name) is not null)
            {
                folder.Refuse(name, "the run has ended");
            }
        }

        while (_taken.TryDequeue(out TakenRequest left))
        {
            folder.Refuse(left.Name, "the run has ended");
        }
    }

    private void LookUntilEnd()
    {
        while (!_ending.Wait(EveryMilliseconds))
        {
            try
            {
                LookOnce();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Volatile.Write(ref _fault, problem);
            }
        }
    }

    private void LookOnce()
    {
        _isKillThere = kill.Exists;
        WriteFinished();
        foreach (string name in folder.Waiting())
        {
            if (folder.Take(name) is { } request)
            {
                _taken.Enqueue(new TakenRequest(name, request));
            }
        }

        WriteState();
    }

    private void WriteFinished()
    {
        while (_finished.TryPeek(out (string Name, ControlOutcome Outcome) finished))
        {
            folder.Finish(finished.Name, finished.Outcome);
            _finished.TryDequeue(out _);
        }
    }

    private void WriteState()
    {
        if (Interlocked.Exchange(ref _state, value: null) is { } state)
        {
            AtomicFile.Write(folder.StatePath, state);
        }
    }
}
