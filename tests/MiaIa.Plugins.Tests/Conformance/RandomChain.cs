using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// Values of the index every minute and its option chain every quarter of an hour, with rows of every kind: sound, crossed, without
/// volatility or open interest, twice, settled.
/// </summary>
internal sealed class RandomChain(ulong seed, List<MarketEvent> events)
{
    private const int Strikes = 12;
    private const int EveryMinutes = 15;
    private const double BasisPoints = 20;

    private readonly TestRandom _random = new(seed + 77_000);
    private int _minute;

    public void AddMinute(long timeNs, int priceTicks)
    {
        double spot = Math.Max(100, (priceTicks * 0.25) - BasisPoints);
        events.Add(MarketEvent.Of(timeNs, TestInstruments.Spx.Id, new IndexValue(spot, IsDaily: false)));
        AddLevel(timeNs, priceTicks);
        if (_minute++ % EveryMinutes != 1)
        {
            return;
        }

        AddExpiry(timeNs, timeNs + (5 * 60 * EventTimes.Minute), spot);
        AddExpiry(timeNs, timeNs + (30L * 24 * 60 * EventTimes.Minute), spot);
        double told = _random.Chance(0.8) ? spot : double.NaN;
        events.Add(MarketEvent.Of(timeNs, TestInstruments.Spx.Id, new ChainEnd(told), timeNs));
    }

    private void AddLevel(long timeNs, int priceTicks)
    {
        if (_random.Chance(0.1))
        {
            LevelKind kind = (LevelKind)_random.Next(0, (int)LevelKind.SecondaryGamma);
            int number = kind is LevelKind.GammaExposure or LevelKind.BlindSpot or LevelKind.SecondaryGamma ? _random.Next(1, 10) : 0;
            double price = (priceTicks + _random.Next(-80, 80)) * 0.25;
            events.Add(MarketEvent.Of(timeNs, TestInstruments.Es.Id, new Level(kind, (byte)number, price)));
        }
    }

    private void AddExpiry(long timeNs, long settlementNs, double spot)
    {
        double middle = Math.Round(spot / 5) * 5;
        for (int i = -Strikes; i <= Strikes; i++)
        {
            AddRow(timeNs, settlementNs, middle + (5 * i), isCall: true);
            AddRow(timeNs, settlementNs, middle + (5 * i), isCall: false);
        }
    }

    private void AddRow(long timeNs, long settlementNs, double strike, bool isCall)
    {
        double volatility = _random.Chance(0.05) ? double.NaN : _random.Chance(0.02) ? 0 : 0.05 + (0.5 * _random.NextDouble());
        float bid = _random.Chance(0.05) ? 9 : 1;
        int interest = _random.Chance(0.1) ? 0 : _random.Chance(0.02) ? -3 : _random.Next(1, 10_000);
        long settles = _random.Chance(0.02) ? timeNs - EventTimes.Minute : settlementNs;
        OptionRow row = new(
            settles, strike, volatility, double.NaN, (float)((isCall ? 1 : -1) * _random.NextDouble()), bid, 2, interest,
            _random.Next(0, 5_000), isCall);
        events.Add(MarketEvent.Of(timeNs, TestInstruments.Spx.Id, in row, timeNs));
        if (_random.Chance(0.02))
        {
            events.Add(MarketEvent.Of(timeNs, TestInstruments.Spx.Id, in row, timeNs));
        }
    }
}
