using System.IO.Pipelines;
using System.Net.Sockets;
using MiaIa.TwsSimulator;

namespace MiaIa.Benchmarks.Live;

/// <summary>The server's end of the socket: what the client sent is taken from a pipe that the watch on the socket fills.</summary>
/// <param name="incoming">What the client sent.</param>
/// <param name="socket">The socket.</param>
/// <param name="gate">Held while a message is written: the load goes out of the same socket.</param>
internal sealed class LoadStream(PipeReader incoming, Socket socket, Lock gate) : DuplexStream(incoming.AsStream())
{
    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
        {
            while (buffer.Length > 0)
            {
                buffer = buffer[socket.Send(buffer)..];
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
}
