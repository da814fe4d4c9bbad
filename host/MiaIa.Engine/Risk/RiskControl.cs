using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>The parts of risk control, wired to each other.</summary>
internal sealed class RiskControl
{
    private const decimal MicrosPerDollar = 1_000_000m;

    private readonly EngineSetup _setup;

    public RiskControl(EngineSetup setup)
    {
        _setup = setup;
        Gate = new EntryGate(setup.Limits, setup.Instruments.Traded, setup.Capital);
        Halts = new HaltBook(setup.Journal);
        Watch = new RiskWatch(setup.Limits, setup.Journal, Gate, Halts);
        Rates = new OrderRates(setup.Limits.OrderRate, Watch);
        Inputs = new EntryInputs(setup);
        Feed = new FeedWatch(setup.Mode is RunMode.Live, Watch, Halts, Gate);
    }

    /// <summary>The account and its limits.</summary>
    public EntryGate Gate { get; }

    /// <summary>The halts.</summary>
    public HaltBook Halts { get; }

    /// <summary>Raises halts.</summary>
    public RiskWatch Watch { get; }

    /// <summary>Orders and refusals a minute.</summary>
    public OrderRates Rates { get; }

    /// <summary>Limits that look at the market and the broker's account.</summary>
    public EntryInputs Inputs { get; }

    /// <summary>Feed and broker.</summary>
    public FeedWatch Feed { get; }

    /// <summary>What the broker says of the account.</summary>
    public void OnAccount(in MarketEvent e)
    {
        Inputs.OnEvent(in e);
        if (e.BrokerAccount.EquityMicros is { } micros)
        {
            Gate.OnBrokerEquity(micros / MicrosPerDollar);
        }
    }

    /// <summary>Takes over what an earlier run left, and writes it down at once: the run after this one looks here.</summary>
    public void Restore()
    {
        if (_setup.Restored is not { } restored)
        {
            return;
        }

        long timeNs = 0;
        foreach (HaltRecord halt in restored.Halts)
        {
            Halts.Restore(in halt);
            _setup.Journal.OnHalt(in halt, halt.SinceNs, endReason: null);
            timeNs = Math.Max(timeNs, halt.SinceNs);
        }

        if (restored.Account is { } account)
        {
            Gate.Restore(in account, Halts.Holds(HaltCause.DailyLoss));
            Watch.Write(timeNs);
        }
    }
}
