using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.CrashSweep;

/// <summary>
/// A broker in another process, so that it outlives this one. Every request is answered before the call returns: a letter, the length
/// and the bytes go out, a number of events comes back.
/// </summary>
[Plugin("broker-of-record")]
public sealed class BrokerOfRecord : IBroker, IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Queue<MarketEvent> _answers = new();
    private readonly byte[] _head = new byte[5];

    /// <summary>Connects.</summary>
    public BrokerOfRecord(BrokerOfRecordOptions options) => _socket.Connect(IPAddress.Loopback, options.Port);

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <inheritdoc />
    public bool IsReproducible => false;

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e)
    {
        Ask('M', MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in e, 1)));
        return _answers.Count > 0;
    }

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        byte[] bytes = new byte[sizeof(long) + (orders.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<Order>())];
        MemoryMarshal.Write(bytes, in timeNs);
        MemoryMarshal.AsBytes(orders).CopyTo(bytes.AsSpan(sizeof(long)));
        Ask('S', bytes);
    }

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs) => Ask('C', MemoryMarshal.AsBytes<long>([timeNs, orderId]));

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) =>
        Ask('X', MemoryMarshal.AsBytes<long>([timeNs, orderId, priceTicks, quantity]));

    /// <inheritdoc />
    public void Reconcile(long timeNs) => Ask('R', MemoryMarshal.AsBytes<long>([timeNs]));

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer) => _answers.TryDequeue(out answer);

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private void Ask(char what, ReadOnlySpan<byte> bytes)
    {
        // One piece, so that one system call is one request.
        byte[] request = new byte[5 + bytes.Length];
        request[0] = (byte)what;
        MemoryMarshal.Write(request.AsSpan(1), bytes.Length);
        bytes.CopyTo(request.AsSpan(5));
        _socket.Send(request);
        Receive(_head.AsSpan(0, 4));
        int count = MemoryMarshal.Read<int>(_head);
        MarketEvent[] answers = new MarketEvent[count];
        Receive(MemoryMarshal.AsBytes(answers.AsSpan()));
        foreach (MarketEvent answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    private void Receive(Span<byte> to)
    {
        while (to.Length > 0)
        {
            int read = _socket.Receive(to);
            to = read > 0 ? to[read..] : throw new IOException("The broker of record hung up.");
        }
    }
}
