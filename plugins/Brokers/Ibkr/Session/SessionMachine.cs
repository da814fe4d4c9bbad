namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// The states of a connection, its flags and its farms. It is told what happens and says what it means; it opens and closes nothing
/// itself. Being connected to TWS, TWS being connected to IB, and data coming are three things: no one of them is shown for another.
/// </summary>
public sealed partial class SessionMachine
{
    private readonly Lock _gate = new();
    private readonly SessionClock _clock;
    private readonly Timetable _timetable;
    private readonly ResetCalendar _calendar;
    private readonly TransitionFeed _feed;
    private SessionState _state;
    private SessionFlags _flags = new();

    internal SessionMachine(SessionClock clock, Timetable timetable, ResetCalendar calendar, TransitionFeed feed)
    {
        _clock = clock;
        _timetable = timetable;
        _calendar = calendar;
        _feed = feed;
    }

    /// <summary>How far the connection has come.</summary>
    public SessionState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>What else is true of it.</summary>
    public SessionFlags Flags
    {
        get
        {
            lock (_gate)
            {
                return _flags;
            }
        }
    }

    /// <summary>The data farms.</summary>
    public FarmMap Farms { get; } = new();

    /// <summary>Whether new orders and changes of orders may be sent: only when Ready.</summary>
    public bool CanPlaceOrders => State is SessionState.Ready;

    /// <summary>Whether TWS takes requests and cancels.</summary>
    public bool CanSend => State is SessionState.Syncing or SessionState.Ready or SessionState.Degraded;

    internal void OnConnecting(string address) =>
        Move(SessionState.Connecting, TransitionLevel.Normal, $"Connecting to TWS at {address}.");

    internal void OnSocketOpen() =>
        Move(SessionState.Handshake, TransitionLevel.Normal, "TWS accepted the connection; agreeing on the version.");

    internal void OnVersion(int version) =>
        Move(SessionState.WaitReady, TransitionLevel.Normal, $"TWS speaks version {version}; waiting for its accounts and the next order id.");

    /// <summary>TWS named its accounts and the next order id. False when it has lost IB: then nothing can be asked yet.</summary>
    internal bool OnStarted()
    {
        if (Flags.IsLinkLost)
        {
            EnterDegraded("TWS has started us but has no connection to IB's servers.");
            return false;
        }

        Move(SessionState.Syncing, TransitionLevel.Normal, "TWS is ready; asking for account, orders, executions and positions.");
        return true;
    }

    /// <summary>Everything was asked and answered. False when the connection is no longer in the state for it.</summary>
    /// <param name="text">What was found.</param>
    /// <param name="isCurrent">Whether no later gap has begun another round of questions; asked under the lock.</param>
    internal bool OnSynced(string text, Func<bool> isCurrent)
    {
        bool isReady;
        lock (_gate)
        {
            isReady = _state is SessionState.Syncing && isCurrent();
            if (isReady)
            {
                EndAbsence();
                _flags = _flags with { IsDataLost = false, Reset = ResetKind.None, IsLoginNeeded = false };
                Record(SessionState.Ready, TransitionLevel.Normal, text);
            }
        }

        _feed.HandOver();
        return isReady;
    }

    /// <summary>Something to tell that changes no state.</summary>
    internal void Tell(TransitionLevel level, string text)
    {
        lock (_gate)
        {
            Record(_state, level, text);
        }

        _feed.HandOver();
    }

    /// <summary>The socket is closed or was never open.</summary>
    /// <param name="level">Fatal when no further attempt follows and a person must act.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isFinal">Whether no further attempt follows.</param>
    internal void OnClosed(TransitionLevel level, string reason, bool isFinal)
    {
        lock (_gate)
        {
            Farms.Clear();
            if (isFinal)
            {
                EndAbsence();
                _flags = new SessionFlags();
                Record(SessionState.Closed, level, reason);
            }
            else
            {
                Leave(level, reason);
            }
        }

        _feed.HandOver();
    }

    /// <summary>Sets the flags that the subscriptions found out.</summary>
    internal void SetDataFlags(bool hasCompetingSession, bool isDelayed)
    {
        lock (_gate)
        {
            if (hasCompetingSession != _flags.HasCompetingSession)
            {
                _flags = _flags with { HasCompetingSession = hasCompetingSession };
                Record(_state, hasCompetingSession ? TransitionLevel.Warning : TransitionLevel.Normal, hasCompetingSession
                    ? "Another session of the same user has the market data: log that session off. Asked again every 60 s."
                    : "Market data comes again: no other session has it.");
            }

            if (isDelayed != _flags.IsDataDelayed)
            {
                _flags = _flags with { IsDataDelayed = isDelayed };
                Record(_state, isDelayed ? TransitionLevel.Warning : TransitionLevel.Normal, isDelayed
                    ? "Delayed data comes instead of live data: no trading on it. Subscribe to live data in the web portal."
                    : "Live data comes again.");
            }
        }

        _feed.HandOver();
    }

    private void Leave(TransitionLevel level, string reason)
    {
        BeginAbsence(isLinkOnly: false);
        ResetPeriod period = _calendar.LoginAbsence(_clock.UtcNs);
        _flags = new SessionFlags(period.Kind, IsLoginNeeded: _flags.IsLoginNeeded || period.Kind is ResetKind.TokenExpiry);
        Record(SessionState.Closed, period.Kind is ResetKind.None ? level : TransitionLevel.Normal, reason + Explain(period.Kind));
    }

    private void Move(SessionState to, TransitionLevel level, string reason)
    {
        lock (_gate)
        {
            Record(to, level, reason);
        }

        _feed.HandOver();
    }

    private void Record(SessionState to, TransitionLevel level, string reason)
    {
        SessionState from = _state;
        _state = to;
        _feed.Add(new SessionTransition(_clock.UtcNs, from, to, level, reason));
    }
}
