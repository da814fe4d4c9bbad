using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class GammaCycleTests
{
    [Theory]
    [InlineData(3, 17, "GAMMA_PEAK", 1.10, 1.0)] // Tuesday 15 July 2025
    [InlineData(0, 20, "EXPIRY_WEEK", 0.90, 0.7)]
    [InlineData(2, 18, "EXPIRY_WEEK", 0.90, 0.7)]
    [InlineData(5, 15, "GAMMA_PEAK", 1.10, 1.0)]
    [InlineData(6, 14, "MODERATE", 1.03, 1.0)]
    [InlineData(10, 10, "MODERATE", 1.03, 1.0)]
    [InlineData(11, 9, "NORMAL", 1.00, 1.0)]
    [InlineData(19, 1, "POST_EXPIRY", 1.02, 1.0)]
    [InlineData(18, 2, "POST_EXPIRY", 1.02, 1.0)]
    [InlineData(17, 3, "NORMAL", 1.00, 1.0)]
    public void Phase_FollowsTheDays(short toExpiry, short sinceExpiry, string phase, double factor, double size)
    {
        FeatureRun run = Run(toExpiry, sinceExpiry, isTradingDay: true);
        run.StateOf("phase").Should().Be(phase);
        run["factor"].Value.Should().Be(factor);
        run["size-factor"].Value.Should().Be(size);
        run["days"].Value.Should().Be(toExpiry);
    }

    [Fact]
    public void DateWithoutTrading_HasTheFactorOne() => Run(3, 17, isTradingDay: false)["factor"].Value.Should().Be(1);

    [Fact]
    public void FactorBeyondTheBounds_IsRefused() =>
        FluentActions.Invoking(() => new GammaCycle(new GammaCycleOptions { Factors = [0.9, 1.2, 1, 1, 1] }))
            .Should().Throw<ArgumentException>().WithMessage("factors needs 5 numbers*from 0.9 to 1.1*");

    private static FeatureRun Run(short toExpiry, short sinceExpiry, bool isTradingDay)
    {
        Session session = TestSessions.Of(20250715, EventTimes.Utc(2025, 7, 14, 22), SessionWindow.Opening) with
        {
            DaysToExpiry = toExpiry,
            DaysSinceExpiry = sinceExpiry,
            IsTradingDay = isTradingDay,
        };
        return new FeatureRun(new GammaCycle(new GammaCycleOptions()), new FeatureRunSettings { FirstSession = session });
    }
}
