namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What was counted since the program started; read from any thread.</summary>
public sealed class SessionCounters
{
    private long _framesIn;
    private long _framesOut;
    private long _unknownIds;
    private long _malformed;
    private long _receiverFaults;
    private long _pacingWaits;
    private long _duplicateStatuses;
    private long _reconnects;
    private long _heartbeats;

    /// <summary>Frames that came.</summary>
    public long FramesIn => Interlocked.Read(ref _framesIn);

    /// <summary>Frames that went.</summary>
    public long FramesOut => Interlocked.Read(ref _framesOut);

    /// <summary>Messages with an id that the codec does not know.</summary>
    public long UnknownIds => Interlocked.Read(ref _unknownIds);

    /// <summary>Messages that could not be read.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Exceptions out of receivers and listeners.</summary>
    public long ReceiverFaults => Interlocked.Read(ref _receiverFaults);

    /// <summary>How often something had to wait for the pace.</summary>
    public long PacingWaits => Interlocked.Read(ref _pacingWaits);

    /// <summary>Order statuses that told nothing new; counted by the order code.</summary>
    public long DuplicateStatuses => Interlocked.Read(ref _duplicateStatuses);

    /// <summary>How often the connection came back after a Ready.</summary>
    public long Reconnects => Interlocked.Read(ref _reconnects);

    /// <summary>Questions for the time after a silence.</summary>
    public long Heartbeats => Interlocked.Read(ref _heartbeats);

    /// <summary>Counts an order status that told nothing new.</summary>
    public void AddDuplicateStatus() => Interlocked.Increment(ref _duplicateStatuses);

    internal void AddFrameIn() => Interlocked.Increment(ref _framesIn);

    internal void AddFrameOut() => Interlocked.Increment(ref _framesOut);

    internal void AddUnknownId() => Interlocked.Increment(ref _unknownIds);

    internal void AddMalformed() => Interlocked.Increment(ref _malformed);

    internal void AddReceiverFault() => Interlocked.Increment(ref _receiverFaults);

    internal void AddPacingWait() => Interlocked.Increment(ref _pacingWaits);

    internal void AddReconnect() => Interlocked.Increment(ref _reconnects);

    internal void AddHeartbeat() => Interlocked.Increment(ref _heartbeats);
}
