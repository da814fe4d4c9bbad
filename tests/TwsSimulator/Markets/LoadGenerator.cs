namespace MiaIa.TwsSimulator;

/// <summary>A busy market: quotes, trades and depth changes at a steady rate, drawn from a seed. For benchmarks and soak tests.</summary>
public sealed class LoadGenerator
{
    private const int Rows = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly TwsServer _server;
    private readonly Contract _contract;
    private readonly int _rate;
    private readonly bool _hasDepth;
    private readonly Random _random;
    private DateTimeOffset _began;
    private bool _isRunning;
    private decimal _price;

    /// <summary>A generator of so many changes per second around a price.</summary>
    public LoadGenerator(TwsServer server, Contract contract, int changesPerSecond, decimal price, bool hasDepth = true, int seed = 1)
    {
        _server = server;
        _contract = contract;
        _rate = changesPerSecond;
        _hasDepth = hasDepth;
        _price = price;
        _random = new Random(seed);
    }

    /// <summary>Changes made so far.</summary>
    public long Made { get; private set; }

    /// <summary>Fills the book and begins.</summary>
    public void Start() => _server.Do(() =>
    {
        for (int i = 0; _hasDepth && i < Rows; i++)
        {
            _server.Market.Depth(_contract, isBid: true, i, 0, _price - (_contract.MinTick * (i + 1)), 10 + i);
            _server.Market.Depth(_contract, isBid: false, i, 0, _price + (_contract.MinTick * i), 10 + i);
        }

        _isRunning = true;
        _began = _server.Now;
        _server.Agenda.After(Step, Tick);
    });

    /// <summary>Stops.</summary>
    public void Stop() => _server.Do(() => _isRunning = false);

    private void Tick()
    {
        if (!_isRunning)
        {
            return;
        }

        long due = (long)((_server.Now - _began).TotalSeconds * _rate);
        for (; Made < due; Made++)
        {
            Change();
        }

        _server.Agenda.After(Step, Tick);
    }

    private void Change()
    {
        int draw = _random.Next(10);
        if (draw < 2)
        {
            _server.Market.Trade(_contract, _price - (draw == 0 ? _contract.MinTick : 0), _random.Next(1, 20));
        }
        else if (draw < 5 || !_hasDepth)
        {
            _price += draw == 2 ? (_random.Next(3) - 1) * _contract.MinTick : 0;
            _server.Market.Quote(_contract, _price - _contract.MinTick, _random.Next(1, 99), _price, _random.Next(1, 99));
        }
        else
        {
            bool isBid = draw % 2 == 0;
            int row = _random.Next(Rows);
            decimal price = isBid ? _price - (_contract.MinTick * (row + 1)) : _price + (_contract.MinTick * row);
            _server.Market.Depth(_contract, isBid, row, 1, price, _random.Next(1, 99));
        }
    }
}
