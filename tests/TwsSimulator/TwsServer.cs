namespace MiaIa.TwsSimulator;

/// <summary>
/// A TWS for tests. Orders, positions and ids belong to it and outlive every connection. Everything happens under one gate, in the order
/// of arrival and of the given clock; nothing is drawn without a seed.
/// </summary>
public sealed class TwsServer : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Violation> _violations = [];
    private readonly List<Session> _sessions = [];
    private readonly Requests _requests;
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _awaited = [];
    private int _depth;

    /// <summary>A server on this clock: <see cref="VirtualTime"/> in tests of time, the system's with sockets.</summary>
    public TwsServer(TimeProvider clock, TwsSettings? settings = null)
    {
        Settings = settings ?? new();
        Clock = clock;
        Agenda = new(clock, Do);
        Catalogue = new(clock.GetUtcNow(), Settings);
        Incidents = new(this);
        Accounts = new(this);
        Ledger = new(this);
        Reports = new(this);
        Faults.Lost += Ledger.Watch.Block;
        Exchange = new(this);
        History = new();
        Market = new(this);
        _requests = new(this);
    }

    /// <summary>The kind of TWS.</summary>
    public TwsSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The instruments.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Prices: what a test moves.</summary>
    public Market Market { get; }

    /// <summary>Orders and their life.</summary>
    public Exchange Exchange { get; }

    /// <summary>What happened to every order.</summary>
    public Ledger Ledger { get; }

    /// <summary>Positions and money.</summary>
    public Accounts Accounts { get; }

    /// <summary>Past bars and ticks.</summary>
    public History History { get; }

    /// <summary>What goes wrong with messages and orders.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>What goes wrong with the whole TWS.</summary>
    public Incidents Incidents { get; }

    /// <summary>How the next connections are greeted.</summary>
    public Greeting Greeting { get; set; }

    /// <summary>How far the clock that it tells is ahead of the real one; default zero.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>Which market data the login may have.</summary>
    public DataRights DataRights { get; set; }

    /// <summary>Rules of the protocol that clients broke; a correct client leaves it empty.</summary>
    public IReadOnlyList<Violation> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Number of running connections.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>The present instant of the server's clock.</summary>
    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>What will be done later.</summary>
    internal Agenda Agenda { get; }

    /// <summary>Messages about orders.</summary>
    internal Reports Reports { get; }

    /// <summary>Open connections in order of arrival.</summary>
    internal IReadOnlyList<Session> Sessions => _sessions;

    /// <summary>Does something under the gate, alone.</summary>
    public void Do(Action action)
    {
        lock (_gate)
        {
            _depth++;
            try
            {
                action();
            }
            finally
            {
                if (--_depth == 0)
                {
                    Meet();
                }
            }
        }
    }

    /// <summary>Reads something under the gate. With sockets every look at orders or positions needs it.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    /// <summary>Ends as soon as a condition is true, looked at after everything the server does. Tests with sockets wait so, without a clock.</summary>
    public Task When(Func<bool> condition)
    {
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Do(() => _awaited.Add((condition, met)));
        return met.Task;
    }

    /// <summary>Sends any message to a client, as it is: what this server would not say by itself.</summary>
    public void Tell(int clientId, Message message) => Do(() => _sessions.Find(s => s.ClientId == clientId)?.Send(message));

    /// <summary>Sends a message 4 to a client in the layout of its version.</summary>
    public void TellError(int clientId, int id, int code, string text, string json = "") =>
        Do(() => _sessions.Find(s => s.ClientId == clientId)?.Error(id, code, text, json));

    /// <summary>A connection in memory: bytes in, bytes out, no threads.</summary>
    /// <param name="arrived">Called inside the server whenever bytes or the end have come: it may only make a note of it.</param>
    public TwsConnection Connect(Action? arrived = null) => new(this, arrived);

    /// <summary>Serves one duplex stream until it ends; the task ends with it.</summary>
    public Task Serve(Stream stream, CancellationToken cancellation = default) => new StreamTransport(this, stream).Run(cancellation);

    /// <summary>Listens on a free port of 127.0.0.1.</summary>
    public TwsListener Listen() => new(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        Incidents.CloseAll();
        Agenda.Dispose();
    }

    /// <summary>A new connection; null when connections are refused.</summary>
    internal Session? Open(Action<byte[]> write, Action closed)
    {
        Session? session = null;
        Do(() =>
        {
            if (!Incidents.IsRefusing && Greeting != Greeting.Close)
            {
                session = new Session(this, write, closed);
                _sessions.Add(session);
            }
        });
        return session;
    }

    /// <summary>A connection is gone.</summary>
    internal void Remove(Session session)
    {
        _sessions.Remove(session);
        Ledger.Watch.Block("connection gone");
    }

    /// <summary>One request of a running connection.</summary>
    internal void Request(Session session, string frame) => _requests.Take(session, frame);

    /// <summary>Notes a broken rule.</summary>
    internal void Violate(Session session, string frame, string what) =>
        _violations.Add(new(Now, session.ClientId, frame.Replace('\0', '|'), what));

    private void Meet()
    {
        foreach ((Func<bool> condition, TaskCompletionSource met) in _awaited.ToArray())
        {
            if (condition())
            {
                _awaited.Remove((condition, met));
                met.TrySetResult();
            }
        }
    }
}
