using MiaIa.Engine;
using MiaIa.Engine.Tests;
using MiaIa.Ibkr.Tests.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>
/// The real engine, this broker and the simulated TWS on one clock, with faults drawn from a seed: messages lost, late, twice and out of
/// order, connections, IB and TWS gone, refusals, our own process dead; then calm, flat, and compared.
/// </summary>
internal sealed partial class EngineSchedule : IDisposable
{
    private const long StepNs = 250 * Clock.Millisecond;
    private const int BarSeconds = 15;
    private const long BarNs = BarSeconds * Clock.Second;
    private const string Account = "DU1234567";

    private readonly ulong _seed;
    private readonly bool _isCalm;
    private readonly TestRandom _chance;
    private readonly IbkrBrokerOptions _options;
    private readonly string _folder = Directory.CreateTempSubdirectory("ibkr-ids").FullName;
    private readonly VirtualTime _time;
    private readonly TwsServer _server;
    private readonly Contract _es;
    private readonly RestartedBroker _broker = new();
    private readonly TradingDesk _desk;
    private Moment? _killsAt;
    private int _deadSteps;
    private int _price = 24_000;
    private int _bar;
    private int _open = 24_000;
    private int _high = 24_000;
    private int _low = 24_000;

    /// <param name="seed">Of everything that is drawn.</param>
    /// <param name="isCalm">Whether no message is touched, and the price stands.</param>
    /// <param name="script">What a calm one proposes; null for nothing.</param>
    public EngineSchedule(ulong seed, bool isCalm = false, Func<DecisionPoint, Proposal>? script = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        _seed = seed;
        _chance = new TestRandom(seed);
        _time = new VirtualTime(DateTimeOffset.UnixEpoch.AddTicks(Clock.At(10, 0) / 100));
        _server = new TwsServer(_time, new TwsSettings
        {
            Seed = (int)seed,
            AcknowledgeDelay = Milliseconds(0, 300),
            FillDelay = Milliseconds(0, 300),
            CancelDelay = Milliseconds(0, 400),
            CommissionDelay = Milliseconds(0, 600),
            OcaDelay = _chance.Next(1, 3) == 1 ? Milliseconds(0, 200) : TimeSpan.Zero,
            IsSizeLimited = _chance.Next(1, 3) == 1,
            HidesLostLink = _chance.Next(1, 3) == 1,
        });
        _es = _server.Catalogue.Named("ESU5");
        _options = new IbkrBrokerOptions { StateFolder = _folder, Wait = true };
        _server.Market.MoveTo(_es, _price * 0.25m);
        Begin();
        _time.Advance(TimeSpan.FromSeconds(1));
        _isCalm = isCalm;
        IStrategy strategy = isCalm ? new ScriptedStrategy(script ?? (_ => default)) : new RandomStrategy(seed, oneIn: 1);
        _desk = new TradingDesk(new DeskSettings { Strategies = [strategy], Broker = _broker, Limits = DeskSettings.NoLimits, Capital = 1_000_000, BasePeriod = new BarPeriod(BarSeconds) });
        _desk.Open();
        if (isCalm)
        {
            return;
        }

        _server.Faults.Randomly((int)seed, new FaultOdds
        {
            Disconnect = Odds(0.01), Drop = Odds(0.005), Delay = Odds(0.05), Duplicate = Odds(0.05), Reorder = Odds(0.05), Split = Odds(0.05), Unknown = Odds(0.02),
        });
    }

    public int Fills => _server.Ledger.Executions.Count();

    public int Faults => _server.Faults.Log.Count;

    public int Restarts { get; private set; }

    public DateTimeOffset Now => _time.GetUtcNow();

    public IReadOnlyList<Exposure> Exposures => _server.Ledger.Exposures;

    public EngineState State => _desk.State;

    public TestJournal Journal => _desk.Journal;

    public IEnumerable<string> EngineNotes => _desk.Journal.Notes.Select(n => n.Text);

    public TwsServer Server => _server;

    public IEnumerable<HaltCause> Halts => _desk.Engine.Halts.Select(h => h.Cause);

    /// <summary>Somebody trades in another program, and the message of it is lost.</summary>
    public void TradeElsewhere(int position)
    {
        _server.Faults.OnId(61, FaultKind.Drop);
        _server.Accounts.Set(Account, _es, position, _price * 0.25m);
    }

    /// <summary>The price of the next step is another one, by so many ticks.</summary>
    public void Move(int ticks) => _price += ticks;

    /// <summary>Time passes without faults.</summary>
    public void After(double seconds)
    {
        for (int i = 0; i < seconds * 4; i++)
        {
            Step();
        }
    }

