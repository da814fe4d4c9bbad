using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Plugins.Tests.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>Gamma exposure against the owner's vector, the reference levels of real chains and the figures beside them.</summary>
public sealed class GammaLevelsTests
{
    private const long DayNs = 86_400_000_000_000;

    public static TheoryData<string> Files => GroundTruth.Files(".csv", "cboe_chains/");

    [Fact]
    public void OwnersVector()
    {
        // Six rows, 16 days, 16 %, spot 6200; in millions of dollars per 1 %.
        GammaSettings settings = new() { MinRows = 1 };
        GammaChain chain = new(settings);
        const long AsOfNs = 20_000 * DayNs;
        chain.Begin();
        (double Strike, bool IsCall, int Interest, double Exposure)[] rows =
        [
            (6100, false, 20_000, -1301.80), (6150, false, 12_000, -856.93), (6200, true, 8_000, 590.61), (6200, false, 8_000, -590.61),
            (6250, true, 15_000, 1080.34), (6300, true, 25_000, 1659.90),
        ];
        foreach ((double strike, bool isCall, int interest, _) in rows)
        {
            chain.Add(new OptionRow(AsOfNs + (16 * DayNs), strike, 0.16, double.NaN, 0, 1, 2, interest, 0, isCall));
        }

        GammaLevels levels = new(settings);
        chain.Complete(AsOfNs, 20_000);
        levels.Compute(chain, 6200, AsOfNs).Should().BeTrue();
        foreach ((double strike, bool isCall, _, double exposure) in rows)
        {
            StrikeExposure there = levels.Strikes.ToArray().Single(s => s.Strike == strike);
            ((isCall ? there.Calls : there.Puts) / 1e6).Should().BeApproximately(exposure, 0.005);
        }

        (levels.Net / 1e6).Should().BeApproximately(581.52, 0.01);
        levels.CallWall.Should().Be(6300);
        levels.PutWall.Should().Be(6100);
        levels.Flip.Should().BeApproximately(6136.21, 0.02);
        chain.NetExposure(levels.Flip!.Value).Should().BeApproximately(0, 1000, "dollars, of hundreds of millions");
        levels.ZeroDteCallWall.Should().BeNull();
    }

