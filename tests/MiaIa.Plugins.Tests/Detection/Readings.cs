using MiaIa.Plugins.Features;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Detection;

/// <summary>What the detectors said over days of a made-up market: for each, times with a side (0: neither).</summary>
internal sealed class Readings
{
    public const string FalseBreak = "headfake, any";
    public const string Base = "battle-navale, base of quality .75";
    public const string Violation = "battle-navale, golden rule violated";
    public const string BookSweep = "liquidity-sweep, order through the book";
    public const string Blocks = "smart-money, 8,000 weighted contracts on a side";
    public const string Trend = "market-regime, trend";
    public const string Range = "market-regime, range";

    private const double BaseQuality = 0.75;
    private const double BlockVolume = 8000;
    private const double BlockScore = 0.6;
    private static readonly BarPeriod Minute = new(60);

    private readonly Dictionary<string, List<(long TimeNs, int Side)>> _said = new(StringComparer.Ordinal);
    private readonly DetectorMarket _market = new();
    private readonly FeatureRun _fake;
    private readonly FeatureRun _sweep;
    private readonly FeatureRun _smart;
    private readonly FeatureRun _battle;
    private readonly FeatureRun _regime;

    public Readings(SyntheticOptions options)
    {
        _fake = _market.Add(new Headfake(new HeadfakeOptions(), Minute));
        _sweep = _market.Add(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        _smart = _market.Add(new SmartMoney(new SmartMoneyOptions(), TestInstruments.Es));
        _battle = _market.Add(new BattleNavale(new BattleNavaleOptions(), TestInstruments.Es, Minute));
        _regime = _market.Add(new MarketRegimeFeature(new MarketRegimeOptions(), Minute, TestInstruments.Es));
        _market.Run(options, See);
    }

    public Session[] Days => _market.Days;

    public IReadOnlyList<PlantedLabel> Labels => _market.Labels;

    /// <summary>What a detector said, in order of time.</summary>
    public IReadOnlyList<(long TimeNs, int Side)> Of(string detector) => _said.GetValueOrDefault(detector, []);

    private void See(MarketEvent e)
    {
        if (e.Kind is EventKind.Trade)
        {
            SeeTrade(e.TimeNs);
        }
        else if (e.Kind is EventKind.Bar)
        {
            SeeBar(e.TimeNs);
        }
    }

    private void SeeTrade(long timeNs)
    {
        if (_sweep["book-sweep"] is { IsUsable: true } sweep && sweep.TimeNs == timeNs && sweep.Value != 0)
        {
            Say(BookSweep, timeNs, Math.Sign(sweep.Value));
        }

        if (_smart["volume"].Value >= BlockVolume && Math.Abs(_smart["score"].Value) >= BlockScore)
        {
            Say(Blocks, timeNs, Math.Sign(_smart["score"].Value));
        }
    }

    private void SeeBar(long timeNs)
    {
        if (_fake["age"] is { IsUsable: true, Value: 0 })
        {
            Say(FalseBreak, timeNs, Math.Sign(_fake["value"].Value));
        }

        if (_battle["base-quality"].Value >= BaseQuality && _battle["base-direction"].Value != 0)
        {
            Say(Base, timeNs, Math.Sign(_battle["base-direction"].Value));
        }

        if (_battle["green-violated"].Value > 0 || _battle["red-violated"].Value > 0)
        {
            Say(Violation, timeNs, _battle["green-violated"].Value > 0 ? -1 : 1);
        }

        if (timeNs % (5 * EventTimes.Minute) == 0 && _regime["regime"].IsUsable)
        {
            string state = _regime.StateOf("regime")!;
            Say(Trend, timeNs, state == "trend_bullish" ? 1 : state == "trend_bearish" ? -1 : 0);
            Say(Range, timeNs, state.StartsWith("range", StringComparison.Ordinal) ? 1 : state.StartsWith("trend", StringComparison.Ordinal) ? -1 : 0);
        }
    }

    private void Say(string detector, long timeNs, int side)
    {
        if (!_said.TryGetValue(detector, out List<(long TimeNs, int Side)>? said))
        {
            _said[detector] = said = [];
        }

        said.Add((timeNs, side));
    }
}
