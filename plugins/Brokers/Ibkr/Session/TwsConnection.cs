using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// The one connection to TWS: it opens, watches, closes and opens anew, paces what is sent, and hands what comes to a receiver. After
/// its first Ready it never gives up by itself, but for what only a person can mend.
/// </summary>
public sealed partial class TwsConnection : IAsyncDisposable
{
    private readonly TwsConnectionOptions _options;
    private readonly ITwsTransportFactory _factory;
    private readonly ISessionSync? _sync;
    private readonly SessionParts _parts;
    private readonly BackOff _backOff;
    private readonly PacedQueue<Dispatch> _queue = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _firstReady;
    private readonly ITwsReceiver _receiver;
    private readonly FrameLog? _log;
    private readonly Lock _gate = new();
    private volatile Link? _link;
    private Task? _loop;
    private bool _wasReady;
    private int _nextOrderId;
    private IReadOnlyList<string> _accounts = [];

    /// <summary>A connection that is not open yet.</summary>
    /// <param name="options">Where TWS is and who we are.</param>
    /// <param name="time">All time and all delays.</param>
    /// <param name="calendar">IB's resets.</param>
    /// <param name="receiver">Gets every message of TWS on the reader's task: it must return at once.</param>
    /// <param name="listener">Is told what happens to the connection.</param>
    /// <param name="sync">Asks what must be known before orders; null asks nothing.</param>
    /// <param name="factory">Opens sockets; null for TCP.</param>
    public TwsConnection(
        TwsConnectionOptions options, TimeProvider time, ResetCalendar calendar, ITwsReceiver receiver, ISessionListener listener,
        ISessionSync? sync = null, ITwsTransportFactory? factory = null)
        : this(options, time, calendar, receiver, listener, sync, factory, isInline: false)
    {
    }

    internal TwsConnection(
        TwsConnectionOptions options, TimeProvider time, ResetCalendar calendar, ITwsReceiver receiver, ISessionListener listener,
        ISessionSync? sync, ITwsTransportFactory? factory, bool isInline)
    {
        _options = options;
        _factory = factory ?? new SocketTransportFactory();
        _sync = sync;
        _backOff = new BackOff(options.JitterSeed);
        _log = options.FrameLogPath.Length > 0 ? new FrameLog(options.FrameLogPath) : null;
        TransitionFeed feed = new(listener, Counters);
        SessionClock clock = new(time);
        Timetable timetable = new(clock, e => feed.Report("An alarm of the connection threw.", e));
        _parts = new SessionParts(clock, timetable, new SessionMachine(clock, timetable, calendar, feed), feed, Counters, isInline);
        Requests = new RequestTable(_parts, Post);
        Subscriptions = new SubscriptionTable(_parts, Requests, Post);
        _receiver = new ReceiverPair(receiver, new SessionReceiver(this));
        _firstReady = NewCompletion();
    }

    /// <summary>State, flags and farms.</summary>
    public SessionMachine Session => _parts.Machine;

    /// <summary>What was counted.</summary>
    public SessionCounters Counters { get; } = new();

    /// <summary>Questions with an answer.</summary>
    public RequestTable Requests { get; }

    /// <summary>Streams of data.</summary>
    public SubscriptionTable Subscriptions { get; }

    /// <summary>Our number at TWS.</summary>
    public int ClientId => _options.ClientId;

    /// <summary>The version agreed with TWS; 0 without a connection.</summary>
    public int ServerVersion => _link?.ServerVersion ?? 0;

    /// <summary>The accounts of the login, as TWS last named them.</summary>
    public IReadOnlyList<string> Accounts => _accounts;

    /// <summary>The highest next order id that TWS ever named to us; 0 before. It only moves up.</summary>
    public int NextOrderId => Volatile.Read(ref _nextOrderId);

    /// <summary>Connects. Ends when the connection is Ready for the first time.</summary>
    /// <exception cref="TwsConnectionException">It failed, and waiting is not set or would not help; the message says what to do.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public Task ConnectAsync(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_loop is not null)
            {
                throw new InvalidOperationException("A connection is opened once.");
            }

            _loop = Task.CompletedTask;
        }

        _loop = RunAsync();
        return cancellation.CanBeCanceled ? _firstReady.Task.WaitAsync(cancellation) : _firstReady.Task;
    }

    /// <summary>Sends one message. Changes of orders only when Ready, all else whenever TWS listens.</summary>
    /// <returns>The message on its way, or already ended with NotSent and the reason.</returns>
    public Dispatch Send(TwsRequest request)
    {
        Dispatch dispatch = new(request, onEnd: null, _parts.IsInline);
        Post(dispatch);
        return dispatch;
    }

    /// <summary>Sends the orders of a bracket: one right after another, in this order, nothing between them, all or none.</summary>
    /// <param name="orders">Entry, target, stop; at most as many as may go in a second.</param>
    public IReadOnlyList<Dispatch> SendTogether(params ReadOnlySpan<TwsRequest> orders)
    {
        Dispatch[] dispatches = new Dispatch[orders.Length];
        for (int i = 0; i < orders.Length; i++)
        {
            dispatches[i] = new Dispatch(orders[i], onEnd: null, _parts.IsInline);
        }

        SendAll(dispatches, SendClass.Order);
        return dispatches;
    }

    /// <summary>A person accepts that the questions after a gap were not all answered: the connection becomes Ready.</summary>
    public void ConfirmSync() => _syncConfirmation.TrySetResult();

    /// <summary>Closes and stays closed.</summary>
    public async ValueTask DisposeAsync()
    {
        BeginClose();
        if (_loop is not null)
        {
            await _loop.ConfigureAwait(false);
        }

        Subscriptions.Close();
        _parts.Timetable.Dispose();
        _log?.Dispose();
        _closing.Dispose();
    }

    private void BeginClose()
    {
        _closing.Cancel();
        _link?.End(LinkEndKind.Closed, "Closed by this program.");
    }

    private static SendClass ClassOf(TwsRequest request) => request is PlaceOrder { Ticket.IsWhatIf: true } ? SendClass.Ordinary : request.Kind switch
    {
        RequestKind.Cancel => SendClass.Cancel,
        RequestKind.Order => SendClass.Order,
        _ => SendClass.Ordinary,
    };

    private void Post(Dispatch dispatch) => SendAll([dispatch], ClassOf(dispatch.Request));

    private void SendAll(ReadOnlySpan<Dispatch> dispatches, SendClass sendClass)
    {
        Link? link = _link;
        string refusal = link is null || !Session.CanSend ? "There is no connection to TWS."
            : sendClass is SendClass.Order && !Session.CanPlaceOrders ? $"No new orders in state {Session.State}: orders and positions must be known first, and IB reachable."
            : string.Empty;
        if (refusal.Length == 0)
        {
            link!.Send(dispatches, sendClass);
            return;
        }

        foreach (Dispatch dispatch in dispatches)
        {
            dispatch.End(SendOutcome.NotSent, refusal);
        }
    }

    private TaskCompletionSource NewCompletion() =>
        new(_parts.IsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
}
