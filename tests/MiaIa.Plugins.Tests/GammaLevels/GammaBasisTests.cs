using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>How the levels of the index become prices of the future.</summary>
public sealed class GammaBasisTests
{
    private readonly GammaDesk _desk = new();

    [Fact]
    public void TheBasis_IsTheMedianOfOneSampleASecond()
    {
        // Ten seconds of 38, eleven of 40, nine of 50: the 15th and 16th of thirty are 40.
        _desk.Seconds(10, 6238).Seconds(11, 6240).Seconds(9, 6250);
        _desk["basis"].Value.Should().Be(40);
        _desk["basis"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void AThousandQuotesWithinASecond_AreOneSample()
    {
        _desk.Seconds(20, 6240);
        _desk.Run.Index("SPX", 6200);
        _desk.Quote(6240);
        for (int i = 1; i < 1000; i++)
        {
            _desk.Wait(0.0009).Quote(6290);
        }

        _desk.Wait(1).Seconds(9, 6240);
        _desk["basis"].Value.Should().Be(40);
    }

    [Fact]
    public void ThirtySamples_AreNeeded()
    {
        _desk.Seconds(29, 6240);
        _desk["basis"].Status.Should().Be(FeatureStatus.Missing);
        _desk.Seconds(1, 6240);
        _desk["basis"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void OnlyTheLastFiveMinutes_Count()
    {
        // Of the last 301 seconds 151 are of 30 points; a second later 150, against 151 of 40.
        _desk.Seconds(200, 6230).Seconds(150, 6240);
        _desk["basis"].Value.Should().Be(30);
        _desk.Seconds(1, 6240);
        _desk["basis"].Value.Should().Be(40);
    }

    [Fact]
    public void OnlyTheLastFiveMinutes_Count_HoweverFewTheSamples()
    {
        // A sample every three seconds: of 101 in five minutes 51 are of 30 points, then 50.
        Samples(150, 6230);
        Samples(50, 6240);
        _desk["basis"].Value.Should().Be(30);
        Samples(1, 6240);
        _desk["basis"].Value.Should().Be(40);

        void Samples(int count, double future)
        {
            for (int i = 0; i < count; i++)
            {
                _desk.Run.Index("SPX", 6200);
                _desk.Quote(future).Decision().Wait(3);
            }
        }
    }

    [Fact]
    public void AFutureQuotedMoreThanTwoSecondsAgo_IsNoSample()
    {
        // A quote every four seconds is fresh in three of them: the thirtieth sample is that of second 38.
        for (int second = 0; second < 39; second++)
        {
            _desk["basis"].Status.Should().Be(FeatureStatus.Missing, "second {0}", second);
            _desk.Run.Index("SPX", 6200);
            _ = second % 4 == 0 ? _desk.Quote(6240) : _desk;
            _desk.Decision().Wait(1);
        }

        _desk["basis"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void AnIndexOlderThanFiveSeconds_IsNoSample()
    {
        // A value every ten seconds is fresh in six of them: the thirtieth sample is that of second 45.
        for (int second = 0; second < 46; second++)
        {
            _desk["basis"].Status.Should().Be(FeatureStatus.Missing, "second {0}", second);
            _ = second % 10 == 0 ? _desk.Run.Index("SPX", 6200) : _desk.Run;
            _desk.Quote(6240).Decision().Wait(1);
        }

        _desk["basis"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(0, 24_960, 0, 10)] // no bid
    [InlineData(24_960, 0, 10, 0)] // no ask
    [InlineData(24_962, 24_960, 10, 10)] // crossed
    public void AQuoteWithoutTwoSides_IsNoPrice(int bid, int ask, int bidSize, int askSize)
    {
        for (int second = 0; second < 40; second++)
        {
            _desk.Run.Index("SPX", 6200).Quote(bid, ask, bidSize, askSize).Decision().Wait(1);
        }

        _desk["basis"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void ADailyValueOfTheIndex_IsNoSample()
    {
        for (int second = 0; second < 40; second++)
        {
            _desk.Run.Index("SPX", 6200, isDaily: true);
            _desk.Quote(6240).Decision().Wait(1);
        }

        _desk["basis"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(60, FeatureStatus.Ok)]
    [InlineData(61, FeatureStatus.Stale)]
    public void BasisAndLevels_AreStale_AMinuteAfterTheLastSample(int seconds, FeatureStatus expected)
    {
        _desk.Seconds(40, 6240).VectorChain();
        _desk.Wait(seconds - 1).Decision(); // the last of the forty was a second ago
        _desk.Wait(1).Decision();
        _desk["basis"].Status.Should().Be(expected);
        _desk["call-wall"].Status.Should().Be(expected);
        _desk["call-wall"].Value.Should().Be(6340);
    }

    [Fact]
    public void WithoutTheIndex_TheBasisIsThatOfTheChain_Partial_AndStaysWithIt()
    {
        _desk.VectorChain();
        _desk["basis"].Should().Match<FeatureValue>(b => b.Value == 40 && b.Status == FeatureStatus.Partial);
        _desk.Wait(7 * 3600).Quote(6260).Decision();
        _desk["basis"].Should().Match<FeatureValue>(b => b.Value == 40 && b.Status == FeatureStatus.Partial);
        _desk["call-wall"].Should().Match<FeatureValue>(w => w.Value == 6340 && w.Status == FeatureStatus.Partial);
    }

    [Fact]
    public void ValuesOfTheIndex_ReplaceTheBasisOfTheChain()
    {
        _desk.VectorChain().Wait(1).Seconds(30, 6242);
        _desk["basis"].Should().Match<FeatureValue>(b => b.Value == 42 && b.Status == FeatureStatus.Ok);
        _desk["call-wall"].Should().Match<FeatureValue>(w => w.Value == 6342 && w.Status == FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheBasisOfAChain_IsNotMeasuredAgain_WhenMoreOfItComes(bool isUpdate)
    {
        long asOfNs = _desk.Run.NowNs;
        _desk.VectorChain().Wait(5).Quote(6250);
        OptionRow more = GammaDesk.Row(6350, true, 10, asOfNs + (16 * GammaDesk.Day) + (isUpdate ? GammaDesk.Day : 0));
        _desk.Chain(asOfNs, 6200, isUpdate, more);
        _desk["basis"].Value.Should().Be(40);
        _desk["call-wall"].Value.Should().Be(6340);
    }

    [Fact]
    public void AChainOfTheEveningBefore_IsCarriedByTheQuotesOfItsTime_OverAWeekend()
    {
        GammaDesk desk = new(settings: Friday);
        long closeNs = EventTimes.Utc(2025, 6, 6, 20);
        desk.Run.WaitUntil(closeNs - (30 * EventTimes.Second));
        desk.Quote(6240);
        desk.Run.WaitUntil(closeNs);
        desk.Quote(6250); // of the moment itself: the close did not see it
        Monday(desk);
        desk.Quote(6300).Chain(closeNs, 6200, false, GammaDesk.VectorRows(closeNs));
        desk["basis"].Should().Match<FeatureValue>(b => b.Value == 40 && b.Status == FeatureStatus.Partial);
        desk["call-wall"].Value.Should().Be(6340);
        desk.Run.StateOf("snapshot").Should().Be("2025-06-06T20:00:00Z");
    }

    [Fact]
    public void AChainOfTheEveningBefore_IsCarriedByTheBarsOfItsTime_WithoutQuotes()
    {
        GammaDesk desk = new(settings: Friday);
        long closeNs = EventTimes.Utc(2025, 6, 6, 20);
        desk.Run.WaitUntil(closeNs - EventTimes.Minute).Bar(24_960).Bar(25_000);
        Monday(desk);
        desk.Run.Bar(25_200);
        desk.Chain(closeNs, 6200, false, GammaDesk.VectorRows(closeNs));
        desk["basis"].Should().Match<FeatureValue>(b => b.Value == 40 && b.Status == FeatureStatus.Partial);
    }

    [Fact]
    public void WithoutAPriceAtTheChainsTime_ThereAreNoLevels_AndTheReasonIsTheBasis()
    {
        GammaDesk desk = new(settings: Friday);
        long closeNs = EventTimes.Utc(2025, 6, 6, 20);
        Monday(desk);
        desk.Quote(6240).Chain(closeNs, 6200, false, GammaDesk.VectorRows(closeNs)).Decision();
        desk.Reason.Should().Be("no basis");
        desk["spot"].Value.Should().Be(6200);
        foreach (string output in (string[])["call-wall", "put-wall", "flip", "hvl", "net-gex", "gex-1", "max-pain", "basis"])
        {
            desk[output].Status.Should().Be(FeatureStatus.Missing, output);
        }
    }

    private static FeatureRunSettings Friday { get; } = new()
    {
        StartNs = EventTimes.Utc(2025, 6, 6, 19, 30),
        FirstSession = TestSessions.Of(20250606, EventTimes.Utc(2025, 6, 5, 22), SessionWindow.PowerHour),
    };

    private static void Monday(GammaDesk desk)
    {
        long openNs = EventTimes.Utc(2025, 6, 8, 22);
        desk.Run.WaitUntil(openNs).Session(TestSessions.Of(20250609, openNs, SessionWindow.AfterHours, isSessionStart: true));
        desk.Run.WaitUntil(EventTimes.Utc(2025, 6, 9, 13, 30));
    }
}
