using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using Strategy = MiaIa.Plugins.Strategies.Trend;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>
/// The trend strategy with all its inputs, written as a long sees them. At first everything lets a setup pass, the trend is strong, and
/// no level is near.
/// </summary>
internal sealed class TrendDesk : IStrategyDesk
{
    private readonly Side _side;
    private StrategyRun? _run;

    public TrendDesk(Side side)
    {
        _side = side;
        Inputs = new MirroredInputs(side);
    }

    public MirroredInputs Inputs { get; }

    public TrendOptions Options { get; set; } = new();

    public RunMode Mode { get; set; } = RunMode.Live;

    /// <summary>Built when it is first asked for.</summary>
    public StrategyRun Run => _run ??= new StrategyRun(Build(), _side);

    /// <summary>Everything lets a setup pass.</summary>
    public TrendDesk Open()
    {
        Inputs.SetRegime(MarketRegime.TrendBullish);
        Inputs.SetSigned("trend-score", 0.9);
        Inputs.SetSigned("trend", 0.5);
        Inputs.SetSigned("score", 0);
        Inputs.SetSigned("headfake", 0);
        Inputs.Set("reason", 0);
        Inputs.SetTicks("call-wall", 24400);
        Inputs.SetTicks("put-wall", 23600);
        return this;
    }

    /// <summary>From 24000 up to 24050, back to the low, and a last bar that turns up and closes 5 ticks above the low.</summary>
    public TrendDesk Pullback(int low = 24030, int? lastOpen = null, int lastVolume = 10, int? delta = null, int history = 26)
    {
        Run.Bars(history, 24000, 24001, 24000, 24001)
            .Bar(24001, 24025, 24001, 24025)
            .Bar(24025, 24050, 24025, 24050)
            .Bar(24050, 24050, low, low + 1)
            .Bar(lastOpen ?? low + 1, Math.Max(low + 5, lastOpen ?? 0), low, low + 5, lastVolume, delta);
        return this;
    }

    /// <summary>Forty bars between 23998 and 24004, and one that closes beyond them.</summary>
    public TrendDesk Breakout(int close = 24006, int volume = 20)
    {
        for (int i = 0; i < 20; i++)
        {
            Run.Bar(24000, 24004, 23998, 24002).Bar(24002, 24004, 23998, 24000);
        }

        Run.Bar(24000, close, 24000, close, volume);
        return this;
    }

    /// <summary>
    /// A pullback from 24050 to 24028 whose last bar also breaks the 24033 of the 20 bars before it: both geometries hold. Pullback: stop
    /// 24036 - 24028 + 2 = 10. Breakout: 24036 - 24033 + 2 = 5. Both have volume: qualities .7 and .7 + .3 * pattern.
    /// </summary>
    public TrendDesk Both()
    {
        Run.Bars(20, 24000, 24001, 24000, 24001)
            .Bar(24001, 24025, 24001, 24025)
            .Bar(24025, 24050, 24025, 24050)
            .Bar(24050, 24050, 24030, 24031)
            .Bars(20, 24030, 24033, 24028, 24031)
            .Bar(24031, 24036, 24031, 24036, volume: 20);
        return this;
    }

    public Strategy Build() => new(
        Options,
        new BarPeriod(60),
        TestInstruments.Es,
        Mode,
        Inputs["regime"],
        Inputs["trend-score"],
        Inputs["trend"],
        Inputs["method-stop-long"],
        Inputs["method-stop-short"],
        Inputs["green-violated"],
        Inputs["red-violated"],
        Inputs["exit-long"],
        Inputs["exit-short"],
        Inputs["score"],
        Inputs["headfake"],
        Inputs["call-wall"],
        Inputs["put-wall"],
        Inputs["reason"],
        Inputs["vwap"],
        Inputs["poc"],
        Inputs["moderate-above"],
        Inputs["moderate-below"]);
}
