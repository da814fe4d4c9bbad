using MiaIa.Plugins.Strategies;
using MiaIa.Plugins.Tests.Strategies;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Range;

/// <summary>
/// The range strategy with all its inputs, written as a long sees them. At first a range from 24000 to 24040 is there, Battle Navale of .5
/// speaks for a bounce, and no level is near.
/// </summary>
internal sealed class RangeDesk : IStrategyDesk
{
    private readonly Side _side;
    private StrategyRun? _run;

    public RangeDesk(Side side)
    {
        _side = side;
        Inputs = new MirroredInputs(side);
    }

    public MirroredInputs Inputs { get; }

    public RangeOptions Options { get; set; } = new();

    public RunMode Mode { get; set; } = RunMode.Live;

    /// <summary>Built when it is first asked for.</summary>
    public StrategyRun Run => _run ??= new StrategyRun(Build(), _side);

    /// <summary>Everything lets a setup pass.</summary>
    public RangeDesk Open()
    {
        Edges(24000, 24040);
        Inputs.SetRegime(MarketRegime.RangeWide);
        Inputs.SetSigned("trend-score", 0);
        Inputs.Set("range-quality", 0.9);
        Inputs.SetSigned("bn", 0.5);
        Inputs.Set("volatility", 1);
        foreach (string quiet in (string[])["ldu", "lud", "cus", "cds", "headfake", "pattern"])
        {
            Inputs.Set(quiet, 0);
        }

        return this;
    }

    public void Edges(double support, double resistance)
    {
        Inputs.SetTicks("support", support);
        Inputs.SetTicks("resistance", resistance);
    }

    /// <summary>
    /// Bars of 4 ticks around 24010 and one that falls to the edge: ATR (13 * 4 + 9) / 14 = 4.36 with the low at 24001.
    /// </summary>
    public RangeDesk Fall(int close = 24002, int volume = 10, int history = 20)
    {
        Run.Bars(history, 24010, 24012, 24008, 24010).Bar(24008, 24008, Math.Min(close, 24001), close, volume);
        return this;
    }

    public RangeStrategy Build() => new(
        Options,
        new BarPeriod(60),
        TestInstruments.Es,
        Mode,
        Inputs["regime"],
        Inputs["trend-score"],
        Inputs["support"],
        Inputs["resistance"],
        Inputs["range-quality"],
        Inputs["bn"],
        Inputs["method-stop-long"],
        Inputs["method-stop-short"],
        Inputs["green-height"],
        Inputs["red-height"],
        Inputs["green-violated"],
        Inputs["red-violated"],
        Inputs["exit-long"],
        Inputs["exit-short"],
        Inputs["ldu"],
        Inputs["lud"],
        Inputs["cus"],
        Inputs["cds"],
        Inputs["headfake"],
        Inputs["pattern"],
        Inputs["volatility"],
        Inputs["call-wall"],
        Inputs["put-wall"],
        Inputs["vwap"],
        Inputs["vah"],
        Inputs["val"],
        Inputs["pvah"],
        Inputs["pval"]);
}
