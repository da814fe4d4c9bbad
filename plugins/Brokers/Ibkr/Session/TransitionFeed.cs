namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Hands transitions to the listener in order and one at a time, outside all locks.</summary>
/// <param name="listener">The listener.</param>
/// <param name="counters">Where its exceptions are counted.</param>
internal sealed class TransitionFeed(ISessionListener listener, SessionCounters counters)
{
    private readonly Queue<SessionTransition> _waiting = new();
    private readonly Lock _gate = new();
    private bool _isHandingOver;

    /// <summary>Puts one behind those that wait. To be called under the lock that makes the transitions, so that order is kept.</summary>
    public void Add(SessionTransition transition)
    {
        lock (_gate)
        {
            _waiting.Enqueue(transition);
        }
    }

    /// <summary>Hands over all that wait. To be called without any lock; when another thread is at it, that one does it.</summary>
    public void HandOver()
    {
        while (Next() is { } transition)
        {
            try
            {
                listener.OnTransition(transition);
            }
            catch (Exception e)
            {
                counters.AddReceiverFault();
                Report("The listener of the connection threw on a transition.", e);
            }

            lock (_gate)
            {
                _isHandingOver = false;
            }
        }
    }

    /// <summary>Reports a fault; the listener's own exception on it is only counted.</summary>
    public void Report(string what, Exception? cause)
    {
        try
        {
            listener.OnFault(what, cause);
        }
        catch (Exception)
        {
            counters.AddReceiverFault();
        }
    }

    private SessionTransition? Next()
    {
        lock (_gate)
        {
            if (_isHandingOver || !_waiting.TryDequeue(out SessionTransition? transition))
            {
                return null;
            }

            _isHandingOver = true;
            return transition;
        }
    }
}
