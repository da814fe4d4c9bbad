using System.Net;
using System.Net.Http.Headers;

namespace MiaIa.Plugins.Alerts;

/// <summary>A body that knows whether any of it went out: as long as none did, the receiver cannot have taken it.</summary>
/// <param name="body">The bytes.</param>
internal sealed class SentContent(byte[] body) : HttpContent
{
    /// <summary>Whether sending it began.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>Says that it is JSON.</summary>
    public SentContent AsJson()
    {
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return this;
    }

    /// <inheritdoc />
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        stream.Write(body);
    }

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsBegun = true;
        return stream.WriteAsync(body).AsTask();
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
