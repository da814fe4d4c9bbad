namespace MiaIa.TwsSimulator;

/// <summary>A connection in memory for tests without threads: what is sent is processed before the call returns.</summary>
public sealed class TwsConnection
{
    private readonly List<byte> _bytes = [];
    private readonly Session? _session;

    /// <summary>Connects; a refused connection is closed from the start.</summary>
    internal TwsConnection(TwsServer server, Action? arrived = null)
    {
        _session = server.Open(
            b =>
            {
                _bytes.AddRange(b);
                arrived?.Invoke();
            },
            () =>
            {
                IsClosed = true;
                arrived?.Invoke();
            });
        IsClosed = _session is null;
    }

    /// <summary>Whether the server closed it, or <see cref="Close"/> did.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Every byte the server sent so far.</summary>
    public IReadOnlyList<byte> Received => _bytes;

    /// <summary>Sends bytes to the server.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (!IsClosed)
        {
            _session!.Receive(bytes);
        }
    }

    /// <summary>Closes the client's end.</summary>
    public void Close() => _session?.Close();
}
