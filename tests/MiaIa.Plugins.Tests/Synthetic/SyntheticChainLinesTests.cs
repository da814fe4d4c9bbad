using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;
using Xunit.Abstractions;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The chain through a number of lines of market data, and how much of it is seen.</summary>
public sealed class SyntheticChainLinesTests(SyntheticChainLinesTests.Hour hour, ITestOutputHelper output) : IClassFixture<SyntheticChainLinesTests.Hour>
{
    private const int Snapshots = 61;

    [Fact]
    public void WithoutALimitTheChainStaysWhatItWas() =>
        HashOf(new SyntheticOptions { Activity = 0.1, Days = 2 }, _ => true)
            .Should().Be("04e561008b61df15a33985661c4973f8a381520e9931e75d4c9bf284a000e6bc", "so it was before there were lines");

    [Fact]
    public void TheSameLinesGiveTheSameChain_AndChangeNothingElse()
    {
        SyntheticOptions limited = new() { Activity = 0.1, Days = 2, ChainLines = 40 };
        HashOf(limited, _ => true).Should().Be(HashOf(limited, _ => true));
        static bool IsOther(MarketEvent e) => e.Kind is not (EventKind.OptionRow or EventKind.ChainEnd);
        HashOf(limited, IsOther).Should().Be(HashOf(limited with { ChainLines = 0 }, IsOther));
    }

    [Fact]
    public void WhatHasALineIsFresh_WhatHadOneIsOld_AndWhatHadNoneHasOpenInterestAlone()
    {
        ChainDay seen = hour.Through(100);
        seen.Rows(0).Count(r => r.Option.ImpliedVolatility > 0).Should().Be(100, "the first snapshot is told with the first lines");
        for (int s = 0; s < 5; s++)
        {
            ChainDay.Row[] own = seen.Rows(s);
            ChainDay.Row[] whole = hour.Whole.Rows(s);
            own.Length.Should().Be(whole.Length).And.Be(5792);
            for (int i = 0; i < own.Length; i++)
            {
                OptionRow row = own[i].Option;
                (row.SettlementNs, row.Strike, row.IsCall, row.OpenInterest).Should().Be(
                    (whole[i].Option.SettlementNs, whole[i].Option.Strike, whole[i].Option.IsCall, whole[i].Option.OpenInterest));
                if (!(row.ImpliedVolatility > 0))
                {
                    (double.IsNaN(row.ImpliedVolatility) && float.IsNaN(row.Bid) && float.IsNaN(row.Ask)).Should().BeTrue();
                }
                else if (own[i].QuoteNs == seen.TimeNs(s))
                {
                    row.Should().Be(whole[i].Option, "it is quoted now");
                }
                else
                {
                    own[i].QuoteNs.Should().BeInRange(seen.TimeNs(0), seen.TimeNs(s));
                }
            }

            // 40 stay, 60 change every five seconds.
            own.Count(r => r.Option.ImpliedVolatility > 0 && r.QuoteNs > seen.TimeNs(s) - EventTimes.Minute).Should().BeLessThanOrEqualTo(40 + (12 * 60) + 100);
        }

        seen.Underlying.Should().Be(seen.Spot(seen.Count - 1));
        double.IsNaN(hour.Whole.Underlying).Should().BeTrue();
    }

    [Fact]
    public void WithLinesEnoughAllWithinReachIsSeenAtOnce()
    {
        ChainDay seen = new(10_000, 1);
        seen.Rows(0).Where(r => !(r.Option.ImpliedVolatility > 0) && r.Option.OpenInterest > 0)
            .Should().OnlyContain(r => Math.Abs(r.Option.Strike - seen.Spot(0)) > 0.1 * seen.Spot(0), "the outermost monthly strikes lie 600 points off");
        seen.Share(hour.Whole, 0, 0).Should().BeGreaterThan(0.9999);
    }

