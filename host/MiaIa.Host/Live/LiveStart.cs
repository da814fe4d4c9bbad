using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>
/// The way into a live run: everything that must be so before the first event. What is not so ends the start with one sentence and its
/// remedy; it never becomes a simulation.
/// </summary>
/// <param name="desk">Plugins and files.</param>
/// <param name="calendar">The exchange calendar.</param>
/// <param name="request">The run.</param>
/// <param name="confirmation">Asks for the account once more.</param>
internal sealed class LiveStart(Desk desk, ExchangeCalendar calendar, RunRequest request, Confirmation confirmation)
{
    private const string PaperBegin = "DU";

    private readonly LiveRequest _live = request.Live ?? new LiveRequest(Wait: false, IsObserved: false, IsRealMoney: false);

    /// <summary>Connects.</summary>
    /// <param name="configuration">The configuration as it is written.</param>
    /// <param name="run">Which run it is, so that one that is gone on with finds its orders.</param>
    /// <param name="interrupt">Ends the waiting.</param>
    /// <exception cref="RunException">Something is not as it must be.</exception>
    public LiveLink Connect(RunConfiguration configuration, RunIdentity run, CancellationToken interrupt)
    {
        CheckCalendar();
        string? account = _live.IsRealMoney ? AccountOf(configuration) : null;
        decimal? budget = account is null ? null : BudgetOf(account);
        LiveTerms terms = new(IsPaper: !_live.IsRealMoney, _live.IsObserved, budget);
        RunConfiguration narrowed = terms.Narrowed(configuration);
        ILiveBroker broker = Make(desk, narrowed, request.Mode, run);
        try
        {
            ConnectOutcome outcome = broker.Connect(_live.Wait, interrupt);
            if (!outcome.IsConnected)
            {
                throw new RunException($"{outcome.Text} {outcome.Remedy} Nothing was started.".Replace("  ", " ", StringComparison.Ordinal));
            }

            CheckAccount(broker.Facts, account);
            terms = terms with { IsPaper = IsPaper(broker.Facts)!.Value };
            CheckMargin(broker.Facts, terms);
            if (account is not null)
            {
                confirmation.Ask(account, $"REAL MONEY in account {account}, {(terms.IsMicro ? $"micro stage: 1 {LiveTerms.MicroInstrument}, loss budget {budget:0.00} USD" : "normal limits")}.");
            }

            return new LiveLink(broker, terms, narrowed, outcome, outcome.ReadyNs ?? request.ClockNs());
        }
        catch
        {
            (broker as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>Makes the mode's broker, which is not connected yet.</summary>
    /// <param name="desk">Plugins and files.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="run">Which run it is; null for none, which sends no order.</param>
    /// <exception cref="RunException">It is none that connects.</exception>
    public static ILiveBroker Make(Desk desk, RunConfiguration configuration, RunMode mode, RunIdentity? run)
    {
        PluginInstance broker = configuration.Live!.Broker;
        LoadedPlugin plugin = desk.Load(broker.PluginId);
        PluginServices services = Services(desk, configuration, mode);
        services = (run is null ? services : services.Add(run)).Add<IContractCalendar>(new ContractCalendar(new ExchangeCalendar()));
        return typeof(ILiveBroker).IsAssignableFrom(plugin.Type)
            ? (ILiveBroker)PluginActivator.Create<IBroker>(plugin, broker.Options, services)
            : throw new RunException(
                $"The broker '{broker.Name}' of modes.live has no connection: name one that has, such as ibkr. A simulation is `mia sim`.",
                ExitCodes.Configuration);
    }

    /// <summary>What a plugin of a connection may ask for.</summary>
    public static PluginServices Services(Desk desk, RunConfiguration configuration, RunMode mode) => new()
    {
        Instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch),
        BasePeriod = configuration.BaseTimeframe ?? MarketShape.OneMinute,
        Mode = mode,
        Zones = desk.Zones,
        Problems = desk.Problems,
    };

    /// <summary>Refuses models that the file asks for and that are not there.</summary>
    /// <param name="plan">The run.</param>
    /// <exception cref="RunException">They are not there.</exception>
    public static void CheckModels(RunPlan plan)
    {
        if (plan.Setup.Filters.FirstOrDefault(f => f.Models is { LoadedModels: 0 }) is { } filter)
        {
            throw new RunException(
                $"The configuration asks for trained models by the filter '{filter.Name}', and there are none ({filter.Models!.Status}): every candidate would be refused. Train them with `mia train --out models/current`, or remove the line. Nothing was started.");
        }
    }

    private void CheckCalendar()
    {
        DateOnly today = calendar.SessionDate(request.ClockNs());
        if (today.Year < calendar.FirstYear || today.Year > calendar.LastYear)
        {
            throw new RunException(string.Create(
                CultureInfo.InvariantCulture,
                $"The exchange calendar is known for {calendar.FirstYear} to {calendar.LastYear} and not for {today:yyyy-MM-dd}: sessions and holidays of today would be wrong. Update the program, or set the clock of the computer right. Nothing was started."));
        }
    }

    // Stages and account stand before the connection: nobody should wait for TWS to be told what is missing.
    private string AccountOf(RunConfiguration configuration)
    {
        string account = configuration.Live!.ConfirmAccount
            ?? throw new RunException(
                "Real money needs a second word: write `confirm-account: ACCOUNT` under modes.live in the configuration. Nothing was started.", ExitCodes.Configuration);
        IReadOnlyList<string> missing = new StagePath(new StageBook(request.RunsFolder).Read()).MissingForMicro(account);
        return missing.Count == 0
            ? account
            : throw new RunException($"Real money is not due yet. Missing: {string.Join("; ", missing)}. `mia stages` shows the way. Nothing was started.");
    }

    private decimal? BudgetOf(string account)
    {
        StagePath path = new(new StageBook(request.RunsFolder).Read());
        if (path.IsScaled(account))
        {
            return null;
        }

        if (!request.IsFresh && UnfinishedTerms.Of(request.RunsFolder, _live.Ending) is { BudgetDollars: { } begun })
        {
            return begun;
        }

        MicroResult result = MicroResult.Of(request.RunsFolder, path.MicroRuns(account));
        return result.BudgetLeft > 0
            ? result.BudgetLeft
            : throw new RunException(string.Create(
                CultureInfo.InvariantCulture,
                $"The loss budget of the micro stage, {LiveTerms.MicroBudget:0} USD, is used up (net {result.Net:0.00} USD): real money ends here. Go back to paper with `mia live`."));
    }

    private static bool? IsPaper(BrokerFacts facts) => facts.AccountId is not { Length: > 0 } id ? null
        : id.StartsWith(PaperBegin, StringComparison.Ordinal) == facts.IsPaper ? facts.IsPaper
        : null;

    private void CheckAccount(BrokerFacts facts, string? account)
    {
        string id = facts.AccountId ?? "without a name";
        if (IsPaper(facts) is not { } isPaper)
        {
            throw new RunException($"Whether account {id} is a paper account is not certain: nothing was started. Log TWS in anew, and run `mia broker test`.");
        }

        if (_live.IsRealMoney && isPaper)
        {
            throw new RunException($"Account {id} is a paper account, and --real-money was given. Log TWS in to the account of real money and set its port (7496), or leave --real-money out. Nothing was started.");
        }

        if (!_live.IsRealMoney && !isPaper && !_live.IsObserved)
        {
            throw new RunException($"Account {id} is of real money, and --real-money was not given. Log TWS in to the paper account (port 7497). Nothing was started.");
        }

        if (account is not null && !string.Equals(account, facts.AccountId, StringComparison.Ordinal))
        {
            throw new RunException($"Connected is account {id}, and confirm-account names {account}. Nothing was started.");
        }
    }

    private static void CheckMargin(BrokerFacts facts, LiveTerms terms)
    {
        if (terms.IsMicro && !(facts.AvailableDollars >= facts.InitialMarginDollars))
        {
            throw new RunException(facts is { AvailableDollars: { } available, InitialMarginDollars: { } margin }
                ? string.Create(CultureInfo.InvariantCulture, $"The available funds, {available:0.00} USD, do not cover the initial margin of one {LiveTerms.MicroInstrument}, {margin:0.00} USD. Nothing was started.")
                : $"The broker does not tell available funds and initial margin of one {LiveTerms.MicroInstrument}: the micro stage needs both. Run `mia broker test`. Nothing was started.");
        }
    }
}
