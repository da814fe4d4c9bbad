using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// Questions to TWS, each with one result: all that came, and how it ended. None of them throws for what TWS does or does not do; a
/// time limit begins when the question is on the wire. Ids begin at 1,000,000,000 and are never used twice; order ids lie below.
/// </summary>
public sealed partial class RequestTable
{
    /// <summary>The first request id.</summary>
    public const int FirstId = 1_000_000_000;

    // A late end of a question that was given up must not end the next one of its lane; after this it is not expected any more.
    private static readonly TimeSpan LateEnd = TimeSpan.FromSeconds(60);

    private readonly SessionParts _parts;
    private readonly Action<Dispatch> _post;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, PendingRequest> _byId = [];
    private readonly Dictionary<int, PendingRequest> _whatIfs = [];
    private readonly PendingRequest?[] _lanes = new PendingRequest?[Enum.GetValues<RequestLane>().Length];
    private readonly Queue<PendingRequest>[] _laneQueues = [.. Enum.GetValues<RequestLane>().Select(_ => new Queue<PendingRequest>())];
    private readonly Queue<long>[] _lateEnds = [.. Enum.GetValues<RequestLane>().Select(_ => new Queue<long>())];
    private int _latestId = FirstId - 1;

    internal RequestTable(SessionParts parts, Action<Dispatch> post)
    {
        _parts = parts;
        _post = post;
        History = new HistoryQueue(parts);
    }

    /// <summary>How many questions are open.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _byId.Count + _whatIfs.Count + _lanes.Count(l => l is not null) + _laneQueues.Sum(q => q.Count);
            }
        }
    }

    /// <summary>The pace of history and real-time bars.</summary>
    internal HistoryQueue History { get; }

    /// <summary>A new request id.</summary>
    public int NextId() => Interlocked.Increment(ref _latestId);

    private PendingItems<T> Pending<T>(TwsRequest request, RequestLane lane, TimeSpan limit, TwsRequest? cancel = null) =>
        new(request, lane, limit, cancel, _parts.IsInline);

    private async Task<RequestResult<T>> AskAsync<T>(PendingItems<T> pending, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new RequestResult<T>(RequestStatus.Cancelled, [], 0, "Cancelled before it was sent.");
        }

        bool isFirst = Register(pending);
        using CancellationTokenRegistration registration = cancellation.Register(
            () => Finish(pending, RequestStatus.Cancelled, 0, "Cancelled by the caller."));
        if (isFirst)
        {
            Begin(pending);
        }

        return await pending.Result.ConfigureAwait(false);
    }

    private bool Register(PendingRequest pending)
    {
        lock (_gate)
        {
            if (pending.Lane is RequestLane.None)
            {
                (pending.Request is PlaceOrder ? _whatIfs : _byId).Add(pending.Request.Id, pending);
                return true;
            }

            ref PendingRequest? lane = ref _lanes[(int)pending.Lane];
            if (lane is null)
            {
                lane = pending;
                return true;
            }

            _laneQueues[(int)pending.Lane].Enqueue(pending);
            return false;
        }
    }

    private void Begin(PendingRequest pending)
    {
        Dispatch dispatch = new(pending.Request, (outcome, reason) => OnSent(pending, outcome, reason), _parts.IsInline);
        bool isOpen;
        lock (_gate)
        {
            // The caller may have given it up since it was registered.
            isOpen = IsOpen(pending);
            pending.Dispatch = dispatch;
        }

        if (isOpen)
        {
            _post(dispatch);
        }
    }

    private void OnSent(PendingRequest pending, SendOutcome outcome, string reason)
    {
        if (outcome is not SendOutcome.Written)
        {
            Finish(pending, outcome is SendOutcome.NotSent ? RequestStatus.NotSent : RequestStatus.ConnectionLost, 0, reason);
            return;
        }

        if (pending.Request is HistoricalBarsRequest bars)
        {
            History.MarkSent(KeyOf(bars));
        }

        lock (_gate)
        {
            if (IsOpen(pending))
            {
                pending.Deadline = _parts.Timetable.After(pending.Limit, () => Finish(pending, RequestStatus.TimedOut, 0,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture,
                        $"TWS did not answer {pending.Request.GetType().Name} to its end within {pending.Limit.TotalSeconds:0.#} s.")));
            }
        }
    }

    private bool IsOpen(PendingRequest pending) => pending.Lane is RequestLane.None
        ? (pending.Request is PlaceOrder ? _whatIfs : _byId).TryGetValue(pending.Request.Id, out PendingRequest? open) && open == pending
        : _lanes[(int)pending.Lane] == pending;

    private void Finish(PendingRequest pending, RequestStatus status, int code, string text)
    {
        PendingRequest? next;
        bool mustStop;
        lock (_gate)
        {
            if (!TryRemove(pending, out next))
            {
                return;
            }

            pending.Deadline?.Cancel();
            bool isGivenUp = status is RequestStatus.TimedOut or RequestStatus.Cancelled;
            bool isOnWire = isGivenUp && pending.Dispatch?.TryWithdraw() == false;
            if (isOnWire && pending.Lane is not RequestLane.None && !pending.HasSkippedEnd)
            {
                _lateEnds[(int)pending.Lane].Enqueue(_parts.Clock.NowNs + SessionClock.Ns(LateEnd));
            }

            mustStop = pending.Cancel is not null && (isOnWire || (pending.IsCancelledAtEnd && status is RequestStatus.Completed));
        }

        if (mustStop)
        {
            _post(new Dispatch(pending.Cancel!, onEnd: null, _parts.IsInline));
        }

        pending.End(status, code, text);
        if (next is not null)
        {
            Begin(next);
        }
    }

    private bool TryRemove(PendingRequest pending, out PendingRequest? next)
    {
        next = null;
        if (pending.Lane is RequestLane.None)
        {
            return IsOpen(pending) && (pending.Request is PlaceOrder ? _whatIfs : _byId).Remove(pending.Request.Id);
        }

        Queue<PendingRequest> queue = _laneQueues[(int)pending.Lane];
        if (_lanes[(int)pending.Lane] == pending)
        {
            queue.TryDequeue(out next);
            _lanes[(int)pending.Lane] = next;
            return true;
        }

        PendingRequest[] others = [.. queue.Where(p => p != pending)];
        bool wasWaiting = others.Length < queue.Count;
        queue.Clear();
        Array.ForEach(others, queue.Enqueue);
        return wasWaiting;
    }
}
