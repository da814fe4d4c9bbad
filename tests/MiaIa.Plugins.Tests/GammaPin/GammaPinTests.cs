using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>The future stands 40 points above the index; calls at 6000 dwarf a put at 5990 and a call at 6010, so g is 1.</summary>
public sealed class GammaPinTests
{
    private const long Day = 1440 * EventTimes.Minute;
    private static readonly long Close = EventTimes.Utc(2025, 6, 10, 20);

    private readonly TestInput _basis = new("gamma-levels.basis");
    private readonly FeatureRun _run;

    public GammaPinTests()
    {
        _run = new FeatureRun(new GammaPin(new GammaPinOptions(), TestInstruments.All, new BarPeriod(60), _basis.Input));
        _basis.Set(40);
    }

    [Fact]
    public void ThreePointsAboveTheStrike_ADayAhead_ItDrawsDown()
    {
        // Reach .0015 * 6003 = 9.0045; (1 - 3 / 9.0045) * 1 * (1 - .12) = .586813.
        Chain(Near(days: 1));
        Bar(6043);
        _run["value"].Value.Should().BeApproximately(-0.586813, 1e-6);
        _run["strike"].Value.Should().Be(6040);
        _run["distance-ticks"].Value.Should().Be(12);
        _run["days"].Value.Should().Be(1);
        _run.StateOf("class").Should().Be("moderate");
    }

    [Fact]
    public void BelowTheStrike_ItDrawsUp()
    {
        // Reach 8.9955 at 5997.
        Chain(Near(days: 1));
        Bar(6037);
        _run["value"].Value.Should().BeApproximately(0.88 * (1 - (3 / 8.9955)), 1e-9);
    }

    [Fact]
    public void AtTheStrike_ThereIsNoDirection()
    {
        Chain(Near(days: 0));
        Bar(6040);
        _run["value"].Value.Should().Be(0);
        _run.StateOf("class").Should().Be("extreme");
    }

    [Theory]
    [InlineData(0.5, "extreme")]  // 1 - .5 / 9.00075 = .944
    [InlineData(1, "strong")]     // .889
    [InlineData(2.5, "strong")]   // .722
    [InlineData(3, "moderate")]   // .667
    [InlineData(4.25, "moderate")] // .528
    [InlineData(5, "weak")]       // .445
    [InlineData(6.25, "weak")]    // .306
    [InlineData(6.5, "none")]     // .279
    [InlineData(20, "none")]
    public void TheClass_IsThatOfTheStrength(double away, string expected)
    {
        Chain(Near(days: 0));
        Bar(6040 + away);
        _run.StateOf("class").Should().Be(expected);
    }

    [Fact]
    public void FarFromTheStrike_NothingDraws()
    {
        Chain(Near(days: 0));
        Bar(6050);
        _run["value"].Value.Should().Be(0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.88)]
    [InlineData(3, 0.64)]
    [InlineData(5, 0.40)]
    public void EachDayToTheExpiry_TakesTwelveHundredths(int days, double tau)
    {
        Chain(Near(days));
        Bar(6043);
        _run["value"].Value.Should().BeApproximately(-tau * (1 - (3 / 9.0045)), 1e-9);
    }

    [Fact]
    public void TheNearestExpiry_CountsTheDays()
    {
        Chain([.. Near(days: 4), .. Near(days: 2)]);
        Bar(6043);
        _run["days"].Value.Should().Be(2);
    }

    [Fact]
    public void AStrikeThatDoesNotStandOut_DrawsHalf()
    {
        // The only strike is its own median: 1 / 2.
        Chain([Row(6000, true, 10_000, Close), Row(6000, false, 1_000, Close)]);
        Bar(6043);
        _run["strength"].Value.Should().Be(0.5);
        _run["value"].Value.Should().BeApproximately(-0.5 * (1 - (3 / 9.0045)), 1e-9);
    }