    [RealDataTheory]
    [InlineData("2023-04-05", TimeModel.Settlement)]
    [InlineData("2023-04-05", TimeModel.CalendarDays)]
    [InlineData("2023-05-05", TimeModel.Settlement)]
    [InlineData("2023-05-05", TimeModel.CalendarDays)]
    public void RealChains_GiveTheReferenceLevels(string date, TimeModel model)
    {
        string name = $"levels_SPX_{date}{(model is TimeModel.CalendarDays ? "_calendar-days" : "")}.json";
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(RealData.Expected(name)));
        JsonElement expected = json.RootElement;
        (GammaChain chain, GammaLevels levels) = Levels("SPX_" + date + ".csv", new GammaSettings { TimeModel = model });
        levels.Missing.Should().BeNull();
        chain.Count.Should().Be(expected.GetProperty("rows").GetProperty("valid").GetInt32());
        Near(levels.Net, expected, "net-gex", 1e-9);
        Near(levels.Strikes.ToArray().Sum(s => s.Calls), expected, "call-gex", 1e-9);
        Near(levels.Strikes.ToArray().Sum(s => s.Puts), expected, "put-gex", 1e-9);
        Near(levels.CallWall, expected, "call-wall", 0);
        Near(levels.PutWall, expected, "put-wall", 0);
        Near(levels.Flip, expected, "flip", 2e-6);
        Near(levels.HighVolatilityLevel, expected, "hvl", 2e-6);
        Near(levels.ZeroDteCallWall, expected, "zero-dte-call-wall", 0);
        Near(levels.ZeroDtePutWall, expected, "zero-dte-put-wall", 0);
        Near(levels.AtmVolatility, expected, "atm-iv", 1e-9);
        Near(levels.OneDayMin, expected, "one-day-min", 1e-9);
        Near(levels.OneDayMax, expected, "one-day-max", 1e-9);
        Near(levels.MaxPain, expected, "max-pain", 0);
        for (int i = 0; i < GammaLevels.Largest; i++)
        {
            Near(levels.LargestStrikes[i].Strike, expected, $"gex-{i + 1}", 0);
        }
    }

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void RealChains_AgreeWithTheFiguresBesideThem(string file)
    {
        JsonElement truth = GroundTruth.Of(file);
        JsonElement profile = truth.GetProperty("bs_profile_reference");
        (GammaChain chain, GammaLevels levels) = Levels(Path.GetFileName(file), new GammaSettings { TimeModel = TimeModel.CalendarDays });
        levels.Missing.Should().BeNull();
        double net = profile.GetProperty("gex_at_spot").GetDouble();

        // Rows with bid above ask are not dropped there: they weigh most in the small chain of VIX.
        bool isVix = file.Contains("VIX");
        levels.Net.Should().BeApproximately(net, Math.Abs(net) * (isVix ? 0.01 : 1e-4));
        double[] crossings = [.. profile.GetProperty("zero_crossings").EnumerateArray().Select(z => z.GetDouble())];
        crossings.Min(z => Math.Abs(z - levels.Flip!.Value)).Should().BeLessThan(isVix ? 0.05 : 0.02);
        chain.Drops.Total.Should().BePositive();
    }

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void TheFilesOwnGammas_GiveItsTotals(string file)
    {
        JsonElement truth = GroundTruth.Of(file);
        GammaSettings settings = new() { TimeModel = TimeModel.CalendarDays, GammaSource = GammaSource.File, WallScope = WallScope.Global };
        (_, GammaLevels levels) = Levels(Path.GetFileName(file), settings);
        double net = truth.GetProperty("excluding_expirations_on_or_before_quote_date").GetProperty("net_gex").GetDouble();
        double size = truth.GetProperty("naive_gex_file_gamma").GetProperty("call_gex").GetDouble();
        levels.Net.Should().BeApproximately(net, size * 1e-9);
        if (file.Contains("SPX"))
        {
            // Of what had expired the tables still tell gammas of 0, but for those of SPY.
            levels.CallWall.Should().Be(truth.GetProperty("call_wall_by_call_gex").GetDouble());
            levels.PutWall.Should().Be(truth.GetProperty("put_wall_by_put_gex").GetDouble());
        }

        levels.Flip.Should().BeNull();
        levels.Profile.Length.Should().Be(0);
    }

    [RealDataFact]
    public void ScaledInterest_ScalesTheExposureAndMovesNoLevel()
    {
        GammaSettings settings = new();
        (_, GammaLevels levels) = Levels("SPX_2023-04-05.csv", settings);
        (_, GammaLevels others) = Levels("SPX_2023-04-05.csv", settings, change: r => r with { OpenInterest = r.OpenInterest * 3 });
        others.Net.Should().BeApproximately(3 * levels.Net, 1e-9 * Math.Abs(levels.Net));
        others.Flip.Should().BeApproximately(levels.Flip!.Value, 1e-5);
        (others.CallWall, others.PutWall, others.MaxPain).Should().Be((levels.CallWall, levels.PutWall, levels.MaxPain));
    }

    [Fact]
    public void BadRows_AreCountedByReason_AndAPoorChainSaysWhy()
    {
        GammaSettings settings = new() { MinRows = 2 };
        GammaChain chain = new(settings);
        chain.Begin();
        OptionRow good = new(1_001 * DayNs, 100, 0.2, double.NaN, 0, 1, 2, 10, 0, isCall: true);
        OptionRow[] rows =
        [
            good, good, good with { Strike = 0 }, good with { Strike = double.NaN }, good with { SettlementNs = 1_000 * DayNs },
            good with { ImpliedVolatility = 0 }, good with { ImpliedVolatility = double.NaN }, good with { ImpliedVolatility = 5.01 },
            good with { Bid = 3 }, good with { OpenInterest = 0, Strike = 101 }, good with { OpenInterest = -5, Strike = 102 },
        ];
        foreach (OptionRow row in rows)
        {
            chain.Add(in row);
        }

        chain.Complete(1_000 * DayNs, 1_000);
        chain.Drops.Should().Be(new ChainDrops(Expired: 1, Volatility: 3, Crossed: 1, NoInterest: 2, Malformed: 2, Duplicate: 1));
        chain.Count.Should().Be(1);
        GammaLevels levels = new(settings);
        levels.Compute(chain, 100, 0).Should().BeFalse();
        levels.Missing.Should().Be("too few valid rows");
        chain.Add(good with { Strike = 105 });
        chain.Complete(1_000 * DayNs, 1_000);
        levels.Compute(chain, 100, 0).Should().BeFalse();
        levels.Missing.Should().Be("no puts");
        chain.Add(good with { Strike = 95, IsCall = false });
        chain.Complete(1_000 * DayNs, 1_000);
        levels.Compute(chain, double.NaN, 0).Should().BeFalse();
        levels.Missing.Should().Be("no spot");
        levels.Compute(chain, 100, 0).Should().BeTrue();
        levels.CallWall.Should().Be(100);
        levels.PutWall.Should().Be(95);
    }

    private static void Near(double? value, JsonElement expected, string name, double relative)
    {
        JsonElement there = expected.GetProperty(name);
        if (there.ValueKind is JsonValueKind.Null)
        {
            value.Should().BeNull(name);
            return;
        }

        value.Should().NotBeNull(name);
        value!.Value.Should().BeApproximately(there.GetDouble(), relative * Math.Abs(there.GetDouble()), name);
    }

    /// <summary>A chain at the close of its quote date, at the file's own last value.</summary>
    private static (GammaChain Chain, GammaLevels Levels) Levels(
        string file, GammaSettings settings, Func<OptionRow, OptionRow>? change = null)
    {
        CboeChain source = new();
        MarketStream stream = source.Describe(RealData.Path("cboe_chains", file)).Single();
        IReadOnlyList<MarketEvent> events = source.ReadAll(stream, SourceRuns.Spx, new CountedProblems());
        DateTime date = DateTime.ParseExact(file[4..14], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        long asOfNs = EventTimes.Utc(date.Year, date.Month, date.Day, 20);
        GammaChain chain = new(settings);
        chain.Begin();
        double spot = 0;
        foreach (MarketEvent e in events)
        {
            if (e.Kind is EventKind.OptionRow)
            {
                OptionRow row = change is null ? e.OptionRow : change(e.OptionRow);
                chain.Add(in row);
            }
            else if (e.Kind is EventKind.Index)
            {
                spot = e.Index.Value;
            }
        }

        GammaLevels levels = new(settings);
        chain.Complete(asOfNs, (int)(date - DateTime.UnixEpoch).TotalDays);
        levels.Compute(chain, spot, asOfNs);
        return (chain, levels);
    }
}
