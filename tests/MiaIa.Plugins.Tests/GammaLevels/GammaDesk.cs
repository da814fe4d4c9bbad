using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>The levels of gamma with quotes, index values and chains as a test tells them, in points.</summary>
internal sealed class GammaDesk
{
    public const long Minute = EventTimes.Minute;
    public const long Day = 1440 * Minute;

    /// <summary>The six rows of the specification's vector: walls 6300 and 6100, flip 6136.21 at 6200, 16 days, 16 %.</summary>
    public static readonly (double Strike, bool IsCall, int Interest)[] Vector =
    [
        (6100, false, 20_000), (6150, false, 12_000), (6200, true, 8_000), (6200, false, 8_000), (6250, true, 15_000), (6300, true, 25_000),
    ];

    public GammaDesk(GammaLevelsOptions? options = null, FeatureRunSettings? settings = null, params TestInput[] vendor)
    {
        GammaLevelsOptions used = options ?? new GammaLevelsOptions { MinRows = 1 };
        Run = new FeatureRun(
            new GammaLevelsFeature(used, TestInstruments.All, new BarPeriod(60), [.. vendor.Select(v => v.Input)]), settings);
    }

    public FeatureRun Run { get; }

    public string? Reason => Run.StateOf("reason");

    public FeatureValue this[string output] => Run[output];

    public static OptionRow Row(
        double strike, bool isCall, int interest, long settlementNs, double volatility = 0.16, float bid = 1, float ask = 2) =>
        new(settlementNs, strike, volatility, double.NaN, float.NaN, bid, ask, interest, 0, isCall);

    public static OptionRow[] VectorRows(long asOfNs) =>
        [.. Vector.Select(v => Row(v.Strike, v.IsCall, v.Interest, asOfNs + (16 * Day)))];

    /// <summary>A quote a tick to either side of a price.</summary>
    public GammaDesk Quote(double price)
    {
        int ticks = (int)Math.Round(price * 4);
        Run.Quote(ticks - 1, ticks + 1, 10, 10);
        return this;
    }

    /// <summary>Seconds of index and future, a quote and a decision in each.</summary>
    public GammaDesk Seconds(int count, double future, double index = 6200)
    {
        for (int i = 0; i < count; i++)
        {
            Run.Index("SPX", index);
            Quote(future);
            Run.Decision().Wait(1);
        }

        return this;
    }

    /// <summary>Rows and the end of their chain, now.</summary>
    public GammaDesk Chain(long asOfNs, double spot, bool isUpdate, params OptionRow[] rows)
    {
        foreach (OptionRow row in rows)
        {
            OptionRow told = row;
            Run.Send(MarketEvent.Of(Run.NowNs, TestInstruments.Spx.Id, in told, asOfNs));
        }

        Run.Send(MarketEvent.Of(Run.NowNs, TestInstruments.Spx.Id, new ChainEnd(spot, isUpdate), asOfNs));
        return this;
    }

    public GammaDesk Chain(double spot, params OptionRow[] rows) => Chain(Run.NowNs, spot, false, rows);

    /// <summary>The future 40 points above the index at 6200, and the chain of the vector.</summary>
    public GammaDesk VectorChain()
    {
        Quote(6240);
        return Chain(6200, VectorRows(Run.NowNs));
    }

    public GammaDesk Wait(double seconds)
    {
        Run.Wait(seconds);
        return this;
    }

    public GammaDesk Decision()
    {
        Run.Decision();
        return this;
    }
}
