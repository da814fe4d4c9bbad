using MiaIa.Plugins.Sources;
using MiaIa.Plugins.Tests.Synthetic;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Detection;

/// <summary>Runs features over the market that is made up, with one-minute bars from its prints, and keeps the labels.</summary>
internal sealed class DetectorMarket
{
    private const int LargePrint = 10;

    private readonly List<FeatureRun> _runs = [];
    private Bar _bar;
    private long _startNs = -1;

    /// <summary>Trading days.</summary>
    public Session[] Days { get; private set; } = [];

    /// <summary>What was planted.</summary>
    public IReadOnlyList<PlantedLabel> Labels { get; private set; } = [];

    /// <summary>Adds a feature.</summary>
    public FeatureRun Add(IFeature feature)
    {
        FeatureRun run = new(feature, new FeatureRunSettings { FirstSession = null, StartNs = 0 });
        _runs.Add(run);
        return run;
    }

    /// <summary>Runs days of a market; what is seen after each event is up to the caller.</summary>
    public void Run(SyntheticOptions options, Action<MarketEvent> see)
    {
        Days = SyntheticRun.Days(options.Days);
        Queue<MarketEvent> sessions = new(Days.SelectMany(d => TestSessions.Day(d.DateNumber, d.OpenNs)));
        Labels = SyntheticRun.ForEach(options, SyntheticRun.Es, Days, e =>
        {
            if (e.Kind is EventKind.Session)
            {
                return;
            }

            CloseBar(e.TimeNs, see);
            while (sessions.TryPeek(out MarketEvent session) && session.TimeNs <= e.TimeNs)
            {
                Send(sessions.Dequeue(), see);
            }

            if (e.Kind is EventKind.Trade)
            {
                Build(in e);
            }

            Send(in e, see);
        });
    }

    private void Send(in MarketEvent e, Action<MarketEvent> see)
    {
        foreach (FeatureRun run in _runs)
        {
            run.Send(in e);
        }

        see(e);
    }

    private void CloseBar(long nowNs, Action<MarketEvent> see)
    {
        if (_startNs >= 0 && nowNs >= _startNs + EventTimes.Minute)
        {
            MarketEvent bar = MarketEvent.Of(_startNs + EventTimes.Minute, 0, in _bar, _startNs);
            _startNs = -1;
            Send(in bar, see);
        }
    }

    private void Build(in MarketEvent e)
    {
        Trade print = e.Trade;
        int price = print.PriceTicks;
        if (_startNs < 0)
        {
            _startNs = e.TimeNs - (e.TimeNs % EventTimes.Minute);
            _bar = new Bar(60, price, price, price, price, 0, 0, 0, 0, DeltaKind.Exact, HasPrints: true);
        }

        int buy = print.Aggressor is Side.Buy ? print.Size : 0;
        int sell = print.Aggressor is Side.Sell ? print.Size : 0;
        bool isLarge = print.Size >= LargePrint;
        _bar = _bar with
        {
            HighTicks = Math.Max(_bar.HighTicks, price),
            LowTicks = Math.Min(_bar.LowTicks, price),
            CloseTicks = price,
            Volume = _bar.Volume + print.Size,
            BuyVolume = _bar.BuyVolume + buy,
            SellVolume = _bar.SellVolume + sell,
            Delta = _bar.Delta + buy - sell,
            Trades = _bar.Trades + 1,
            LargeBuyVolume = _bar.LargeBuyVolume + (isLarge ? buy : 0),
            LargeSellVolume = _bar.LargeSellVolume + (isLarge ? sell : 0),
        };
    }
}
