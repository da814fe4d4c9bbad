using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// The "is it real?" test of SPEC 25.2 on what was counted. A figure that too few records stand behind is not applicable:
/// spreads of volume need 30 bars.
/// </summary>
/// <param name="counted">What was counted of the events.</param>
/// <param name="faults">What the source left out.</param>
/// <param name="hasTicksOfEs">
/// Whether it is a future of the S&amp;P 500: the sizes of steps and spreads are theirs. NQ, at the same tick and a higher price,
/// moves further.
/// </param>
internal sealed class RealityTest(InstrumentHealth counted, SourceFaults faults, bool hasTicksOfEs)
{
    private const double NearShare = 0.90;
    private const int RowsOfDistinct = 1000;
    private const int DistinctCloses = 20;
    private const double CloseShare = 0.50;
    private const int DistinctPrints = 3;
    private const double PrintShare = 0.90;
    private const double VolumeSpread = 0.5;
    private const double ShareSpread = 0.02;
    private const int BarsOfSpread = 30;
    private const double TightShare = 0.60;
    private const string OfEs = "its limit is that of ES and MES";

    private bool IsOfBars => counted.BarPrices.Count > 0;

    private VolumeShape Volume => IsOfBars ? counted.BarVolume : counted.Minutes.Volume;

    private string Unit => IsOfBars ? "bars" : "minutes of prints";

    /// <summary>All checks, in the order of the specification.</summary>
    /// <param name="provenance">Where the data come from; null when nobody knows.</param>
    public IReadOnlyList<RealityCheck> Checks(string? provenance) =>
    [
        RealityCheck.Of("prices on the grid", faults.OffGrid == 0, Text($"{faults.OffGrid} off the grid")),
        Steps(),
        Distinct(),
        Delta(),
        Sums(),
        Times(),
        VolumeVaries(),
        ShareVaries(),
        Hours(),
        Spreads(),
        RealityCheck.Of("provenance", provenance is not null, provenance ?? "not known"),
    ];

    private RealityCheck Steps()
    {
        const string Name = "small steps";
        if (!hasTicksOfEs)
        {
            return RealityCheck.NotApplicable(Name, OfEs);
        }

        long steps = counted.BarPrices.Steps + counted.PrintPrices.Steps;
        if (steps == 0)
        {
            return RealityCheck.NotApplicable(Name, "no prices that follow each other");
        }

        bool isPassed = IsNear(counted.BarPrices) && IsNear(counted.PrintPrices);
        long near = counted.BarPrices.NearSteps + counted.PrintPrices.NearSteps;
        return RealityCheck.Of(Name, isPassed, Text($"{100.0 * near / steps:0.00} % of {steps} within 4 ticks"));
    }

    private static bool IsNear(PriceSeries prices) => prices.Steps == 0 || prices.NearSteps >= NearShare * prices.Steps;

    private RealityCheck Distinct()
    {
        const string Name = "different prices";
        List<RealityCheck> made = [];
        Add(counted.BarPrices, DistinctCloses, CloseShare, "closes");
        Add(counted.PrintPrices, DistinctPrints, PrintShare, "prints");
        return made.Count == 0
            ? RealityCheck.NotApplicable(Name, Text($"fewer than {RowsOfDistinct} rows"))
            : RealityCheck.Of(Name, made.TrueForAll(m => m.Outcome is CheckOutcome.Pass), string.Join("; ", made.Select(m => m.Figure)));

        void Add(PriceSeries prices, int distinct, double share, string unit)
        {
            if (prices.Count >= RowsOfDistinct)
            {
                double most = prices.MostFrequent / (double)prices.Count;
                made.Add(RealityCheck.Of(
                    Name, prices.Distinct >= distinct && most <= share, Text($"{prices.Distinct} {unit}, one on {100 * most:0.00} %")));
            }
        }
    }

    private RealityCheck Delta()
    {
        const string Name = "delta within volume";
        long bad = counted.BadBars + faults.ImpossibleBars;
        return counted.BarsWithDelta == 0 && bad == 0
            ? RealityCheck.NotApplicable(Name, "no bars with delta")
            : RealityCheck.Of(Name, bad == 0, Text($"{bad} impossible bars"));
    }

    private RealityCheck Sums()
    {
        const string Name = "sides add up to volume";
        return counted.BarsWithDelta == 0
            ? RealityCheck.NotApplicable(Name, "no bars with volume by side")
            : RealityCheck.Of(Name, counted.BadSums == 0, Text($"{counted.BadSums} of {counted.BarsWithDelta} bars do not"));
    }

    private RealityCheck Times()
    {
        long backwards = counted.Backwards + faults.Backwards;
        return RealityCheck.Of(
            "times increase in open hours",
            backwards == 0 && counted.ClosedTimes == 0,
            Text($"{backwards} backwards, {counted.ClosedTimes} while closed"));
    }

    private RealityCheck VolumeVaries()
    {
        const string Name = "volume varies";
        Spread volume = Volume.Volume;
        return volume.Count < BarsOfSpread || volume.Mean <= 0
            ? RealityCheck.NotApplicable(Name, Text($"{volume.Count} {Unit} with a mean of {volume.Mean:0.##}"))
            : RealityCheck.Of(
                Name, volume.Deviation / volume.Mean > VolumeSpread, Text($"sd/mean {volume.Deviation / volume.Mean:0.000} of {volume.Count} {Unit}"));
    }

    private RealityCheck ShareVaries()
    {
        const string Name = "buy share varies";
        Spread share = Volume.BuyShare;
        return share.Count < BarsOfSpread
            ? RealityCheck.NotApplicable(Name, Text($"{share.Count} {Unit} with volume by side"))
            : RealityCheck.Of(Name, share.Deviation > ShareSpread, Text($"sd {share.Deviation:0.000} of {share.Count} {Unit}"));
    }

    private RealityCheck Hours()
    {
        const string Name = "volume has its hours";
        (Spread morning, Spread midDay, Spread afternoon) = (Volume.Morning, Volume.MidDay, Volume.Afternoon);
        const int HourSeconds = 3600;
        return Math.Min(morning.Count, Math.Min(midDay.Count, afternoon.Count)) == 0 || counted.BarSeconds > HourSeconds
            ? RealityCheck.NotApplicable(Name, "not all of 09:30-10:30, 12:00-13:00 and 15:00-16:00 are in the data")
            : RealityCheck.Of(
                Name,
                morning.Mean > midDay.Mean && afternoon.Mean > midDay.Mean,
                Text($"mean {morning.Mean:0.#} from 09:30, {midDay.Mean:0.#} from 12:00, {afternoon.Mean:0.#} from 15:00"));
    }

    private RealityCheck Spreads()
    {
        const string Name = "tight spread";
        return counted.RegularQuotes == 0 || !hasTicksOfEs
            ? RealityCheck.NotApplicable(Name, hasTicksOfEs ? "no quotes in regular hours" : OfEs)
            : RealityCheck.Of(
                Name,
                counted.TightQuotes >= TightShare * counted.RegularQuotes,
                Text($"1 tick on {100.0 * counted.TightQuotes / counted.RegularQuotes:0.00} % of {counted.RegularQuotes} quotes"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
