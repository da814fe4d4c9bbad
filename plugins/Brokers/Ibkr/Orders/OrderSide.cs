using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// Between the engine's orders and those of TWS: one lock, two threads. The engine's calls send and return; TWS's messages come on the
/// reader's task, and what they mean waits in a ring for the engine. Fills are counted by executions only; status words are for the life
/// of an order.
/// </summary>
internal sealed partial class OrderSide : IDeskOrders
{
    private const long MillisecondNs = 1_000_000;
    private const long SecondNs = 1_000_000_000;

    private readonly Lock _gate = new();
    private readonly IbkrDesk _desk;
    private readonly Instrument _instrument;
    private readonly OrderBook _book = new();
    private readonly AnswerRing _ring;
    private readonly Tickets _tickets;
    private readonly RunTag _tag;
    private readonly string _stateFolder;
    private readonly bool _isInline;
    private readonly ITimer _timer;
    private OrderIds? _ids;
    private ContractDetails? _details;
    private int _month;
    private long _lastUnknownId;

    /// <summary>Begins to listen.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="instrument">The traded instrument.</param>
    /// <param name="desk">The connection.</param>
    /// <param name="run">Names the run.</param>
    /// <param name="stateFolder">Folder of the file with the highest order id.</param>
    /// <param name="isInline">Whether everything happens on one thread: for tests.</param>
    public OrderSide(IbkrBrokerOptions options, Instrument instrument, IbkrDesk desk, string run, string stateFolder, bool isInline)
    {
        (_instrument, _desk, _stateFolder, _isInline) = (instrument, desk, stateFolder, isInline);
        _ring = new AnswerRing
        {
            Overflowed = () => Warn("Answers of the broker found no place because the program fell behind: some are not told. They show when everything is asked anew."),
        };
        _tickets = new Tickets(instrument, options);
        _tag = new RunTag(run);
        _timer = desk.Clock.Time.CreateTimer(static s => ((OrderSide)s!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        desk.AttachOrders(new OrderReceiver(this), this);
    }

    /// <summary>What was counted.</summary>
    public OrderCounters Counters { get; } = new();

    /// <summary>The contract that is traded; null before it was looked up.</summary>
    public ContractDetails? Contract => Volatile.Read(ref _details);

    /// <summary>Listens to quotes during a test of the connection; null at all other times.</summary>
    public QuoteProbe? Quotes { get; set; }

    /// <summary>Whether orders carry an operator, or the mark of automated ones.</summary>
    public bool IsMarked => _tickets.Operator.Length > 0 || _tickets.Indicator is not null;

    /// <summary>Whether answers wait.</summary>
    public bool HasAnswers => _ring.HasAny;

    private long Now => _desk.Clock.StampNs();

    private int ClientId => _desk.Connection.ClientId;

    /// <summary>The next answer.</summary>
    public bool TryRead(out MarketEvent answer)
    {
        if (!_ring.HasAny)
        {
            answer = default;
            return false;
        }

        lock (_gate)
        {
            return _ring.TryTake(Now, _instrument.Id, out answer);
        }
    }

    /// <summary>Another contract is the front one from now on.</summary>
    public void OnRoll(int month)
    {
        if (month > 0 && month != Volatile.Read(ref _month))
        {
            Volatile.Write(ref _month, month);
            if (_position == 0)
            {
                TakeContract();
            }
            else
            {
                _isRollDue = true;
                Warn("The contract rolls with a position open: its orders stay with its own contract until it is flat.");
            }
        }
    }

    private void TakeContract()
    {
        if (_desk.IsReady)
        {
            Start(async () =>
            {
                if (await PrepareAsync(CancellationToken.None).ConfigureAwait(false) is { } problem)
                {
                    Warn(problem);
                }
            });
        }
    }

    /// <inheritdoc/>
    public async Task<string?> PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            lock (_gate)
            {
                OrderIds ids = _ids ?? new OrderIds(
                    Path.Combine(_stateFolder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_desk.Account}-{ClientId}.ids")), _isInline);
                ids.Open();
                ids.Above(_desk.Connection.NextOrderId - 1);
                _ids = ids;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"Order ids cannot be kept: {e.Message}";
        }

        // What closes a position must be of its contract, whichever is the front one by now.
        if (_position != 0 && Contract is not null)
        {
            return null;
        }

        int month = Volatile.Read(ref _month);
        month = month == 0 ? _desk.Contracts.FrontMonth(Now) : month;
        (ContractDetails? details, string text) = await _desk.Contracts.LookUpAsync(_instrument.Symbol, month, cancellation).ConfigureAwait(false);
        if (details is null)
        {
            return $"The contract {_instrument.Symbol} {month} could not be looked up: {text}";
        }

        if (details.MinTick is { } tick && tick != _instrument.TickSize)
        {
            return string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The tick of {details.Contract.LocalSymbol} is {tick} at TWS and {_instrument.TickSize} here: nothing is sent.");
        }

        Volatile.Write(ref _details, details);
        return null;
    }

    /// <inheritdoc/>
    public string? Accept(DeskSnapshot snapshot)
    {
        lock (_gate)
        {
            foreach (OpenOrder order in snapshot.OpenOrders)
            {
                Above(order.ClientId, order.OrderId);
            }

            foreach (ExecutionReport execution in snapshot.Executions)
            {
                Above(execution.ClientId, execution.OrderId);
            }

            bool isUnknown = !snapshot.IsCompletedKnown && _book.All.Any(o => o is { IsOver: false, IsTaken: true } && !IsNamed(o, snapshot));
            return isUnknown ? "What became of an order of ours could not be asked: TWS did not tell its completed orders." : null;
        }
    }

    /// <inheritdoc/>
    public void OnReady()
    {
        lock (_gate)
        {
            (_readyNs, _unproven, _askAgainNs, _pollNs) = (Now, 0, 0, Now + PollPeriodNs);
            SetTimer();
            SendCleanUp();
        }

        AskMargin();
        if (_asked != _told || _isQuestioned)
        {
            StartAsking();
        }
    }

    /// <inheritdoc/>
    public void OnLost()
    {
        // What waits for an answer is settled when TWS was asked; see Reconcile.
        lock (_gate)
        {
            _losses++;
            _probeNs = Now + FirstProbeNs;
            SetTimer();
        }
    }

    /// <summary>Stops listening.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        _timer.Dispose();
        _desk.AttachOrders(null, null);
    }

    private void Above(int clientId, int orderId)
    {
        if (clientId == ClientId && orderId > 0)
        {
            _ids?.Above(orderId);
        }
    }

    private void Tell(EventKind kind, BookOrder order, OrderReason reason, long timeNs, int quantity = 0, int priceTicks = 0) =>
        _ring.Add(MarketEvent.Of(kind, timeNs, _instrument.Id, new OrderUpdate(order.Id, reason, quantity, priceTicks)));

    private void Warn(string text) => _desk.Notes.Add(Now, TransitionLevel.Warning, text);

    private void Start(Func<Task> work)
    {
        async Task Guarded()
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _desk.OnFault("A task of the order side threw.", e);
            }
        }

        _ = _isInline ? Guarded() : Task.Run(Guarded);
    }
}
