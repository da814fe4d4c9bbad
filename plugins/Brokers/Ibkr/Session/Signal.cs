namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Wakes one waiting loop. Setting it while nobody waits is remembered once.</summary>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private bool _isSet;

    /// <summary>Ends when it is set, at once if it was since the last wait.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return Task.CompletedTask;
            }

            // Continued by whoever sets it: the writer never blocks, so a sender may do the writing.
            _waiting = new TaskCompletionSource();
            return _waiting.Task;
        }
    }

    /// <summary>Wakes the loop.</summary>
    public void Set()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            waiting = _waiting;
            _waiting = null;
            _isSet = waiting is null;
        }

        waiting?.SetResult();
    }
}
