using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>What comes from TWS, given to the question it belongs to.</content>
public sealed partial class RequestTable
{
    private const int HistoryError = 162;
    private const int TooFast = 100;
    private const int MostResends = 3;
    private static readonly TimeSpan ResendPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterLateEnd = TimeSpan.FromSeconds(2);

    /// <summary>A part of the answer to a question.</summary>
    internal void OnItem(int requestId, object item)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(requestId, out PendingRequest? pending))
            {
                pending.Accept(item);
            }
        }
    }

    /// <summary>The end of the answer to a question.</summary>
    internal void OnEnd(int requestId)
    {
        if (Find(_byId, requestId) is { } pending)
        {
            Finish(pending, RequestStatus.Completed, 0, string.Empty);
        }
    }

    /// <summary>A part of the answer of a lane; also what TWS sends by itself.</summary>
    internal void OnLaneItem(RequestLane lane, object item)
    {
        lock (_gate)
        {
            if (_lanes[(int)lane] is { Dispatch.IsBegun: true } pending)
            {
                pending.Accept(item);
            }
        }
    }

    /// <summary>The end of the answer of a lane.</summary>
    internal void OnLaneEnd(RequestLane lane)
    {
        PendingRequest? pending;
        lock (_gate)
        {
            pending = _lanes[(int)lane];
            if (TakeLateEnd(lane))
            {
                // TWS answers in order: what came until here belongs to the question that was given up.
                if (pending is not null)
                {
                    pending.HasSkippedEnd = true;
                    pending.Restart();
                    ShortenDeadline(pending);
                }

                return;
            }
        }

        if (pending is { Dispatch.IsBegun: true })
        {
            Finish(pending, RequestStatus.Completed, 0, string.Empty);
        }
    }

    /// <summary>An open order: a part of a list, or the answer to a what-if.</summary>
    internal void OnOpenOrder(OpenOrder order)
    {
        OnLaneItem(RequestLane.OpenOrders, order);
        if (order.IsWhatIf && Find(_whatIfs, order.OrderId) is { } pending)
        {
            pending.Accept(order);
            Finish(pending, RequestStatus.Completed, 0, string.Empty);
        }
    }

    /// <summary>Bars; before version 196 they are the end of their answer too.</summary>
    internal void OnBars(HistoricalBars bars)
    {
        OnItem(bars.RequestId, bars);
        if (bars.IsEnd)
        {
            OnEnd(bars.RequestId);
        }
    }

    /// <summary>The server's time.</summary>
    internal void OnServerTime(long utcNs)
    {
        OnLaneItem(RequestLane.ServerTime, utcNs);
        PendingRequest? pending;
        lock (_gate)
        {
            pending = _lanes[(int)RequestLane.ServerTime];
        }

        if (pending is { Dispatch.IsBegun: true })
        {
            Finish(pending, RequestStatus.Completed, 0, string.Empty);
        }
    }

    /// <summary>An error with the id of a question may end it; a notice never does.</summary>
    internal void OnNotice(TwsNotice notice)
    {
        MessageCode code = MessageCodes.Of(notice.Code);
        if (notice.Code == TooFast && (Find(_whatIfs, notice.Id) ?? Find(_byId, notice.Id)) is { Resends: < MostResends } lost)
        {
            SendAgain(lost);
            return;
        }

        if (Find(_whatIfs, notice.Id) is { } whatIf)
        {
            if (code.EndsRequest || code.Effect is not OrderEffect.None)
            {
                Finish(whatIf, RequestStatus.Failed, notice.Code, Describe(code, notice.Text));
            }
        }
        else if (code.EndsRequest && Find(_byId, notice.Id) is { } pending)
        {
            bool isEmpty = notice.Code == HistoryError && notice.Text.Contains("returned no data", StringComparison.OrdinalIgnoreCase);
            Finish(pending, isEmpty ? RequestStatus.Completed : RequestStatus.Failed, notice.Code, Describe(code, notice.Text));
        }
    }

    /// <summary>No more answers come: all questions end.</summary>
    internal void OnConnectionLost(string reason)
    {
        PendingRequest[] all;
        lock (_gate)
        {
            all = [.. _byId.Values, .. _whatIfs.Values, .. _lanes.OfType<PendingRequest>(), .. _laneQueues.SelectMany(q => q)];
            _byId.Clear();
            _whatIfs.Clear();
            Array.Clear(_lanes);
            Array.ForEach(_laneQueues, q => q.Clear());
            Array.ForEach(_lateEnds, q => q.Clear());
        }

        foreach (PendingRequest pending in all)
        {
            pending.Deadline?.Cancel();
            pending.End(RequestStatus.ConnectionLost, 0, $"The connection ended before the answer: {reason}");
        }
    }

    private static string Describe(MessageCode code, string text) =>
        $"{code.Code}: {code.Meaning}. TWS says: {text}" + (code.Remedy.Length > 0 ? $" {code.Remedy}" : string.Empty);

    private PendingRequest? Find(Dictionary<int, PendingRequest> table, int id)
    {
        lock (_gate)
        {
            return table.GetValueOrDefault(id);
        }
    }

    // TWS lost the question since too much came in a second: asked again when that second is over.
    private void SendAgain(PendingRequest pending)
    {
        lock (_gate)
        {
            pending.Resends++;
            pending.Deadline?.Cancel();
        }

        _parts.Timetable.After(ResendPause, () => Begin(pending));
    }

    // TWS answers: its own end comes at once, or that one was it and the late one never comes.
    private void ShortenDeadline(PendingRequest pending)
    {
        if (pending.Deadline is not null && pending.Limit > AfterLateEnd)
        {
            pending.Deadline.Cancel();
            pending.Deadline = _parts.Timetable.After(AfterLateEnd, () => Finish(pending, RequestStatus.TimedOut, 0,
                $"TWS did not answer {pending.Request.GetType().Name} to its end."));
        }
    }

    private bool TakeLateEnd(RequestLane lane)
    {
        Queue<long> late = _lateEnds[(int)lane];
        while (late.TryDequeue(out long untilNs))
        {
            if (untilNs >= _parts.Clock.NowNs)
            {
                return true;
            }
        }

        return false;
    }
}
