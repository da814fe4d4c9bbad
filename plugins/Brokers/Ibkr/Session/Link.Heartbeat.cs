using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Whether TWS is still there: half-open sockets are found by nothing else.</content>
internal sealed partial class Link
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private Alarm? _heartbeat;
    private long _lastByteNs;
    private long _reads;
    private long _readsWhenAsked;

    /// <summary>Begins to listen for silence.</summary>
    public void StartHeartbeat() => SetHeartbeat(LastByteNs + SessionClock.Ns(Silence), OnSilence);

    private long LastByteNs => Interlocked.Read(ref _lastByteNs);

    // Per read, not per message: half a message is a sign of life too.
    private void NoteBytes()
    {
        Interlocked.Exchange(ref _lastByteNs, _parts.Clock.NowNs);
        Interlocked.Increment(ref _reads);
    }

    private void SetHeartbeat(long dueNs, Action action)
    {
        lock (_gate)
        {
            _heartbeat?.Cancel();
            _heartbeat = _end is null ? _parts.Timetable.At(dueNs, action) : null;
        }
    }

    private void OnSilence()
    {
        long dueNs = LastByteNs + SessionClock.Ns(Silence);
        if (_parts.Clock.NowNs < dueNs)
        {
            SetHeartbeat(dueNs, OnSilence);
            return;
        }

        _readsWhenAsked = Interlocked.Read(ref _reads);
        _parts.Counters.AddHeartbeat();
        SetHeartbeat(_parts.Clock.NowNs + SessionClock.Ns(AnswerLimit), OnNoAnswer);
        Send([new Dispatch(new CurrentTimeRequest(), onEnd: null, _parts.IsInline)], SendClass.Heartbeat);
    }

    private void OnNoAnswer()
    {
        if (Interlocked.Read(ref _reads) != _readsWhenAsked)
        {
            SetHeartbeat(LastByteNs + SessionClock.Ns(Silence), OnSilence);
            return;
        }

        // Aborted, not closed: TWS would else hold the client id for a peer that it does not see gone.
        End(LinkEndKind.Lost, "TWS has sent nothing for 15 s and does not answer: the connection is closed and opened anew.", isAbort: true);
    }
}
