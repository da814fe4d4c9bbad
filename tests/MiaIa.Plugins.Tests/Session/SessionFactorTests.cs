using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class SessionFactorTests
{
    [Theory]
    [InlineData("17:59:59", null, 0, 0)] // nothing known yet
    [InlineData("18:00:00", "after hours", 0.8, 1)]
    [InlineData("20:00:00", "overnight", 0.5, 0.5)]
    [InlineData("04:00:00", "pre-market", 0.8, 1)]
    [InlineData("09:29:59", "pre-market", 0.8, 1)]
    [InlineData("09:30:00", "opening", 1.2, 1.2)]
    [InlineData("10:59:59", "opening", 1.2, 1.2)]
    [InlineData("11:00:00", "mid-day", 1.0, 1)]
    [InlineData("14:00:00", "power hour", 1.2, 1.2)]
    [InlineData("16:00:00", "after hours", 0.8, 1)]
    [InlineData("17:00:00", "closed", 0, 1)]
    public void FactorAndWindow_FollowTheClockOfNewYork(string time, string? window, double factor, double seedThresholdFactor)
    {
        FeatureRun run = DayUntil(time, new SessionOptions());
        run.StateOf("window").Should().Be(window);
        run["factor"].Value.Should().Be(factor);
        run["threshold-factor"].Value.Should().Be(window is null ? 0 : 1);
        DayUntil(time, new SessionOptions { ThresholdSession = true })["threshold-factor"].Value.Should().Be(seedThresholdFactor);
    }

    [Theory]
    [InlineData("18:00:00", 0.0)]
    [InlineData("20:30:30", 150.5)]
    [InlineData("09:30:00", 930.0)]
    [InlineData("16:59:00", 1379.0)]
    [InlineData("17:00:00", null)]
    public void Minutes_CountFromTheOpening_WhileTheMarketIsOpen(string time, double? minutes)
    {
        FeatureValue value = DayUntil(time, new SessionOptions())["minutes"];
        (value.Status is FeatureStatus.Ok ? value.Value : (double?)null).Should().Be(minutes);
    }

    [Fact]
    public void Table_ReplacesSingleFactors()
    {
        SessionOptions options = new() { Table = new Dictionary<string, double>(StringComparer.Ordinal) { ["pre-market"] = 0.6 } };
        DayUntil("05:00:00", options)["factor"].Value.Should().Be(0.6);
        DayUntil("21:00:00", options)["factor"].Value.Should().Be(0.5);
    }

    [Theory]
    [InlineData("lunch", 1.0, "lunch")]
    [InlineData("closed", 1.0, "closed")]
    [InlineData("opening", 2.1, "0 to 2")]
    public void Table_RefusesUnknownWindowsAndImpossibleFactors(string window, double factor, string named)
    {
        SessionOptions options = new() { Table = new Dictionary<string, double>(StringComparer.Ordinal) { [window] = factor } };
        FluentActions.Invoking(() => new SessionFactor(options)).Should().Throw<ArgumentException>().WithMessage($"*{named}*");
    }

    [Fact]
    public void Learned_IsRefused()
    {
        FluentActions.Invoking(() => new SessionFactor(new SessionOptions { Learned = true }))
            .Should().Throw<ArgumentException>().WithMessage("learned is on*off*");
    }

    /// <summary>The day of Tuesday 10 June 2025, up to and with a time of New York (UTC - 4).</summary>
    private static FeatureRun DayUntil(string time, SessionOptions options)
    {
        long openNs = EventTimes.Utc(2025, 6, 9, 22);
        FeatureRun run = new(new SessionFactor(options), new FeatureRunSettings { FirstSession = null, StartNs = 0 });
        long sinceMidnight = TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture).Ticks * 100;
        long hours = EventTimes.Minute * 60;
        bool isEvening = sinceMidnight >= 17.5 * hours;
        long nowNs = openNs + sinceMidnight + (isEvening ? -18 : 6) * hours;
        foreach (MarketEvent e in TestSessions.Day(20250610, openNs).Where(e => e.TimeNs <= nowNs))
        {
            run.Send(in e);
        }

        return run.WaitUntil(nowNs).Decision();
    }
}
