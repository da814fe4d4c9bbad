using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Plugins.Brokers;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>An engine with simulated broker, made for one test. What a test does not name is the plainest there is.</summary>
internal sealed class TradingDesk : IDisposable
{
    public static readonly Instrument Es = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);
    public static readonly Instrument Nq = new(1, "NQ", 0.25m, 5.00m, 3.45m, IsIndex: false);
    public static readonly Instrument Vix = new(2, "VIX", 0.01m, 0, 0, IsIndex: true);

    private const EventKinds StrategyKinds = EventKinds.Bar | EventKinds.Roll | EventKinds.Session;

    public TradingDesk(DeskSettings settings)
    {
        FeatureNode[] nodes =
        [
            .. settings.Features.Select((f, i) => new FeatureNode($"f{i}", f.Feature, f.Reads, f.MaxAgeNs)),
        ];
        string[] names = [.. nodes.SelectMany(n => n.Feature.Outputs.Select(o => $"{n.Name}.{o}"))];
        Names = new FeatureNames(names);
        FeatureValue[] row = settings.Row ?? new FeatureValue[names.Length];
        Table = new FeatureTable(nodes, row, 3);
        Broker = settings.Broker ?? new Simulated(Es, settings.FillModel ?? new BarPessimistic(new()));
        Strategies = [.. settings.Strategies.Select((s, i) => new StrategySlot($"s{i}", s, StrategyKinds))];
        Filters =
        [
            .. settings.Filters.Select((f, i) => new FilterSlot($"filter{i}", f)),
            .. settings.SetupFilters.Select((f, i) => new FilterSlot($"setup-filter{i}", f)),
        ];
        FeatureInput nothing = new("nothing", row, -1);
        Engine = new TradingEngine(new EngineSetup
        {
            Instruments = new Instruments([Es, Nq, Vix]),
            BasePeriod = settings.BasePeriod,
            Periods = settings.Periods,
            IsBuiltFromPrints = settings.IsBuiltFromPrints,
            Features = Table,
            Names = Names,
            Confluence = settings.Confluence?.Invoke(Names),
            Strategies = Strategies,
            Filters = Filters,
            RiskRules = [.. settings.RiskRules.Select((r, i) => new RiskRuleSlot($"rule{i}", r))],
            Broker = Broker,
            Confidence = settings.Confidence?.Invoke(Names, row) ?? new SignalConfidence(nothing, nothing, nothing, nothing, nothing),
            MethodExits = settings.MethodExits,
            Cooldown = settings.Cooldown,
            Exits = settings.Exits,
            Limits = settings.Limits,
            Mode = settings.Mode,
            IsPaper = settings.IsPaper,
            InitialMargin = settings.InitialMargin,
            Restored = settings.Restored,
            Capital = settings.Capital,
            DecisionCycleNs = settings.CycleNs,
            WarmUpBars = settings.WarmUpBars,
            Journal = settings.Journal ?? Journal,
            Watch = settings.Watch,
            GammaFactor = settings.GammaFactor?.Invoke(Names, row),
            CanonicalSettings = settings.Text,
        });
    }

    public TradingEngine Engine { get; }

    public TestJournal Journal { get; } = new();

    public FeatureNames Names { get; }

    public FeatureTable Table { get; }

    public IBroker Broker { get; }

    public StrategySlot[] Strategies { get; }

    public FilterSlot[] Filters { get; }

    public EngineState State => Engine.State;

    /// <summary>The decision that was recorded last.</summary>
    public DecisionRecord Last => Journal.Decisions[^1];

    /// <summary>A desk that trades what a script says on source bars, decided at bar closes only.</summary>
    public static TradingDesk Scripted(Func<DecisionPoint, Proposal> script, Func<DeskSettings, DeskSettings>? change = null)
    {
        DeskSettings settings = new() { Strategies = [new ScriptedStrategy(script)] };
        return new TradingDesk(change?.Invoke(settings) ?? settings);
    }

    /// <summary>A desk that enters once, at the close of the first bar it sees.</summary>
    public static TradingDesk EntersOnce(Proposal proposal, Func<DeskSettings, DeskSettings>? change = null)
    {
        bool isDone = false;
        return Scripted(
            p =>
            {
                Proposal now = isDone ? default : proposal;
                isDone = true;
                return now;
            },
            change);
    }

    public TradingDesk Send(in MarketEvent e)
    {
        Engine.OnEvent(in e);
        return this;
    }

    /// <summary>The calendar up to the opening of the trading window: 18:00, 09:30 and 09:35.</summary>
    public TradingDesk Open(int date = 20250716, bool isTradingDay = true, int day = 0)
    {
        Send(Events.Session(Clock.At(18, 0, day: day), SessionWindow.AfterHours, date, isTradingDay, isStart: true, day));
        Send(Events.Session(Clock.At(9, 30, day: day), SessionWindow.Opening, date, isTradingDay, day: day));
        return Send(MarketEvent.Of(Clock.At(9, 35, day: day), TimerKind.EntriesOpen));
    }

    /// <summary>A bar of one minute by its start.</summary>
    public TradingDesk Bar(int hour, int minute, int open, int high, int low, int close, int day = 0) =>
        Send(Events.Bar(Clock.At(hour, minute, day: day), open, high, low, close));

    /// <summary>A bar of one minute that stands still.</summary>
    public TradingDesk Bar(int hour, int minute, int price, int day = 0) =>
        Bar(hour, minute, price, price, price, price, day);

    public TradingDesk Timer(int hour, int minute, TimerKind kind, int day = 0) =>
        Send(MarketEvent.Of(Clock.At(hour, minute, day: day), kind));

    public void Dispose() => Engine.Dispose();
}
