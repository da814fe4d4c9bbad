using Microsoft.AspNetCore.Http;

namespace MiaIa.Host.Monitor;

/// <summary>
/// Pushes snapshots to one browser. It gets the newest there is when it has taken the one before: nothing queues up for a slow one, and
/// one that takes nothing is dropped.
/// </summary>
/// <param name="publisher">Makes the snapshots.</param>
/// <param name="patience">How long a browser may take for one.</param>
internal sealed class PageStream(SnapshotPublisher publisher, TimeSpan patience)
{
    /// <summary>Browsers at once.</summary>
    public const int MostBrowsers = 100;

    private long _dropped;

    /// <summary>Browsers that were dropped because they took nothing.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Whether one more browser may come.</summary>
    public bool HasRoom => publisher.Browsers < MostBrowsers;

    /// <summary>Pushes until the browser goes or the server ends.</summary>
    public async Task Push(HttpContext context, CancellationToken end)
    {
        context.Response.ContentType = "text/event-stream";
        publisher.Enter();
        try
        {
            using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end);
            await context.Response.StartAsync(gone.Token);
            await PushAll(context, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or the server ends.
        }
        finally
        {
            publisher.Leave();
        }
    }

    private async Task PushAll(HttpContext context, CancellationToken gone)
    {
        byte[]? sent = null;
        while (!gone.IsCancellationRequested)
        {
            // Asked for before looking, so that none made meanwhile is missed.
            Task next = publisher.Next;
            if (publisher.Latest is { } latest && !ReferenceEquals(latest, sent))
            {
                if (!await TryWrite(context, latest, gone))
                {
                    return;
                }

                sent = latest;
            }

            await next.WaitAsync(gone);
        }
    }

    private async Task<bool> TryWrite(HttpContext context, byte[] bytes, CancellationToken gone)
    {
        using CancellationTokenSource late = new(patience);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(gone, late.Token);
        try
        {
            await context.Response.Body.WriteAsync(bytes, limit.Token);
            await context.Response.Body.FlushAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // The server may have broken the connection already, and said so to `gone`.
            Interlocked.Increment(ref _dropped);
            context.Abort();
            return false;
        }
    }
}
