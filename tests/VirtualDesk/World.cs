using System.Globalization;
using MiaIa.Ibkr.Tests.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.VirtualDesk;

/// <summary>TWS, its market and its incidents, and our connection to it, on one virtual clock. Whoever touches any of it holds <see cref="Gate"/>.</summary>
internal sealed class World
{
    private static readonly Lock Making = new();
    private static World? _world;

    private readonly VirtualOptions _options;
    private readonly Random _prices;
    private readonly Weather _weather;
    private readonly Contract[] _futures;
    private readonly Contract _vix;
    private readonly DateTimeOffset _end;
    private int _ticks = 28_000;
    private long _step;

    private World(VirtualOptions options, ITimeZones zones)
    {
        _options = options;
        _prices = new Random(options.Seed);
        Time = new VirtualTime(options.FromTime);
        _end = options.FromTime.AddMinutes(options.Minutes);
        Server = new TwsServer(Time, new TwsSettings
        {
            HasVix = true,
            Seed = options.Seed,
            AcknowledgeDelay = TimeSpan.FromMilliseconds(30),
            FillDelay = TimeSpan.FromMilliseconds(20),
            CancelDelay = TimeSpan.FromMilliseconds(60),
            CommissionDelay = TimeSpan.FromMilliseconds(150),
            OcaDelay = TimeSpan.FromMilliseconds(20),
            ProtectionPoints = 2,
        });
        _futures = [.. Server.Catalogue.All.Where(c => c is { Symbol: "ES", SecType: "FUT", IsTradable: true })
            .OrderBy(c => c.LastTradeDate, StringComparer.Ordinal).Take(2)];
        _vix = Server.Catalogue.Named("VIX");
        BrokerOptions = new IbkrBrokerOptions { Wait = true, StateFolder = options.StateFolder };
        Desk = new IbkrDesk(BrokerOptions, zones, Time, new SimulatedTransports(Server, Time), isInline: true);
        _weather = new Weather(Server, options, _futures[0]);
        Move();
    }

    /// <summary>Guards everything here.</summary>
    public object Gate { get; } = new();

    /// <summary>The clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>TWS.</summary>
    public TwsServer Server { get; }

    /// <summary>Our connection.</summary>
    public IbkrDesk Desk { get; }

    /// <summary>The broker's settings.</summary>
    public IbkrBrokerOptions BrokerOptions { get; }

    /// <summary>Market events that the feed gave to the engine.</summary>
    public long Given { get; set; }

    /// <summary>Market events that the engine showed to the broker.</summary>
    public long Seen { get; set; }

    /// <summary>When the feed said that data or TWS were lost and back.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Whether the time asked for is over.</summary>
    public bool IsOver => Time.GetUtcNow() >= _end;

    /// <summary>The one of this process.</summary>
    public static World Of(VirtualOptions options, ITimeZones zones)
    {
        lock (Making)
        {
            return _world ??= new World(options, zones);
        }
    }

    /// <summary>The market moves, something may go wrong, and time passes.</summary>
    public void Step()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        _weather.Blow(Time.GetUtcNow(), _end);
        Move();
        Time.Advance(TimeSpan.FromMilliseconds(_options.StepMilliseconds));
    }

    /// <summary>Closes it, and writes down what the server saw.</summary>
    public void End()
    {
        Desk.Close();
        if (_options.Report.Length > 0)
        {
            File.WriteAllText(_options.Report, Report.Of(this, _futures, _weather));
        }

        Server.Dispose();
    }

    private void Move()
    {
        _ticks += _prices.Next(3) - 1;
        decimal price = _ticks * 0.25m;
        Server.Do(() =>
        {
            if (_step++ % 20 == 0)
            {
                Server.Market.Trade(_vix, 18m + (_prices.Next(10) * 0.01m), 1);
            }

            foreach (Contract future in _futures)
            {
                Server.Market.MoveTo(future, price);
                Deepen(future, isBid: true, price - future.MinTick, -future.MinTick);
                Deepen(future, isBid: false, price, future.MinTick);
            }
        });
    }

    private void Deepen(Contract future, bool isBid, decimal price, decimal step)
    {
        for (int row = 0; row < 3; row++)
        {
            bool isThere = Server.Market.Of(future).Side(isBid).Count > row;
            Server.Market.Depth(future, isBid, row, isThere ? 1 : 0, price + (row * step), 10 + _prices.Next(30));
        }
    }
}