    // The same table stands in the results of the benchmarks.
    [Theory]
    [InlineData(20, 0.946, 0.829, -1, 3)]
    [InlineData(40, 0.996, 0.904, 37, 1)]
    [InlineData(100, 1.000, 1.000, 11, 0.5)]
    [InlineData(200, 1.000, 1.000, 5, 0.5)]
    public void AfterHalfAnHourMostOfTheExposureIsSeen_AndTheLevelsStand(
        int lines, double within30, double within15, int firstMinute, double flipPoints)
    {
        ChainDay seen = hour.Through(lines);
        seen.Share(hour.Whole, 30, 30 * EventTimes.Minute).Should().BeApproximately(within30, 0.005);
        seen.Share(hour.Whole, 30, 15 * EventTimes.Minute).Should().BeApproximately(within15, 0.01);
        int first = Enumerable.Range(0, seen.Count).FirstOrDefault(s => seen.Share(hour.Whole, s, long.MaxValue) >= 0.999, -1);
        first.Should().BeInRange(firstMinute - 2, firstMinute < 0 ? -1 : firstMinute + 2, "so many minutes pass until 99.9 % was seen once");
        double sum = 0;
        double worst = 0;
        int count = 0;
        for (int s = 30; s < seen.Count; s += 5, count++)
        {
            GammaLevels own = seen.Levels(s);
            GammaLevels whole = hour.Whole.Levels(s);
            (own.CallWall, own.PutWall).Should().Be((whole.CallWall, whole.PutWall));
            double away = Math.Abs(own.Flip!.Value - whole.Flip!.Value);
            (sum, worst) = (sum + away, Math.Max(worst, away));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{lines} lines: first {first}, flip off by {sum / count:F2} points, at most {worst:F2}, interest seen {seen.Levels(30).Coverage.All:P1}"));
        worst.Should().BeLessThan(flipPoints);
    }

    [Fact]
    public void MoreLinesSeeMore()
    {
        for (int s = 0; s < Snapshots; s += 10)
        {
            double[] shares = [.. new[] { 20, 40, 100, 200 }.Select(l => hour.Through(l).Share(hour.Whole, s, 15 * EventTimes.Minute))];
            shares.Zip(shares.Skip(1), (fewer, more) => more - fewer)
                .Should().OnlyContain(d => d > -0.0001, $"snapshot {s}: between full coverages the order of turns decides");
        }
    }

    private static string HashOf(SyntheticOptions options, Predicate<MarketEvent> isMeant)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool isWhole = isMeant(MarketEvent.Of(EventKind.ChainEnd, 0));
        SyntheticRun.ForEach(options, SyntheticRun.All, SyntheticRun.Days(2), e =>
        {
            if (!isMeant(e))
            {
                return;
            }

            // Rows of a chain are numbered too: numbers are compared where the chain is.
            long[] head = [e.TimeNs, e.VenueNs, isWhole ? e.Sequence : 0, e.Instrument, (long)e.Kind];
            hash.AppendData(MemoryMarshal.AsBytes<long>(head));
            if (e.Kind is EventKind.OptionRow)
            {
                OptionRow o = e.OptionRow;
                double[] row = [o.SettlementNs, o.Strike, o.ImpliedVolatility, o.Gamma, o.Delta, o.Bid, o.Ask, o.OpenInterest, o.Volume, o.IsCall ? 1 : 0];
                hash.AppendData(MemoryMarshal.AsBytes<double>(row));
            }
            else if (e.Kind is EventKind.ChainEnd)
            {
                hash.AppendData(BitConverter.GetBytes(e.ChainEnd.Underlying));
            }
        });
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public sealed class Hour
    {
        private readonly Dictionary<int, ChainDay> _through = [];

        internal ChainDay Whole { get; } = new(0, Snapshots);

        internal ChainDay Through(int lines)
        {
            if (!_through.TryGetValue(lines, out ChainDay? day))
            {
                _through.Add(lines, day = new ChainDay(lines, Snapshots));
            }

            return day;
        }
    }
}
