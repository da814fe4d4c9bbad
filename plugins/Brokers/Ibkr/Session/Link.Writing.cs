using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>The writer: one message or one group, one write, in the order and at the pace of the queue.</content>
internal sealed partial class Link
{
    private const int PrefixBytes = 4;

    private readonly PacedQueue<Dispatch> _queue;
    private readonly Signal _signal = new();
    private readonly List<Dispatch> _group = [];
    private readonly ArrayBufferWriter<byte> _frame = new(1024);
    private readonly ArrayBufferWriter<byte> _batch = new(4096);

    /// <summary>Puts messages on their way, all of them or none; nothing goes between those of one call.</summary>
    public void Send(ReadOnlySpan<Dispatch> dispatches, SendClass sendClass)
    {
        bool isOver;
        lock (_queue)
        {
            isOver = _end is not null;
            if (!isOver)
            {
                _queue.AddGroup(dispatches, sendClass);
            }
        }

        if (!isOver)
        {
            _signal.Set();
            return;
        }

        foreach (Dispatch dispatch in dispatches)
        {
            dispatch.End(SendOutcome.NotSent, "There is no connection to TWS.");
        }
    }

    private async Task WriteHelloAsync(ITwsTransport transport)
    {
        ArrayBufferWriter<byte> hello = new();
        Handshake.WriteHello(hello);
        await WriteOtherAsync(transport, hello.WrittenMemory).ConfigureAwait(false);
    }

    private async Task WriteStartAsync(ITwsTransport transport)
    {
        ArrayBufferWriter<byte> start = new();
        Handshake.WriteStartApi(start, _options.ClientId);
        await WriteOtherAsync(transport, start.WrittenMemory).ConfigureAwait(false);
    }

    private async Task WriteOtherAsync(ITwsTransport transport, ReadOnlyMemory<byte> message)
    {
        lock (_queue)
        {
            _queue.CountOther(_parts.Clock.NowNs);
        }

        LogOut(message.Span);
        await transport.WriteAsync(message, _ending.Token).ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        while (_end is null)
        {
            if (TakeGroup(out long readyNs))
            {
                await WriteGroupAsync().ConfigureAwait(false);
                continue;
            }

            Alarm? wake = readyNs == long.MaxValue ? null : _parts.Timetable.At(readyNs, _signal.Set);
            if (wake is not null)
            {
                _parts.Counters.AddPacingWait();
            }

            await _signal.WaitAsync().ConfigureAwait(false);
            wake?.Cancel();
        }
    }

    private bool TakeGroup(out long readyNs)
    {
        lock (_queue)
        {
            // The queue outlives this socket: what comes for the next one is not for this writer.
            readyNs = long.MaxValue;
            _group.Clear();
            long nowNs = _parts.Clock.NowNs;
            while (_end is null && (_group.Count == 0 || _queue.IsInGroup) && _queue.TryTake(nowNs, out Dispatch? dispatch, out readyNs))
            {
                _group.Add(dispatch);
            }

            return _group.Count > 0;
        }
    }

    // What belongs together leaves in one piece.
    private async Task WriteGroupAsync()
    {
        _batch.ResetWrittenCount();
        int taken = _group.Count;
        _group.RemoveAll(d => !d.TryBegin() || !TryEncode(d));
        if (_group.Count == 0)
        {
            return;
        }

        try
        {
            await _transport!.WriteAsync(_batch.WrittenMemory, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            foreach (Dispatch dispatch in _group)
            {
                dispatch.End(SendOutcome.Unclear, "The connection broke while it was being sent: it may have arrived.");
            }

            End(LinkEndKind.Lost, $"The connection to TWS broke: {e.Message}");
            return;
        }

        lock (_queue)
        {
            _queue.MarkWritten(_parts.Clock.NowNs, taken);
        }

        foreach (Dispatch dispatch in _group)
        {
            dispatch.End(SendOutcome.Written, string.Empty);
        }
    }

    private bool TryEncode(Dispatch dispatch)
    {
        _frame.ResetWrittenCount();
        try
        {
            _codec!.Encode(dispatch.Request, _frame);
            _batch.Write(_frame.WrittenSpan);
            LogOut(_frame.WrittenSpan);
            return true;
        }
        catch (Exception e)
        {
            dispatch.End(SendOutcome.NotSent, $"It cannot be written: {e.Message}");
            _parts.Feed.Report($"A message of kind {dispatch.Request.GetType().Name} cannot be written.", e);
            return false;
        }
    }

    private void LogOut(ReadOnlySpan<byte> message)
    {
        _parts.Counters.AddFrameOut();
        bool isFramed = message.Length > PrefixBytes && BinaryPrimitives.ReadInt32BigEndian(message) == message.Length - PrefixBytes;
        _log?.Add(_parts.Clock.UtcNs, FrameDirection.Out, ServerVersion, isFramed ? message[PrefixBytes..] : message);
    }

    private void DropQueue()
    {
        IReadOnlyList<Dispatch> left;
        lock (_queue)
        {
            left = _queue.Clear();
        }

        foreach (Dispatch dispatch in left)
        {
            dispatch.End(SendOutcome.NotSent, "The connection to TWS ended before its turn.");
        }
    }
}
