using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests.Conformance;

namespace MiaIa.Tests.Setups;

/// <summary>
/// A strategy of one trigger on a quiet market around 24000 ticks (6000 points): bars of one minute, 4 ticks high, so that the average
/// true range is 4 ticks, the stop 1.25 times that: 5, and the target 10. What is said of a long is mirrored at 24000 for a short.
/// </summary>
internal sealed class SetupDesk
{
    /// <summary>The price that stays where it is in the mirror, in ticks.</summary>
    public const int Price = 24_000;

    /// <summary>Bars before the one of the trigger.</summary>
    public const int WarmBars = 20;

    private const double PointsPerTick = 0.25;
    private const int HalfRange = 2;

    private static readonly (string A, string B)[] Pairs =
    [
        ("call-wall", "put-wall"), ("rows-bought", "rows-sold"), ("bought-low", "sold-high"), ("bought-high", "sold-low"),
        ("min-ticks", "max-ticks"),
    ];

    private readonly StrategySpecimen _specimen;

    /// <summary>A desk for one side.</summary>
    /// <param name="id">The strategy.</param>
    /// <param name="side">The side that it is to take.</param>
    /// <param name="hasWalls">Whether the run computes the walls of the chain; where it does not, none can stand in the way.</param>
    /// <param name="options">Its options; null for all defaults.</param>
    public SetupDesk(string id, Side side = Side.Buy, bool hasWalls = false, object? options = null)
    {
        Side = side;
        _specimen = StrategyCatalog.Create(id, options, hasWalls ? null : "gamma-levels.");
        Session session = TestSessions.Of(20250610, NowNs - (12 * 60 * EventTimes.Minute), SessionWindow.PreMarket);
        _specimen.Send(MarketEvent.Of(NowNs, in session));
    }

    public Side Side { get; }

    public long NowNs { get; private set; } = EventTimes.Utc(2025, 6, 10, 10);

    public IStrategy Strategy => _specimen.Strategy;

    public IReadOnlyList<string> Required => _specimen.Required;

    /// <summary>Sets what changes its sign in the mirror.</summary>
    public SetupDesk Signed(string name, double value) => Put(name, (int)Side * value);

    /// <summary>Sets a price, in ticks, or in part of one.</summary>
    public SetupDesk At(string name, double ticks) => Put(name, Flip(ticks) * PointsPerTick);

    /// <summary>Sets what is the same in the mirror.</summary>
    public SetupDesk Plain(string name, double value) => Put(name, value);

    /// <summary>Takes an input away.</summary>
    public SetupDesk Lose(string name, FeatureStatus status = FeatureStatus.Missing)
    {
        TestInput input = Find(name);
        if (status is FeatureStatus.Missing)
        {
            input.SetMissing();
        }
        else
        {
            input.Set(input.Input.Value.Value, status, NowNs);
        }

        return this;
    }

    /// <summary>Quiet bars, without any proposal asked for.</summary>
    public SetupDesk Quiet(int bars = WarmBars)
    {
        for (int i = 0; i < bars; i++)
        {
            Bar(Price, Price + HalfRange, Price - HalfRange, Price, 0);
        }

        return this;
    }

    /// <summary>One bar, and what the strategy proposes at its close.</summary>
    public Proposal? Bar(int open, int high, int low, int close, double? delta = null, int position = 0, bool hasPrints = false, int volume = 100)
    {
        bool isLong = Side is Side.Buy;
        double signed = delta is { } there ? (int)Side * there : 0;
        Bar bar = new(
            60, (int)Flip(open), (int)Flip(isLong ? high : low), (int)Flip(isLong ? low : high), (int)Flip(close), volume, 0, 0, signed,
            delta is null ? DeltaKind.None : DeltaKind.Exact, hasPrints);
        long startNs = NowNs;
        NowNs += EventTimes.Minute;
        MarketEvent e = MarketEvent.Of(NowNs, 0, in bar, startNs);
        _specimen.Send(in e);
        return Ask(position);
    }

    /// <summary>A bar like the quiet ones, with a proposal asked for.</summary>
    public Proposal? QuietBar(int close = Price, int position = 0) => Bar(close, close + HalfRange, close - HalfRange, close, 0, position);

    /// <summary>What it proposes now.</summary>
    public Proposal? Ask(int position = 0, bool isBarClose = true)
    {
        DecisionPoint point = new(NowNs, Price, Side.None, default, false, (int)Side * position, isBarClose);
        return Strategy.Propose(in point, [], out Proposal proposal) ? proposal : null;
    }

    /// <summary>What grading leaves of a proposal.</summary>
    public Proposal Grade(Proposal proposal, SetupEvidence evidence)
    {
        Strategy.Grade(in evidence, ref proposal);
        return proposal;
    }

    /// <summary>Lets time pass, in seconds.</summary>
    public SetupDesk Wait(double seconds)
    {
        NowNs += (long)(seconds * EventTimes.Second);
        return this;
    }

    /// <summary>A print.</summary>
    public SetupDesk Print(int priceTicks, int size) => Send(MarketEvent.Of(NowNs, 0, new Trade((int)Flip(priceTicks), size, Side.Buy)));

    /// <summary>An event as it is.</summary>
    public SetupDesk Send(MarketEvent e)
    {
        _specimen.Send(in e);
        return this;
    }

    /// <summary>Another contract becomes the front one.</summary>
    public SetupDesk Roll() => Send(MarketEvent.Of(NowNs, 0, new Roll(202506, 202509)));

    private SetupDesk Put(string name, double value)
    {
        Find(name).Set(value, FeatureStatus.Ok, NowNs);
        return this;
    }

    private TestInput Find(string name) => _specimen.Inputs.Single(i => i.Name == OfSide(name));

    private double Flip(double ticks) => Side is Side.Buy ? ticks : (2 * Price) - ticks;

    private string OfSide(string name)
    {
        if (Side is Side.Buy)
        {
            return name;
        }

        foreach ((string a, string b) in Pairs)
        {
            string other = name.Contains(a, StringComparison.Ordinal) ? name.Replace(a, b, StringComparison.Ordinal)
                : name.Replace(b, a, StringComparison.Ordinal);
            if (other != name)
            {
                return other;
            }
        }

        return name;
    }
}
