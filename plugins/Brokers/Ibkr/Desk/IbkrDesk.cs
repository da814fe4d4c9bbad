using System.Collections.Concurrent;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>
/// The one connection that broker and feed share: it owns the socket, asks what must be known after every gap in a fixed order, hands each
/// message to the order side and the data side, stamps, and keeps what the engine is to be told of the connection.
/// </summary>
internal sealed partial class IbkrDesk : ISessionListener, ISessionSync
{
    private const string PaperPrefix = "DU";

    private readonly ConcurrentQueue<DeskChange> _changes = new();
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DeskRoute _route = new();
    private readonly TwsConnectionOptions _connectionOptions;
    private readonly bool _isInline;
    private IbkrOptions _options;
    private volatile IDeskOrders? _orders;
    private volatile string _account = "";
    private Task? _connecting;
    private bool _isReady;

    /// <summary>A connection that is not open yet.</summary>
    /// <param name="options">Where TWS is and who we are.</param>
    /// <param name="zones">The host's time zones.</param>
    /// <param name="time">All time and all delays.</param>
    /// <param name="factory">Opens streams; null for TCP.</param>
    /// <param name="isInline">Whether answers go on where they come in, on one thread: for tests.</param>
    public IbkrDesk(IbkrOptions options, ITimeZones zones, TimeProvider time, ITwsTransportFactory? factory = null, bool isInline = false)
    {
        (_options, _isInline) = (options, isInline);
        _connectionOptions = new TwsConnectionOptions
        {
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            FrameLogPath = FramesOf(options),
        };
        Clock = new DeskClock(time);
        Connection = new TwsConnection(
            _connectionOptions, time, new ResetCalendar(zones), _route, this, this, factory, isInline);
        Contracts = new DeskContracts(Connection, zones);
    }

    /// <summary>The connection itself.</summary>
    public TwsConnection Connection { get; }

    /// <summary>The shared stamp.</summary>
    public DeskClock Clock { get; }

    /// <summary>The futures that were looked up.</summary>
    public DeskContracts Contracts { get; }

    /// <summary>What a person should be able to read.</summary>
    public DeskNotes Notes { get; } = new();

    /// <summary>The account that orders go to; empty before it is known.</summary>
    public string Account => _account;

    /// <summary>Whether that account is one without real money. False while it is not known.</summary>
    public bool IsPaper => _account.StartsWith(PaperPrefix, StringComparison.Ordinal);

    /// <summary>Whether orders may be sent.</summary>
    public bool IsReady => Volatile.Read(ref _isReady);

    /// <summary>The options in force.</summary>
    public IbkrOptions Options => _options;

    /// <summary>Ends when the connection is Ready for the first time; fails with a sentence that says what to do.</summary>
    public Task FirstReady => _ready.Task;

    /// <summary>Opens the connection, once; more calls do nothing.</summary>
    /// <param name="wait">Whether a first attempt that fails is repeated for ever, as the option of that name says too.</param>
    public void Start(bool wait = false)
    {
        lock (_gate)
        {
            if (_connecting is not null)
            {
                return;
            }

            _connecting = Task.CompletedTask;
            _connectionOptions.Wait = wait || _options.Wait;
        }

        _connecting = ConnectAsync();
    }

    /// <summary>Another plugin uses it too: what one of them leaves open the other may say.</summary>
    /// <exception cref="ArgumentException">Both name an account, and not the same.</exception>
    public void Join(IbkrOptions options)
    {
        lock (_gate)
        {
            if (options.Account.Length > 0 && _options.Account.Length > 0 && !string.Equals(options.Account, _options.Account, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"Broker and feed share client id {options.ClientId} and name different accounts: write the same account for both.", nameof(options));
            }

            _options = options.Account.Length > 0 ? _options with { Account = options.Account } : _options;
        }
    }

    /// <summary>Attaches the order side; null takes it off.</summary>
    /// <param name="receiver">Gets every message, before the data side, on the reader's task.</param>
    /// <param name="orders">Has a word in what is Ready.</param>
    public void AttachOrders(ITwsReceiver? receiver, IDeskOrders? orders) => (_route.Orders, _orders) = (receiver, orders);

    /// <summary>Attaches the data side; null takes it off.</summary>
    /// <param name="receiver">Gets every message on the reader's task: it must return at once.</param>
    public void AttachData(ITwsReceiver? receiver) => _route.Data = receiver;

    /// <summary>Whether there is a change that the engine was not told.</summary>
    public bool HasChange => !_changes.IsEmpty;

    /// <summary>The oldest change that the engine was not told; false when there is none. The feed's reader makes events of them.</summary>
    public bool TryTakeChange(out DeskChange change) => _changes.TryDequeue(out change);

    /// <summary>Something is to be told to the engine: for the data side, which knows when data is lost or back.</summary>
    public void Tell(EventKind kind, string reason) => _changes.Enqueue(new DeskChange(kind, Clock.StampNs(), reason));

    /// <summary>Closes for good.</summary>
    public void Close()
    {
        _route.Orders = null;
        _route.Data = null;
        ValueTask closing = Connection.DisposeAsync();
        if (!closing.IsCompleted && !_isInline)
        {
            closing.AsTask().Wait(TimeSpan.FromSeconds(5));
        }
    }

    /// <inheritdoc/>
    public void OnTransition(SessionTransition transition)
    {
        Notes.Add(transition.TimeNs, transition.Level, transition.Reason);
        if (transition.To is SessionState.Connecting)
        {
            _accountValues = null;
        }

        bool isReady = transition.To is SessionState.Ready;
        if (isReady == _isReady)
        {
            // A start that finds TWS without IB was never Ready, and has to notice all the same that IB is back.
            if (transition is { To: SessionState.Degraded, From: not SessionState.Degraded })
            {
                _orders?.OnLost();
            }

            return;
        }

        Volatile.Write(ref _isReady, isReady);
        if (isReady)
        {
            _orders?.OnReady();
        }
        else
        {
            _orders?.OnLost();
        }

        // Without TWS there is no data either; whether data comes again the data side knows, and it has to be the one that says so.
        Tell(isReady ? EventKind.BrokerRestored : EventKind.BrokerLost, transition.Reason);
        Tell(isReady ? EventKind.FeedRestored : EventKind.FeedLost, transition.Reason);
    }

    /// <inheritdoc/>
    public void OnFault(string what, Exception? cause) =>
        Notes.Add(Clock.StampNs(), TransitionLevel.Warning, cause is null ? what : $"{what} {cause.Message}");

    private static string FramesOf(IbkrOptions options)
    {
        if (options.RecordFrames.Length == 0)
        {
            return "";
        }

        Directory.CreateDirectory(options.RecordFrames);
        return Path.Combine(options.RecordFrames, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tws-{options.Port}-{options.ClientId}"));
    }

    private async Task ConnectAsync()
    {
        try
        {
            await Connection.ConnectAsync().ConfigureAwait(false);
            _ready.TrySetResult();
        }
        catch (TwsConnectionException e)
        {
            _ready.TrySetException(e);
        }
    }
}
