using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>Whatever rows come: nothing is thrown, no level is without a number, and nothing is allocated once warm.</summary>
public sealed class ChainFuzzTests
{
    private static readonly double[] Strange =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue, double.Epsilon, -1, 0, -0.0, 1e-308, 1e-300,
        1e-12, 1e12, 1e300, 5, 5.0000001, 6000,
    ];

    [Theory]
    [InlineData(GammaSource.Reprice, TimeModel.Settlement)]
    [InlineData(GammaSource.Reprice, TimeModel.CalendarDays)]
    [InlineData(GammaSource.File, TimeModel.Settlement)]
    public void Garbage_GivesNumbersOrNothing(GammaSource source, TimeModel model)
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            TestRandom chance = new(seed);
            GammaSettings settings = new()
            {
                MinRows = 1,
                GammaSource = source,
                TimeModel = model,
                FlipExpiries = chance.Next(0, 2),
                WallScope = chance.Chance(0.5) ? WallScope.Side : WallScope.Global,
            };
            GammaChain chain = new(settings);
            GammaLevels levels = new(settings);
            for (int part = 0; part < 3; part++)
            {
                Begin(chain, chance);
                int underlying = chance.Next(0, 1);
                int count = chance.Next(0, 120);
                for (int i = 0; i < count; i++)
                {
                    chain.Add(Row(chance), new ChainScale(Number(chance, 1), 1), (long)chance.NextBits(), underlying);
                }

                chain.Complete(PlainChain.AsOfNs, (int)(PlainChain.AsOfNs / PlainChain.Day), source: underlying);
                levels.Compute(chain, Number(chance, 6000), PlainChain.AsOfNs + PlainChain.Day);
                Check(levels, $"seed {seed}, part {part}");
            }
        }
    }

    [Fact]
    public void TheFilesGammas_NeedNoVolatility_AndTheRangeIsThenUnknown()
    {
        GammaSettings settings = new() { MinRows = 1, GammaSource = GammaSource.File };
        OptionRow row = PlainChain.Row(PlainChain.AsOfNs + (20 * PlainChain.Day), 6000, double.NaN, 10, isCall: true) with { Gamma = 0.001 };
        GammaLevels levels = new PlainChain([row, row with { IsCall = false, OpenInterest = 5 }], 6000, settings).Levels();
        levels.CallWall.Should().Be(6000);
        (levels.AtmVolatility, levels.OneDayMin, levels.OneDayMax).Should().Be((null, null, null));
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        PlainChain plain = PlainChain.Random(4);
        OptionRow[] news = [.. plain.Rows.Where(r => r.SettlementNs == plain.Rows[0].SettlementNs)];
        double sum = 0;
        Allocations.Of(() =>
        {
            GammaChain chain = new(plain.Settings);
            GammaLevels levels = new(plain.Settings);
            ChainIntake intake = new(1);
            void Snapshots(int times)
            {
                for (int i = 0; i < times; i++)
                {
                    Fill(chain, intake, plain.Rows, PlainChain.AsOfNs + (i * EventTimes.Minute), isUpdate: false);
                    levels.Compute(chain, plain.Spot + i, PlainChain.AsOfNs);
                    Fill(chain, intake, news, PlainChain.AsOfNs + (i * EventTimes.Minute) + EventTimes.Second, isUpdate: true);
                    levels.Compute(chain, plain.Spot - i, PlainChain.AsOfNs);
                    sum += levels.Net + levels.NetAt(plain.Spot) + levels.Coverage.All + chain.Drops.Total + chain.InterestListed;
                }
            }

            Snapshots(3);
            return () => Snapshots(5);
        }).Should().Be(0);
        double.IsFinite(sum).Should().BeTrue();
    }

    private static void Fill(GammaChain chain, ChainIntake intake, OptionRow[] rows, long asOfNs, bool isUpdate)
    {
        foreach (ref readonly OptionRow row in rows.AsSpan())
        {
            intake.Take(MarketEvent.Of(asOfNs, 1, in row, asOfNs));
        }

        intake.Take(MarketEvent.Of(asOfNs, 1, new ChainEnd(6000, isUpdate), asOfNs));
        if (isUpdate)
        {
            chain.BeginUpdate();
        }
        else
        {
            chain.Begin();
        }

        foreach (ref readonly OptionRow row in intake.Rows)
        {
            chain.Add(in row);
        }

        chain.Complete(intake.AsOfNs, (int)(intake.AsOfNs / PlainChain.Day));
    }

    private static void Begin(GammaChain chain, TestRandom chance)
    {
        if (chance.Chance(0.5))
        {
            chain.BeginUpdate();
        }
        else
        {
            chain.Begin(chance.Next(0, 1));
        }
    }

    private static void Check(GammaLevels levels, string because)
    {
        double?[] all =
        [
            levels.Net, levels.NetAt(6000), levels.CallWall, levels.PutWall, levels.Flip, levels.HighVolatilityLevel, levels.ZeroDteCallWall,
            levels.ZeroDtePutWall, levels.AtmVolatility, levels.MaxPain, levels.Coverage.All, levels.Coverage.CallWall,
            levels.Coverage.PutWall, levels.Coverage.Flip, levels.Coverage.MissingStrikes,
            levels.Missing is null ? levels.OneDayMin : 0, levels.Missing is null ? levels.OneDayMax : 0,
            .. levels.LargestStrikes.ToArray().SelectMany(s => new double?[] { s.Strike, s.Net }),
            .. levels.Strikes.ToArray().SelectMany(s => new double?[] { s.Strike, s.Calls, s.Puts }),
            .. levels.Missing is null ? levels.Profile.ToArray().Select(p => (double?)p) : [],
        ];
        all.Should().OnlyContain(v => v == null || double.IsFinite(v.Value), because);
        levels.Coverage.MissingStrikes.Should().BeGreaterThanOrEqualTo(0, because);
        foreach (double share in new[] { levels.Coverage.All, levels.Coverage.CallWall, levels.Coverage.PutWall, levels.Coverage.Flip })
        {
            share.Should().BeInRange(0, 1, because);
        }
    }

    private static OptionRow Row(TestRandom chance)
    {
        long settles = chance.Chance(0.1) ? 0 : chance.Chance(0.05) ? long.MaxValue : PlainChain.AsOfNs + (chance.Next(-1, 3) * PlainChain.Day);
        int interest = chance.Chance(0.1) ? int.MaxValue : chance.Chance(0.1) ? int.MinValue : chance.Next(-1, 1000);
        return new OptionRow(
            settles, Number(chance, 6000 + (5 * chance.Next(-20, 20))), Number(chance, 0.2), Number(chance, 0.001), (float)Number(chance, 0.5),
            (float)Number(chance, 1), (float)Number(chance, 2), interest, chance.Next(-1, 5), chance.Chance(0.5));
    }

    private static double Number(TestRandom chance, double usual) =>
        chance.Chance(0.15) ? Strange[chance.Next(0, Strange.Length - 1)] : usual;
}