    [Fact]
    public void AnExpirySixDaysAhead_DoesNotPin()
    {
        Chain(Near(days: 6));
        Bar(6043);
        _run["value"].Should().Match<FeatureValue>(v => v.Value == 0 && v.Status == FeatureStatus.Ok);
        _run.StateOf("class").Should().Be("none");
    }

    [Fact]
    public void WhatExpiresLater_ChangesNothing()
    {
        Chain([.. Near(days: 1), Row(6000, false, 1_000_000, Close + (6 * Day))]);
        Bar(6043);
        _run["value"].Value.Should().BeApproximately(-0.586813, 1e-6);
    }

    [Fact]
    public void WithoutPositiveExposure_NothingPins()
    {
        Chain([Row(6000, false, 10_000, Close), Row(6010, true, 100, Close)]);
        Bar(6043);
        _run["value"].Should().Match<FeatureValue>(v => v.Value == 0 && v.Status == FeatureStatus.Ok);
        _run["net-gex"].Value.Should().BeNegative();
    }

    [Fact]
    public void WithoutAChain_ItIsMissing()
    {
        Bar(6043);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void AnEmptyChain_IsMissing()
    {
        Chain([]);
        Bar(6043);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void NearExpiriesWithoutASoundRow_AreMissing_NotNothing()
    {
        Chain([.. Near(days: 1).Select(r => r with { ImpliedVolatility = double.NaN })]);
        Bar(6043);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WithoutASpot_ItIsMissing()
    {
        Chain(Near(days: 1), double.NaN);
        Bar(6043);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(FeatureStatus.Partial)]
    [InlineData(FeatureStatus.Stale)]
    [InlineData(FeatureStatus.Missing)]
    public void ItIsAsGoodAsTheBasis(FeatureStatus status)
    {
        _basis.Set(40, status);
        Chain(Near(days: 1));
        Bar(6043);
        _run["value"].Status.Should().Be(status);
    }

    [Theory]
    [InlineData(480 * 60, FeatureStatus.Ok)]
    [InlineData((480 * 60) + 1, FeatureStatus.Stale)]
    public void AChainIsTooOld_AfterEightHours(int seconds, FeatureStatus expected)
    {
        Bar(6043);
        Chain(Near(days: 1));
        _run.Wait(seconds).Decision();
        _run["value"].Status.Should().Be(expected);
    }

    [Fact]
    public void BetweenBars_TheMiddleOfTheQuotesCounts_OnlyOfTwoSides()
    {
        Chain(Near(days: 1));
        Bar(6043);
        _run.Wait(1).Quote(0, 24_200, 0, 10).Decision();
        _run["distance-ticks"].Value.Should().Be(12);
        _run.Wait(1).Quote(24_163, 24_165, 10, 10).Decision(); // 6041
        _run["distance-ticks"].Value.Should().Be(4);
    }

    [Fact]
    public void AContractRoll_ForgetsTheChain()
    {
        Chain(Near(days: 1));
        Bar(6043);
        _run.Roll();
        Bar(6043);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }

    private static OptionRow Row(double strike, bool isCall, int interest, long settlementNs) =>
        GammaDesk.Row(strike, isCall, interest, settlementNs);

    private static OptionRow[] Near(int days)
    {
        long settles = Close + (days * Day);
        return [Row(5990, false, 10, settles), Row(6000, true, 10_000, settles), Row(6010, true, 10, settles)];
    }

    private void Bar(double price) => _run.Bar((int)Math.Round(price * 4)).Decision();

    private void Chain(OptionRow[] rows, double spot = 6000)
    {
        foreach (OptionRow row in rows)
        {
            OptionRow told = row;
            _run.Send(MarketEvent.Of(_run.NowNs, TestInstruments.Spx.Id, in told, _run.NowNs));
        }

        _run.Send(MarketEvent.Of(_run.NowNs, TestInstruments.Spx.Id, new ChainEnd(spot), _run.NowNs));
    }
}
