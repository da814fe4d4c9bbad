using System.IO.Pipelines;

namespace MiaIa.TwsSimulator;

/// <summary>Two ends of one connection in memory, for a client that wants a stream and a clock of its own.</summary>
public sealed class StreamPair
{
    /// <summary>A fresh pair.</summary>
    public StreamPair()
    {
        var up = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var down = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        Client = new End(down.Reader, up.Writer);
        Server = new End(up.Reader, down.Writer);
    }

    /// <summary>The client's end.</summary>
    public Stream Client { get; }

    /// <summary>The server's end, for <see cref="TwsServer.Serve"/>.</summary>
    public Stream Server { get; }

    private sealed class End(PipeReader reader, PipeWriter writer) : DuplexStream(reader.AsStream())
    {
        private readonly Stream _out = writer.AsStream();

        /// <inheritdoc/>
        public override void Flush() => _out.Flush();

        /// <inheritdoc/>
        public override Task FlushAsync(CancellationToken cancellationToken) => _out.FlushAsync(cancellationToken);

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int offset, int count) => _out.Write(buffer, offset, count);

        /// <inheritdoc/>
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _out.WriteAsync(buffer, cancellationToken);

        /// <inheritdoc/>
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            _out.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                writer.Complete();
                reader.Complete();
            }

            base.Dispose(disposing);
        }
    }
}
