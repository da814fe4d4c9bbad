using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Strategies;

/// <summary>
/// Chance bars and inputs, written as a long sees them, that often come near a setup: legs up and down with pauses, a range around the
/// price, levels at it. The same seed gives the same market to each desk.
/// </summary>
internal sealed class RandomStrategyMarket(ulong seed)
{
    private static readonly string[] Prices =
        ["vwap", "poc", "val", "vah", "pval", "pvah", "call-wall", "put-wall", "moderate-above", "moderate-below"];

    private static readonly string[] Directed = ["trend-score", "trend", "score", "bn"];

    private static readonly string[] Shares = ["ldu", "lud", "cus", "cds", "range-quality"];

    private readonly TestRandom _random = new(seed);
    private int _price = 24000;
    private int _drift;
    private double _regime;

    /// <summary>The next bar, and inputs as of its close, to all desks; inputs that are left out of one are Missing there.</summary>
    public void Next(params (IStrategyDesk Desk, string? Missing)[] desks)
    {
        Move move = Draw();
        foreach ((IStrategyDesk desk, string? missing) in desks)
        {
            foreach ((string name, double value, char kind) in move.Inputs)
            {
                Set(desk.Inputs, name, value, kind);
            }

            if (missing is not null)
            {
                desk.Inputs.SetMissing(missing);
            }

            desk.Run.Bar(move.Open, move.High, move.Low, move.Close, move.Volume, move.Delta);
        }
    }

    private static void Set(MirroredInputs inputs, string name, double value, char kind)
    {
        switch (kind)
        {
            case 'p':
                inputs.SetTicks(name, value);
                break;
            case '-':
                inputs.SetSigned(name, value);
                break;
            case 'r':
                inputs.SetRegime((MarketRegime)value);
                break;
            case 't':
                inputs.SetTrap((int)value);
                break;
            default:
                inputs.Set(name, value);
                break;
        }
    }

    private Move Draw()
    {
        _drift = _random.Chance(0.2) ? _random.Next(-6, 6) : _drift;
        _regime = _random.Chance(0.1) ? _random.Next(0, 5) : _random.Chance(0.1) ? _random.Next(1, 2) : _regime;
        int open = _price;
        int close = open + _drift + _random.Next(-4, 4);
        int high = Math.Max(open, close) + _random.Next(0, 2);
        int low = Math.Min(open, close) - _random.Next(0, 2);
        int volume = _random.Chance(0.3) ? _random.Next(20, 40) : _random.Next(5, 15);
        int? delta = _random.Chance(0.5) ? null : Math.Sign(close - open) * _random.Next(-1, 5);
        _price = close;
        List<(string, double, char)> inputs =
        [
            ("regime", _regime, 'r'),
            ("volatility", _random.Next(0, 3), '='),
            ("reason", _random.Next(0, 1), '='),
            ("support", close + (_random.Next(-12, 6) / 4.0), 'p'),
            ("resistance", close + 8 + (_random.Next(-40, 40) / 4.0), 'p'),
            ("green-height", _random.Next(2, 12), '='),
            ("red-height", _random.Next(2, 12), '='),
            ("method-stop-long", _random.Next(3, 18), '='),
            ("method-stop-short", _random.Next(3, 18), '='),
        ];
        foreach (string name in Prices)
        {
            inputs.Add((name, close + (_random.Next(-80, 80) / 4.0), 'p'));
        }

        foreach (string name in Directed)
        {
            inputs.Add((name, _random.Next(-10, 10) / 10.0, '-'));
        }

        foreach (string name in Shares)
        {
            inputs.Add((name, _random.Next(0, 10) / 10.0, '='));
        }

        inputs.Add(("headfake", _random.Chance(0.3) ? _random.Next(-1, 1) : 0, 't'));
        return new Move(open, high, low, close, volume, delta, [.. inputs]);
    }

    private sealed record Move(
        int Open, int High, int Low, int Close, int Volume, int? Delta, (string Name, double Value, char Kind)[] Inputs);
}
