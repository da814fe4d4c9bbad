namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What the parts of a connection share.</summary>
/// <param name="Clock">Time.</param>
/// <param name="Timetable">Deadlines and delays.</param>
/// <param name="Machine">State, flags and farms.</param>
/// <param name="Feed">The way to the listener.</param>
/// <param name="Counters">What is counted.</param>
/// <param name="IsInline">Whether answers go on where they come in, on one thread: for tests. Else never on the reader's task.</param>
internal sealed record SessionParts(
    SessionClock Clock, Timetable Timetable, SessionMachine Machine, TransitionFeed Feed, SessionCounters Counters, bool IsInline)
{
    /// <summary>Starts work beside the task that is running; its exception is reported.</summary>
    public void Start(Func<Task> work)
    {
        _ = IsInline ? Guard(work) : Task.Run(() => Guard(work));
    }

    private async Task Guard(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The connection changed; there is nothing to tell.
        }
        catch (Exception e)
        {
            Counters.AddReceiverFault();
            Feed.Report("A task of the connection threw.", e);
        }
    }
}