    /// <summary>Runs it. Null, or what does not hold.</summary>
    public string? Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Disturb();
            Step();
        }

        Calm();
        for (int i = 0; i < 4 * 400 && !(i > 4 * 90 && IsQuiet); i++)
        {
            if (i % 240 == 120)
            {
                _desk.Send(MarketEvent.Of(EventKind.Flatten, NowNs));
            }

            Step();
        }

        return Judge();
    }

    public void Dispose()
    {
        _desk.Dispose();
        _broker.Inner?.Dispose();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private long NowNs => (_time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * 100;

    private int Position => (int)_server.Accounts.Position(Account, _es.ConId);

    private bool IsQuiet => Position == 0 && _desk.State.PositionQuantity == 0 && _desk.State.WorkingOrders == 0 && !_server.Exchange.Orders.Any(o => o.IsLive);

    private TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(_chance.Next(least, most));

    private double Odds(double most) => most * _chance.Next(0, 100) / 100;

    private void Disturb()
    {
        switch (_chance.Next(1, 400))
        {
            case 1:
                _server.Incidents.CloseAll();
                break;
            case 2 when !_server.Incidents.IsLinkLost:
                _server.Incidents.LoseLink();
                break;
            case <= 6 when _server.Incidents.IsLinkLost:
                _server.Incidents.RestoreLink(_chance.Next(1, 2) == 1);
                break;
            case 7:
                _server.Faults.Reject(_ => true);
                break;
            case 8:
                _server.Faults.RefuseChange(_ => true);
                break;
            case 9:
                _server.Faults.ChildrenOvertakeParent(_chance.Next(1, 3));
                break;
            case 10:
                _server.Faults.FillReport = (FillReport)_chance.Next(0, 4);
                break;
            case 11:
                _server.Faults.At((Moment)_chance.Next(0, 11));
                break;
            case 12 when _server.Exchange.Orders.FirstOrDefault(o => o.IsLive) is { } order:
                _server.Exchange.CancelByServer(order, "by the exchange");
                break;
            case 13:
                Kill();
                break;
            case 14:
                // The process dies at a moment of an order's life: between an entry and its children, say.
                _killsAt = (Moment)_chance.Next(0, 11);
                _server.Faults.At(_killsAt.Value);
                break;
            case 15 when _chance.Next(1, 2) == 1:
                _server.Incidents.NightlyReset(_chance.Next(1, 4), TimeSpan.FromSeconds(_chance.Next(1, 6)));
                break;
            case 16 when _chance.Next(1, 3) == 1:
                _server.Incidents.Restart(TimeSpan.FromSeconds(_chance.Next(2, 40)), TimeSpan.FromSeconds(_chance.Next(0, 10)));
                break;
        }
    }

    private void Calm()
    {
        _server.Faults.Clear();
        _killsAt = null;
        if (_server.Incidents.IsLinkLost)
        {
            _server.Incidents.RestoreLink(isDataLost: false);
        }
    }

    private void Step()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        _price += _isCalm ? 0 : _chance.Next(-3, 3);
        _server.Market.MoveTo(_es, _price * 0.25m);
        _time.Advance(TimeSpan.FromTicks(StepNs / 100));
        if (_killsAt is { } moment && _server.Faults.Log is [.., var last] && last.EndsWith($"at {moment}", StringComparison.Ordinal))
        {
            Kill();
        }

        (_high, _low) = (Math.Max(_high, _price), Math.Min(_low, _price));
        if (_deadSteps > 0)
        {
            if (--_deadSteps == 0)
            {
                Begin();
            }

            return;
        }

        while (_broker.Inner!.Desk.TryTakeChange(out DeskChange change))
        {
            if (change.Kind is EventKind.BrokerLost or EventKind.BrokerRestored)
            {
                _desk.Send(MarketEvent.Of(change.Kind, NowNs));
            }
        }

        _desk.Send(Events.Print(NowNs, _price));
        int bar = (int)((NowNs - Clock.At(10, 0)) / BarNs);
        if (bar > _bar)
        {
            _desk.Send(Events.Bar(Clock.At(10, 0) + ((bar - 1) * BarNs), _open, _high, _low, _price, seconds: BarSeconds));
            (_bar, _open, _high, _low) = (bar, _price, _price, _price);
        }
    }

    // What was told and not read yet dies with the process; the journal has the rest. A run that is gone on with begins with the broker lost.
    private void Kill()
    {
        _killsAt = null;
        if (_broker.Inner is { } broker)
        {
            TakeNotes();
            _broker.Inner = null;
            broker.Dispose();
            broker.Desk.Close();
            _desk.Send(MarketEvent.Of(EventKind.BrokerLost, NowNs));
            _deadSteps = _chance.Next(4, 60);
            Restarts++;
        }
    }

    private void Begin()
    {
        IbkrDesk connection = new(_options, TestTimeZones.Summer, _time, new SimulatedTransports(_server, _time), isInline: true);
        _broker.Inner = new IbkrBroker(_options, new Instruments([TradingDesk.Es]), connection, new RunIdentity("run-" + _seed), isInline: true);
        connection.Start();
    }
}
