using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>Time to settlement by both models, seen through the exposure of calls at the money, which is worked out by hand.</summary>
public sealed class ChainTimeTests
{
    private const double Spot = 6000;
    private const double Volatility = 0.2;

    /// <summary>16:00 New York on Monday 10 March 2025 is 20:00 UTC.</summary>
    private static readonly long AsOfNs = EventTimes.Utc(2025, 3, 10, 20);

    [Theory]
    [InlineData("2025-03-11T20:00:00Z", 86_400)] // PM of the next day
    [InlineData("2025-03-11T13:30:00Z", 63_000)] // AM of the next day: 17.5 hours
    [InlineData("2025-03-10T20:30:00Z", 3_600)] // half an hour: the floor of one hour
    [InlineData("2025-03-10T20:00:01Z", 3_600)]
    [InlineData("2025-03-10T21:00:01Z", 3_601)]
    [InlineData("2025-03-10T20:00:00Z", 0)] // settled
    [InlineData("2025-03-10T13:30:00Z", 0)]
    public void Settlement_CountsSecondsAndAtLeastAnHour(string settlement, double seconds) =>
        Years(settlement, TimeModel.Settlement).Should().BeApproximately(seconds / (365 * 86_400), 1e-15);

    [Theory]
    [InlineData("2025-03-11T20:00:00Z", 1)]
    [InlineData("2025-03-11T13:30:00Z", 1)] // AM and PM alike
    [InlineData("2025-03-17T20:00:00Z", 7)]
    [InlineData("2025-12-19T21:00:00Z", 284)] // in winter time: 10 March to 19 December
    [InlineData("2025-03-10T20:30:00Z", 0)] // the quote date itself is left out
    [InlineData("2025-03-07T21:00:00Z", 0)]
    public void CalendarDays_CountsWholeDaysFromTheQuoteDate(string settlement, double days) =>
        Years(settlement, TimeModel.CalendarDays).Should().BeApproximately(days / 365, 1e-15);

    [Fact]
    public void WhatSettlesUntilTheChainIsKnown_IsOver()
    {
        // An evening's chain known at 09:30 of the next day: what settles at that opening no longer counts, the afternoon does.
        GammaChain chain = new(new GammaSettings { MinRows = 1 });
        chain.Begin();
        chain.Add(At("2025-03-11T13:30:00Z"));
        chain.Add(At("2025-03-11T20:00:00Z"));
        chain.Complete(AsOfNs, 20_157, Ns("2025-03-11T13:30:00Z"));
        chain.Count.Should().Be(1);
        chain.Drops.Expired.Should().Be(1);
        chain.Price(Spot);
        chain.NetExposure(Spot).Should().BeApproximately(Exposure(86_400 / (365 * 86_400.0)), 1e-6, "time runs from the evening");
    }

    [Fact]
    public void TheSameRowsAtALaterMoment_ArePricedAnew()
    {
        GammaChain chain = new(new GammaSettings { MinRows = 1 });
        chain.Begin();
        chain.Add(At("2025-03-12T20:00:00Z"));
        chain.Complete(AsOfNs, 20_157);
        chain.Price(Spot);
        chain.NetExposure(Spot).Should().BeApproximately(Exposure(2 / 365.0), 1e-6);
        chain.Complete(AsOfNs + PlainChain.Day, 20_158);
        chain.Price(Spot);
        chain.NetExposure(Spot).Should().BeApproximately(Exposure(1 / 365.0), 1e-6);
    }

    [Fact]
    public void TodaysWalls_AreOfWhatSettlesUpToTheEndOfTheSession()
    {
        GammaChain chain = new(new GammaSettings { MinRows = 1 });
        chain.Begin();
        (string Settles, double Call, double Put)[] expiries =
            [("2025-03-11T20:00:00Z", 6010, 5990), ("2025-03-12T20:00:00Z", 6020, 5980)];
        foreach ((string settles, double call, double put) in expiries)
        {
            int interest = settles.Contains("-12T") ? 10_000 : 100;
            chain.Add(At(settles) with { Strike = call, OpenInterest = interest });
            chain.Add(At(settles) with { Strike = put, OpenInterest = interest, IsCall = false });
        }

        chain.Complete(AsOfNs, 20_157);
        GammaLevels levels = new(new GammaSettings { MinRows = 1 });
        levels.Compute(chain, Spot, Ns("2025-03-11T20:00:00Z")).Should().BeTrue();
        (levels.ZeroDteCallWall, levels.ZeroDtePutWall, levels.CallWall, levels.PutWall).Should().Be((6010, 5990, 6020, 5980));
        levels.Compute(chain, Spot, Ns("2025-03-11T19:59:59Z")).Should().BeTrue();
        levels.ZeroDteCallWall.Should().BeNull();
    }

    /// <summary>The time that the exposure of a call at the money speaks of; 0 when it is over.</summary>
    private static double Years(string settlement, TimeModel model)
    {
        GammaChain chain = new(new GammaSettings { MinRows = 1, TimeModel = model });
        chain.Begin();
        chain.Add(At(settlement));
        chain.Complete(AsOfNs, (int)(AsOfNs / PlainChain.Day));
        chain.Price(Spot);
        if (chain.Count == 0)
        {
            chain.Drops.Expired.Should().Be(1);
            return 0;
        }

        // Exposure falls with time: bisect for the time that gives it.
        double exposure = chain.NetExposure(Spot);
        (double low, double high) = (1e-9, 10);
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Exposure(middle) > exposure ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>100 calls at the money: phi(d1) / (S v sqrt(T)) x 100 x 100 S^2 / 100, with d1 = v sqrt(T) / 2.</summary>
    private static double Exposure(double years)
    {
        double deviation = Volatility * Math.Sqrt(years);
        return Math.Exp(-deviation * deviation / 8) / Math.Sqrt(2 * Math.PI) / deviation * 100 * Spot;
    }

    private static OptionRow At(string settlement) => PlainChain.Row(Ns(settlement), Spot, Volatility, 100, isCall: true);

    private static long Ns(string moment) =>
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() * 1_000_000_000;
}
