using System.Threading.Channels;

namespace MiaIa.TwsSimulator;

/// <summary>Serves one duplex stream: a reader, and a writer behind a queue so that a slow client never holds the server.</summary>
internal sealed class StreamTransport(TwsServer server, Stream stream)
{
    private readonly Channel<byte[]> _out = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });

    /// <summary>Runs until either side closes.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Session? session = server.Open(b => _out.Writer.TryWrite(b), () => _out.Writer.TryComplete());
        if (session is null)
        {
            await stream.DisposeAsync();
            return;
        }

        Task reading = Read(session, stop.Token);
        await Write();
        await stop.CancelAsync();
        await stream.DisposeAsync();
        await reading;
    }

    private async Task Read(Session session, CancellationToken cancellation)
    {
        byte[] buffer = new byte[16384];
        try
        {
            while (await stream.ReadAsync(buffer, cancellation) is > 0 and int count)
            {
                session.Receive(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left without a goodbye, which is how this protocol ends.
        }

        server.Do(session.Close);
    }

    private async Task Write()
    {
        try
        {
            await foreach (byte[] bytes in _out.Reader.ReadAllAsync())
            {
                await stream.WriteAsync(bytes);
                await stream.FlushAsync();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // As above: nobody is left to read.
        }
    }
}
