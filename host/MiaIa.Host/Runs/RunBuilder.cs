using System.Reflection;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Journal;
using MiaIa.Host.Live;
using MiaIa.Host.Monitor;
using MiaIa.Host.Plugins;
using MiaIa.Host.Records;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Builds a run from the configuration: loads the plugins it names, lays out the row, and orders the features.</summary>
/// <param name="desk">Plugins and files.</param>
/// <param name="configuration">The configuration.</param>
/// <param name="instruments">The instruments.</param>
/// <param name="shape">What kind of data there will be.</param>
/// <param name="restored">What an earlier run left that still holds; null for nothing.</param>
internal sealed class RunBuilder(
    Desk desk, RunConfiguration configuration, Instruments instruments, MarketShape shape, RestoredState? restored = null)
{
    private readonly List<string> _absent = [];

    /// <summary>On what terms it is at a broker; null when it is at none.</summary>
    public LiveTerms? Terms { get; init; }

    /// <summary>Where orders go; null for the broker of the mode, which is made.</summary>
    public IBroker? Broker { get; init; }

    /// <summary>Which run it is, for a broker that marks its orders; null for none.</summary>
    public RunIdentity? Run { get; init; }

    /// <summary>Takes from the engine what the page shows; null where there is no page.</summary>
    public EngineTap? Tap { get; init; }

    /// <summary>Builds the run; its journal is made by the caller once the names are known.</summary>
    /// <param name="journal">Makes the journal from the names.</param>
    /// <param name="wrap">Puts something between the engine and the broker; null for nothing.</param>
    /// <param name="records">Receives the records; null for the journal, where it keeps any.</param>
    /// <exception cref="PluginException">A plugin cannot be built.</exception>
    public RunPlan Build(Func<JournalLayout, IJournal> journal, Func<IBroker, IBroker>? wrap = null, IRecordSink? records = null)
    {
        RunMode mode = configuration.Mode ?? RunMode.Backtest;
        ModeConfiguration selected = configuration.Selected
            ?? throw new RunException($"{configuration.File} has no modes.{mode.ToString().ToLowerInvariant()} section.", ExitCodes.Configuration);
        FeatureBuilder builder = new(desk, configuration, Services(mode), _absent);
        (FeatureTable table, FeatureNames names, FeatureValue[] row) = builder.Build();
        PluginServices services = WithRow(mode, names, row);
        IConfluence? confluence = configuration.Confluence is { } formula ? Create<IConfluence>(formula, services) : null;
        StrategySlot[] strategies = [.. configuration.Strategies.Select(s => StrategyOf(s, services))];
        FilterSlot[] filters = [.. configuration.Filters.Select(f => FilterOf(f, services))];
        RiskRuleSlot[] rules =
        [
            .. configuration.RiskRules.Select(r => new RiskRuleSlot(r.Name, Create<IRiskRule>(r, services))),
            .. LiveRules(row),
        ];
        (IBroker broker, IFillModel fills) = BrokerOf(selected, mode, names, row);
        JournalLayout layout = new(
            names.Names, [.. (confluence?.Terms ?? []).Select(t => t.Output)], confluence?.Factors ?? [],
            [.. strategies.Select(s => s.Name)], [.. strategies.Select(s => s.Strategy.Setups)])
        {
            Filters = [.. filters.Select(f => (f.Name, Words.Kebab(f.Step.ToString())))],
            Symbol = configuration.Trade,
            Source = mode.ToString().ToLowerInvariant(),
            Components = new SignalComponents(names, table, shape.BasePeriod),
        };
        IJournal kept = journal(layout);
        RunRecorder recorder = new(kept, confluence?.Terms ?? [], layout.Components);
        IRecordSink? sink = records ?? kept as IRecordSink;
        RecordKeeper? keeper = sink is not null
            ? new RecordKeeper(recorder, sink, instruments, shape.BasePeriod, shape.HasPrints)
            : null;
        RunWatch watch = new(keeper, new StatisticsClock(recorder, filters, sink));
        NoteMissingInstruments();
        EngineSetup setup = new()
        {
            Instruments = instruments,
            BasePeriod = shape.BasePeriod,
            Periods = Periods(),
            IsBuiltFromPrints = shape.HasPrints,
            Features = table,
            Names = names,
            Confluence = Tap is null ? confluence : Tap.Score(confluence),
            Strategies = strategies,
            Filters = filters,
            RiskRules = rules,
            Broker = wrap?.Invoke(broker) ?? broker,
            Confidence = ConfidenceOf(names, row),
            MethodExits = MethodExitsOf(names, row),
            Cooldown = configuration.Cooldown,
            Exits = configuration.Exits,
            Limits = configuration.RiskLimits,
            Mode = mode,
            IsPaper = Terms?.IsPaper ?? false,
            InitialMargin = InstrumentTable.MarginOf(configuration.Trade) is not { } margin ? null
                : configuration.RiskLimits.Margin is MarginKind.Intraday ? margin.Intraday : margin.Overnight,
            Restored = restored,
            Capital = selected.Capital ?? 0,
            DecisionCycleNs = configuration.DecisionCycleNs,
            GammaFactor = Extra(names, row, "gamma-cycle.factor"),
            Watch = Tap is null ? watch : Tap.Watch(watch, shape.BasePeriod),
            Journal = keeper is null ? recorder : keeper,
            CanonicalSettings = ConfigurationText.OfDecisions(configuration) + string.Concat(
                filters.Where(f => f.Models is not null).Select(f => $"filters.{f.Name} = {f.Models!.Status}\n"))
                + $"fills = {fills.Assumptions}\n" + (Terms is null ? "" : $"live = {Terms.ToText()}\n"),
        };
        Tap?.Lay(row, names.Names);
        return new RunPlan(setup, configuration, layout, recorder, watch, _absent, fills.Assumptions, BackgroundTask.Of(table));
    }

    // What a run at a broker is refused besides; nothing of the file can take it away.
    private IEnumerable<RiskRuleSlot> LiveRules(FeatureValue[] row)
    {
        if (Terms is null)
        {
            yield break;
        }

        if (Terms.IsObserved)
        {
            yield return new RiskRuleSlot("observed-only", new ObservedOnly());
        }

        if (Terms.BudgetDollars is { } budget)
        {
            yield return new RiskRuleSlot("loss-budget", new LossBudget(budget, instruments.Traded));
        }

        if (FreshChain.Terms(desk, configuration) is { Count: > 0 } terms)
        {
            yield return new RiskRuleSlot("fresh-chain", new FreshChain(row, [.. terms.Select(t => t.Slot)]));
        }
    }

    private PluginServices Services(RunMode mode) => new()
    {
        Instruments = instruments,
        BasePeriod = shape.BasePeriod,
        Mode = mode,
        Origin = shape.Origin,
        Zones = desk.Zones,
        Problems = desk.Problems,
    };

    private PluginServices WithRow(RunMode mode, FeatureNames names, FeatureValue[] row, IFillModel? fills = null) => new()
    {
        Instruments = instruments,
        BasePeriod = shape.BasePeriod,
        Mode = mode,
        Origin = shape.Origin,
        Zones = desk.Zones,
        Problems = desk.Problems,
        FeatureNames = names,
        FillModel = fills,
        Inputs = input => FeatureBuilder.InputOf(names, row, input, shape.BasePeriod, _absent),
    };

    private T Create<T>(PluginInstance instance, PluginServices services)
        where T : class =>
        PluginActivator.Create<T>(desk.Load(instance.PluginId), instance.Options, services);

    private StrategySlot StrategyOf(PluginInstance instance, PluginServices services)
    {
        LoadedPlugin plugin = desk.Load(instance.PluginId);
        EventKinds kinds = plugin.Type.GetCustomAttributes<ReadsAttribute>()
            .Where(r => r.Instrument is null)
            .Aggregate(EventKinds.None, (all, r) => all | r.Kinds);
        const EventKinds Everything = (EventKinds)(-1);
        return new StrategySlot(
            instance.Name, Create<IStrategy>(instance, services), kinds is EventKinds.None ? Everything : kinds);
    }

    private FilterSlot FilterOf(PluginInstance instance, PluginServices services) =>
        typeof(ISetupFilter).IsAssignableFrom(desk.Load(instance.PluginId).Type)
            ? new FilterSlot(instance.Name, Create<ISetupFilter>(instance, services))
            : new FilterSlot(instance.Name, Create<IFilter>(instance, services));

    // What is not in the file is left out of the confidence; the summary need not tell it again.
    private SignalConfidence ConfidenceOf(FeatureNames names, FeatureValue[] row) => new(
        Extra(names, row, "battle-navale@{base}.bn"), Extra(names, row, "market-regime.confidence"), Extra(names, row, "mtf-confluence.score"),
        Extra(names, row, "smart-money.score"), Extra(names, row, "gamma-cycle.factor"));

    private MethodExits? MethodExitsOf(FeatureNames names, FeatureValue[] row)
    {
        FeatureInput Battle(string output) => Extra(names, row, "battle-navale@{base}." + output);
        FeatureInput violated = Battle("green-violated");
        return violated.IsPresent ? new MethodExits(violated, Battle("red-violated"), Battle("exit-long"), Battle("exit-short")) : null;
    }

    private FeatureInput Extra(FeatureNames names, FeatureValue[] row, string name) => FeatureBuilder.InputOf(
        names, row, new PluginInput(name, IsOptional: true, "the engine") { IsExtra = true }, shape.BasePeriod, _absent);

    private (IBroker Broker, IFillModel Fills) BrokerOf(
        ModeConfiguration selected, RunMode mode, FeatureNames names, FeatureValue[] row)
    {
        PluginServices services = WithRow(mode, names, row);
        IFillModel fills = selected.FillModel is { } written
            ? Create<IFillModel>(written, services)
            : PluginActivator.Create<IFillModel>(desk.Load(FillChoice.Of(shape)), options: null, services);
        if (Broker is not null)
        {
            return (Broker, fills);
        }

        PluginServices brokers = WithRow(mode, names, row, fills).Add(FillChoice.AccountOf(instruments.Traded, selected.Capital ?? 0));
        return (Create<IBroker>(selected.Broker, Run is null ? brokers : brokers.Add(Run)), fills);
    }

    private List<BarPeriod> Periods()
    {
        List<BarPeriod> periods = [];
        foreach (PluginInstance instance in configuration.Features.Concat(configuration.Strategies))
        {
            IEnumerable<string> asked =
                desk.Load(instance.PluginId).Type.GetCustomAttribute<BarsAttribute>()?.Periods ?? [];
            periods.AddRange(asked.Select(text => BarPeriod.TryParse(text, out BarPeriod p) ? p : default));
            IEnumerable<object?> values = instance.Options?.GetType().GetProperties().Select(p => p.GetValue(instance.Options)) ?? [];
            periods.AddRange(values.OfType<BarPeriod>());
        }

        foreach (BarPeriod period in periods.Where(p => p.Seconds != shape.BasePeriod.Seconds))
        {
            if (period.Seconds < shape.BasePeriod.Seconds || period.Seconds % shape.BasePeriod.Seconds != 0)
            {
                _absent.Add($"bars of {period} (the base bar is {shape.BasePeriod})");
            }
        }

        return [.. periods.Where(p => p.Seconds > shape.BasePeriod.Seconds && p.Seconds % shape.BasePeriod.Seconds == 0).Distinct().Order()];
    }

    private void NoteMissingInstruments()
    {
        foreach (Instrument watched in instruments.All.Skip(1))
        {
            if (!shape.Symbols.Contains(watched.Symbol, StringComparer.Ordinal))
            {
                _absent.Add(watched.Symbol);
            }
        }

        IEnumerable<string> read = configuration.Features
            .SelectMany(f => desk.Load(f.PluginId).Type.GetCustomAttributes<ReadsAttribute>())
            .Where(r => r.Instrument is not null).Select(r => r.Instrument!);
        _absent.AddRange(read.Where(s => instruments.Find(s) is null).Select(s => $"{s} (not watched)").Distinct(StringComparer.Ordinal));
    }
}
