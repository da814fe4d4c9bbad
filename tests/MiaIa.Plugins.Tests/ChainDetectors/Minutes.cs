using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>
/// Minutes with their prints: ten contracts every ten seconds, unless the last ten seconds bring others.
/// </summary>
internal static class Minutes
{
    /// <summary>One minute from the prints to its bar.</summary>
    public static FeatureRun Minute(
        this FeatureRun run, int open, int high, int low, int close, int buy, int sell, int lastPrint = 10)
    {
        long startNs = run.NowNs;
        for (int print = 1; print <= 6; print++)
        {
            run.Trade(close, print == 6 ? lastPrint : 10, Side.Buy).Wait(10);
        }

        Bar bar = new(60, open, high, low, close, buy + sell, buy, sell, buy - sell, DeltaKind.Exact);
        return run.Send(MarketEvent.Of(run.NowNs, 0, in bar, startNs));
    }

    /// <summary>
    /// Half an hour around 400 ticks (100 points), after which the usual volume of ten seconds is known: 10.
    /// </summary>
    public static FeatureRun Usual(this FeatureRun run)
    {
        for (int minute = 0; minute < 30; minute++)
        {
            run.Minute(400, 401, 399, 400, 50, 50);
        }

        return run;
    }

    /// <summary>Requires that a detector says nothing at all.</summary>
    public static void ShouldSayNothing(this FeatureRun run) =>
        run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
}
