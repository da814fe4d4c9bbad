using MiaIa.Ibkr.Tests.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>The broker on a virtual clock with the simulated TWS, ES at 7000.00, and a book of what it told.</summary>
internal sealed class BrokerBench : IDisposable
{
    public static readonly Instrument EsOfRun = new(0, "ES", 0.25m, 12.50m, 2.25m, IsIndex: false);

    private readonly string _folder = Directory.CreateTempSubdirectory("ibkr-ids").FullName;
    private readonly IbkrBrokerOptions _options;
    private IbkrBroker _broker = null!;

    public BrokerBench(TwsSettings? settings = null, RunIdentity? run = null, Action<TwsServer>? before = null, IbkrBrokerOptions? options = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        Time = new VirtualTime(new DateTimeOffset(2026, 11, 23, 15, 30, 0, TimeSpan.Zero));
        Server = new TwsServer(Time, settings ?? new TwsSettings());
        Es = Server.Catalogue.Named("ESZ6");
        Server.Market.MoveTo(Es, 7000m);
        _options = (options ?? new IbkrBrokerOptions()) with { StateFolder = _folder };
        before?.Invoke(Server);
        Transports = new SimulatedTransports(Server, Time);
        _broker = Make(run ?? new RunIdentity("run-1"));
        Broker.Reconcile(0);

        // A first position is believed when it was told three times, a second apart.
        After(2.5);
    }

    public VirtualTime Time { get; }

    public TwsServer Server { get; }

    public Contract Es { get; }

    public SimulatedTransports Transports { get; }

    public IbkrBroker Broker
    {
        get
        {
            // The test framework sets one anew before each test: it would send continuations to other threads.
            SynchronizationContext.SetSynchronizationContext(null);
            return _broker;
        }
        private set => _broker = value;
    }

    public List<MarketEvent> Told { get; } = [];

    /// <summary>All fills ever told by this object, whatever was taken off <see cref="Told"/>.</summary>
    public List<Fill> AllFills { get; } = [];

    public IEnumerable<string> Words => Told.Select(Text);

    public long NowNs => (Time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * 100;

    /// <summary>Fills told, each execution once.</summary>
    public IReadOnlyList<Fill> Fills => [.. AllFills.DistinctBy(f => f.ExecutionId)];

    public int ToldPosition => Fills.Sum(f => (int)f.Side * f.Quantity);

    public int Position => (int)Server.Accounts.Position("DU1234567", Es.ConId);

    /// <summary>Another broker object, as after a restart of the program.</summary>
    public void Restart(RunIdentity? run)
    {
        Broker.Dispose();
        Broker.Desk.Close();
        After(3);
        Told.Clear();
        AllFills.Clear();
        Broker = Make(run);
        Broker.Reconcile(0);
        After(6);
    }

    /// <summary>Time passes in small steps, and answers are read.</summary>
    public BrokerBench After(double seconds = 0)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        DateTimeOffset end = Time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        do
        {
            TimeSpan left = end - Time.GetUtcNow();
            Time.Advance(left > TimeSpan.FromMilliseconds(50) ? TimeSpan.FromMilliseconds(50) : left);
            while (Broker.TryRead(out MarketEvent answer))
            {
                Told.Add(answer);
                if (answer.Kind is EventKind.Fill)
                {
                    AllFills.Add(answer.Fill);
                }
            }
        }
        while (Time.GetUtcNow() < end);
        return this;
    }

    /// <summary>What was told since the last call.</summary>
    public string[] Take()
    {
        string[] words = [.. Words.Where(w => !w.StartsWith("Account", StringComparison.Ordinal))];
        Told.Clear();
        return words;
    }

    /// <summary>Asks for everything.</summary>
    public string[] Ask()
    {
        After();
        Told.Clear();
        Broker.Reconcile(NowNs);
        After(6);
        return Take();
    }

    /// <summary>A bracket with stop 8 and target 16 ticks away: ids from the given one. Without a price at the market.</summary>
    public void Enter(long id = 1, Side side = Side.Buy, int quantity = 1, decimal? limit = null, decimal reference = 7000m, long expiresNs = 0)
    {
        int sign = (int)side;
        int from = (int)((limit ?? reference) / 0.25m);
        Side exit = (Side)(-sign);
        Order[] orders =
        [
            new(id, 0, 0, 0, OrderRole.Entry, limit is null ? OrderType.Market : OrderType.Limit, side, quantity, limit is null ? 0 : from, 0, expiresNs),
            new(id + 1, id, id, 0, OrderRole.Stop, OrderType.Stop, exit, quantity, from - (sign * 8), -sign * 8, 0),
            new(id + 2, id, id, 0, OrderRole.Target, OrderType.Limit, exit, quantity, from + (sign * 16), sign * 16, 0),
        ];
        Broker.Submit(orders, NowNs);
    }

    /// <summary>A market order that leaves the group's position.</summary>
    public void Exit(long id, Side side, int quantity, long group) => Broker.Submit(
        [new Order(id, 0, group, 0, OrderRole.Exit, OrderType.Market, side, quantity, 0, 0, 0)], NowNs);

    /// <summary>The order at TWS with an id of ours, its last sending.</summary>
    public SimOrder At(long id) => Server.Exchange.Orders.Last(o => o.OrderRef.Split('-') is [_, _, var own] && own.Split('.')[0] == id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What holds at the end of every story.</summary>
    public void Agrees()
    {
        Server.Violations.Should().BeEmpty();
        Server.Ledger.Duplicates.Should().BeEmpty();
        Server.Ledger.RepeatedOrders.Should().BeEmpty();
        Fills.Select(f => (Math.Sign((int)f.Side) * f.Quantity, f.PriceTicks * 0.25m)).Should().BeEquivalentTo(
            Server.Ledger.Executions.Select(e => ((int)(e.Order.Request.IsBuy ? e.Shares : -e.Shares), e.Price)));
    }

    public void Dispose()
    {
        Broker.Dispose();
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IbkrBroker Make(RunIdentity? run)
    {
        IbkrDesk desk = new(_options, TestTimeZones.Summer, Time, Transports, isInline: true);
        return new IbkrBroker(_options, new Instruments([EsOfRun]), desk, run, isInline: true);
    }

    private static string Text(MarketEvent e) => e.Kind switch
    {
        EventKind.OrderAcknowledged => $"ack {e.Order.OrderId}: {e.Order.Quantity} @ {e.Order.PriceTicks * 0.25m:0.##}",
        EventKind.OrderRejected => $"rejected {e.Order.OrderId}: {e.Order.Reason}",
        EventKind.OrderCancelled => $"cancelled {e.Order.OrderId}: {e.Order.Reason}",
        EventKind.Fill => $"fill {e.Fill.OrderId}: {e.Fill.Side} {e.Fill.Quantity} @ {e.Fill.PriceTicks * 0.25m:0.##} fee {e.Fill.FeeMicros / 1e6m:0.00}",
        EventKind.BrokerPosition => $"position {e.BrokerPosition.Quantity} @ {e.BrokerPosition.AverageTicks * 0.25:0.##}",
        EventKind.BrokerAccount => "Account",
        _ => e.Kind.ToString(),
    };
}
