using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The volatility index, every 15 seconds from 03:15 to 16:15: it falls when the price rises (Black 1976), moves by itself
/// besides, and returns within days to what the volatility of the market amounts to in a year.
/// </summary>
internal sealed class VixIndex : ICompanion
{
    public const string Symbol = "VIX";

    private const long EveryNs = 15_000_000_000;
    private const long FirstNs = 555 * SessionHours.MinuteNs;
    private const long LastNs = 1335 * SessionHours.MinuteNs;
    private const double LeverageOfReturns = -5;
    private const double OwnDeviations = 4;
    private const double ReturnPerDay = 0.1;
    private const double Premium = 1.1;
    private const double TradingDaysRoot = 15.874507866387544;
    private const double Least = 5;
    private const double Most = 150;

    private readonly Instrument? _instrument;
    private readonly MarketState _state;
    private readonly Xoshiro256 _chance;
    private readonly double _usual;
    private double _log;
    private double _followed;
    private long _lastNs;

    public VixIndex(SyntheticOptions options, Instrument? instrument, MarketState state)
    {
        _instrument = instrument;
        _state = state;
        _chance = new Xoshiro256(options.Seed, part: 6);
        _usual = PortableMath.Log(Math.Clamp(options.DailyVolatilityPercent * TradingDaysRoot * Premium, Least, Most));
        _log = _usual;
        Value = PortableMath.Exp(_log);
    }

    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>The index, in its points: percent a year.</summary>
    public double Value { get; private set; }

    public void Open()
    {
        _followed = _state.MidPoints;
        _lastNs = _state.Hours.OpenNs;
        DueNs = _state.Hours.OpenNs + FirstNs;
    }

    public void Emit(long timeNs, EventBatch batch)
    {
        double seconds = Math.Min((timeNs - _lastNs) / 1e9, 60);
        double change = (_state.MidPoints / _followed) - 1;
        _log += (LeverageOfReturns * change)
            + (OwnDeviations * Math.Sqrt(_state.VariancePerSecond * seconds) * _chance.Normal())
            + (ReturnPerDay * MarketState.ShareOfDay(seconds) * (_usual - _log));
        Value = Math.Clamp(Math.Round(PortableMath.Exp(_log) * 100) / 100, Least, Most);
        _followed = _state.MidPoints;
        _lastNs = timeNs;
        if (_instrument is not null)
        {
            batch.At(timeNs, _instrument.Id);
            batch.Add(new IndexValue(Value, IsDaily: false));
        }

        long lastNs = Math.Min(_state.Hours.OpenNs + LastNs, _state.Hours.EndNs - 1);
        DueNs = timeNs + EveryNs <= lastNs ? timeNs + EveryNs : long.MaxValue;
    }
}
