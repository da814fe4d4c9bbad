using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Puts against calls, delta that buyers took, and skew, each against what is usual.</summary>
public sealed class OptionsFlowBiasTests
{
    private const double Tolerance = 1e-6;

    private readonly FlowDesk _desk = new();

    [Theory]
    [InlineData(145, 100, 0)]
    [InlineData(290, 100, -1)]
    [InlineData(725, 1000, 1)]
    [InlineData(1000, 1000, 0.536053)]   // ln 1.45 / ln 2
    [InlineData(2050610, 1000000, -0.5)] // 1.45 * sqrt 2
    [InlineData(1000, 10, -1)]           // clipped
    public void WithoutHistory_PutsAgainstCallsAreComparedWithTheUsual(int puts, int calls, double expected)
    {
        _desk.Volumes(puts, calls);
        _desk["put-call-reference"].Value.Should().Be(1.45);
        _desk["put-call-term"].Value.Should().BeApproximately(expected, Tolerance);
        _desk["score"].Value.Should().BeApproximately(expected, Tolerance, "it is the only term");
        _desk["score"].Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void FourDays_AreNoReference()
    {
        Days(4, i => _desk.Volumes(100 * i, 100));
        _desk.Volumes(100, 100);
        _desk["put-call-reference"].Value.Should().Be(1.45);
    }

    [Fact]
    public void OfFiveDays_TheMedianIsTheReference_TodayLeftOut()
    {
        Days(5, i => _desk.Volumes(100 * i, 100));
        _desk.Volumes(600, 100);
        _desk["put-call-reference"].Value.Should().Be(3);
        _desk["put-call-term"].Value.Should().BeApproximately(-1, Tolerance);
    }

    [Fact]
    public void OfManyDays_TheLastTwentyCount()
    {
        // Days 6 to 25 are the last twenty before day 26: their median is 15.5.
        Days(25, i => _desk.Volumes(100 * i, 100));
        _desk.Volumes(100, 100);
        _desk["put-call-reference"].Value.Should().Be(15.5);
    }

    [Theory]
    [InlineData(14.99, 1.45)] // before it
    [InlineData(15, 3)]
    [InlineData(15.5, 3)]     // half an hour later
    [InlineData(15.75, 1.45)]
    public void OnlyTheSameTimeOfDay_Counts(double hour, double reference)
    {
        Days(5, i => _desk.Volumes(100 * i, 100));
        _desk.Volumes(100, 100, hour);
        _desk["put-call-reference"].Value.Should().Be(reference);
    }

    [Fact]
    public void OfADay_TheLastChainAtThatTimeCounts()
    {
        Days(5, i =>
        {
            _desk.Volumes(900, 100, 14.75);
            _desk.Run.Wait(900);
            _desk.Tell(Volume(true, 100), Volume(false, 100 * i));
        });
        _desk.Volumes(100, 100);
        _desk["put-call-reference"].Value.Should().Be(3);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(0, 0)]
    [InlineData(-1, -1)] // nobody tells
    public void WithoutPutsOrCalls_ThereIsNoRatio(int puts, int calls)
    {
        _desk.Volumes(puts, calls);
        _desk["put-call"].Status.Should().Be(FeatureStatus.Missing);
        _desk["put-call-term"].Status.Should().Be(FeatureStatus.Missing);
        _desk["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void VolumeOfAllExpiries_IsAdded_ThatOfTodayToo()
    {
        _desk.NextDay().Tell(
            FlowDesk.Row(true, _desk.Run.NowNs + (5 * 60 * EventTimes.Minute), 6200, 0.5, 0.2, 100),
            FlowDesk.Row(false, _desk.Run.NowNs + (5 * 60 * EventTimes.Minute), 6200, -0.5, 0.2, 50),
            FlowDesk.Row(false, _desk.Settles(60), 6000, -0.3, 0.2, 240));
        _desk["put-call"].Value.Should().BeApproximately(2.9, Tolerance);
    }

    [Theory]
    [InlineData(0.06, 0)]
    [InlineData(0.08, -0.707107)] // .02 above the mean of .06, sd .0141421
    [InlineData(0.05, 0.353553)]
    [InlineData(0.20, -1)]
    public void Skew_IsComparedWithItsMean(double skew, double expected)
    {
        Days(5, i => _desk.Skew(0.03 + (0.01 * i)));
        _desk.Skew(skew);
        _desk["skew-term"].Value.Should().BeApproximately(expected, 1e-5);
        _desk["score"].Value.Should().BeApproximately(expected, 1e-5);
    }

    [Fact]
    public void FourDaysOfSkew_AreNoMean()
    {
        Days(5, i => _desk.Skew(0.03 + (0.01 * i)));
        _desk["skew"].Value.Should().BeApproximately(0.08, Tolerance);
        _desk["skew-term"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void SkewThatNeverChanges_LeansNowhere()
    {
        Days(6, _ => _desk.Skew(0.05));
        _desk["skew-term"].Value.Should().Be(0);
    }

    [Fact]
    public void VolatilityAtTheQuarterDelta_IsLinearBetweenTheTwoThatEncloseIt()
    {
        // Puts .22 at -.20 and .26 at -.30: .24. Calls .16 at .20 and .12 at .40: .15. The outer ones do not count.
        long settles = _desk.NextDay().Settles();
        _desk.Tell(
            FlowDesk.Row(false, settles, 6050, -0.20, 0.22), FlowDesk.Row(false, settles, 6100, -0.30, 0.26),
            FlowDesk.Row(false, settles, 6150, -0.45, 0.90), FlowDesk.Row(false, settles, 5900, -0.05, 0.90),
            FlowDesk.Row(true, settles, 6300, 0.20, 0.16), FlowDesk.Row(true, settles, 6250, 0.40, 0.12),
            FlowDesk.Row(true, settles, 6200, 0.50, 0.90), FlowDesk.Row(true, settles, 6500, 0.05, 0.90));
        _desk["skew"].Value.Should().BeApproximately(0.09, Tolerance);
    }

    [Fact]
    public void WithoutAnEnclosingDelta_ThereIsNoSkew()
    {
        long settles = _desk.NextDay().Settles();
        _desk.Tell(
            FlowDesk.Row(false, settles, 6050, -0.10, 0.22), FlowDesk.Row(false, settles, 6100, -0.20, 0.26),
            FlowDesk.Row(true, settles, 6300, 0.25, 0.16));
        _desk["skew"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void TheExpiryNearestToThirtyDays_GivesTheSkew()
    {
        _desk.NextDay().Tell(
            FlowDesk.Row(true, _desk.Settles(24), 6300, 0.25, 0.15), FlowDesk.Row(false, _desk.Settles(24), 6100, -0.25, 0.20),
            FlowDesk.Row(true, _desk.Settles(37), 6300, 0.25, 0.15), FlowDesk.Row(false, _desk.Settles(37), 6100, -0.25, 0.30));
        _desk["skew"].Value.Should().BeApproximately(0.05, Tolerance);
    }

    [Theory]
    [InlineData(25, 35)]
    [InlineData(35, 25)]
    public void OfTwoEquallyNearExpiries_TheEarlierGivesTheSkew(int first, int second)
    {
        _desk.NextDay();
        OptionRow[] rows = [.. new[] { first, second }.SelectMany(days => new[]
        {
            FlowDesk.Row(true, _desk.Settles(days), 6300, 0.25, 0.15),
            FlowDesk.Row(false, _desk.Settles(days), 6100, -0.25, days == 25 ? 0.20 : 0.30),
        })];
        _desk.Tell(rows);
        _desk["skew"].Value.Should().BeApproximately(0.05, Tolerance);
    }

    [Theory]
    [InlineData(20, 0.707107)]   // 20 * .5 * 100 = 1000, sd 707.107
    [InlineData(-20, -0.707107)]
    [InlineData(100, 1)]
    [InlineData(0, 0)]
    public void DeltaThatBuyersTook_IsComparedWithItsDeviation(int contracts, double expected)
    {
        Days(5, i => _desk.Signed(10 * i));
        _desk.Signed(contracts);
        _desk["signed-delta"].Value.Should().BeApproximately(contracts * 50, Tolerance);
        _desk["flow-term"].Value.Should().BeApproximately(expected, Tolerance);
    }

    [Fact]
    public void PutsThatAreBought_AreShort()
    {
        _desk.NextDay().Tell(FlowDesk.Row(false, _desk.Settles(), 6100, -0.25, 0.2, signed: 40));
        _desk["signed-delta"].Value.Should().BeApproximately(-1000, Tolerance);
    }

    [Fact]
    public void FourDaysOfSignedVolume_AreNoDeviation()
    {
        Days(5, i => _desk.Signed(10 * i));
        _desk["flow-term"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AllThreeTerms_AreWeighedByAHalfThreeAndTwoTenths()
    {
        // Puts twice the usual: -1. Flow .707107. Skew .02 above its mean: -.707107.
        Days(5, i => _desk.All(200, 100, 10 * i, 0.03 + (0.01 * i)));
        _desk.All(400, 100, 20, 0.08);
        _desk["score"].Value.Should().BeApproximately((0.5 * 0.707107) - 0.3 - (0.2 * 0.707107), 1e-5);
        _desk["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void TwoTerms_ShareTheWeight_Partial()
    {
        Days(5, i => _desk.All(200, 100, OptionRow.NoSignedVolume, 0.03 + (0.01 * i)));
        _desk.All(400, 100, OptionRow.NoSignedVolume, 0.08);
        _desk["score"].Value.Should().BeApproximately((-0.3 - (0.2 * 0.707107)) / 0.5, 1e-5);
        _desk["score"].Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void WithoutAChain_ItIsMissing()
    {
        _desk.NextDay().Run.Decision();
        _desk["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AnEmptyChain_IsMissing()
    {
        _desk.Volumes(100, 100).Run.Wait(60);
        _desk.Tell();
        _desk["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(30 * 60, FeatureStatus.Partial)]
    [InlineData((30 * 60) + 1, FeatureStatus.Stale)]
    public void AChainOfTheDay_IsTooOldAfterHalfAnHour(int seconds, FeatureStatus expected)
    {
        _desk.Volumes(100, 100).Run.Wait(seconds).Decision();
        _desk["score"].Status.Should().Be(expected);
    }

    [Theory]
    [InlineData(480 * 60, FeatureStatus.Partial)]
    [InlineData((480 * 60) + 1, FeatureStatus.Stale)]
    public void AChainOfTheEveningBefore_IsTooOldAfterEightHours(int seconds, FeatureStatus expected)
    {
        _desk.NextDay(20);
        long closeNs = _desk.Run.NowNs;
        _desk.NextDay(13.5).Tell(closeNs, Volume(true, 100), Volume(false, 100));
        _desk.Run.Wait(seconds).Decision();
        _desk["score"].Status.Should().Be(expected);
    }

    private static void Days(int count, Action<int> day)
    {
        for (int i = 1; i <= count; i++)
        {
            day(i);
        }
    }

    private OptionRow Volume(bool isCall, int volume) =>
        FlowDesk.Row(isCall, _desk.Settles(), 6200, isCall ? 0.5 : -0.5, double.NaN, volume);
}
