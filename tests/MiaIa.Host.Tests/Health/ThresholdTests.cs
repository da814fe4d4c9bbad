using MiaIa.Host.Health;

namespace MiaIa.Host.Tests.Health;

/// <summary>The figures of SPEC 21.2, each at its edges.</summary>
public sealed class ThresholdTests
{
    public static TheoryData<string, double, string> Edges => new()
    {
        { "cpu", 79.9, "Healthy" }, { "cpu", 80, "Degraded" }, { "cpu", 94.9, "Degraded" }, { "cpu", 95, "Critical" },
        { "memory", 79.9, "Healthy" }, { "memory", 80, "Degraded" }, { "memory", 94.9, "Degraded" }, { "memory", 95, "Critical" },
        { "disk", 84.9, "Healthy" }, { "disk", 85, "Degraded" }, { "disk", 94.9, "Degraded" }, { "disk", 95, "Critical" },
        { "lag", 99.9, "Healthy" }, { "lag", 100, "Degraded" }, { "lag", 499.9, "Degraded" }, { "lag", 500, "Critical" },
        { "pauses", 99.9, "Healthy" }, { "pauses", 100, "Degraded" }, { "pauses", 499.9, "Degraded" }, { "pauses", 500, "Critical" },
        { "queue", 49.9, "Healthy" }, { "queue", 50, "Degraded" }, { "queue", 89.9, "Degraded" }, { "queue", 90, "Critical" },
        { "faults", 0, "Healthy" }, { "faults", 1, "Degraded" }, { "faults", 4, "Degraded" }, { "faults", 5, "Critical" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Figure_CountsFromItsLimitOn(string what, double figure, string expected)
    {
        ProbeAnswer answer = Probe(what, figure).Look();
        answer.State.ToString().Should().Be(expected);
        answer.Reason.Should().NotBeEmpty();
        answer.Remedy.Should().Match(r => expected == "Healthy" ? r.Length == 0 : r.Length > 10);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("memory")]
    [InlineData("disk")]
    [InlineData("lag")]
    [InlineData("pauses")]
    [InlineData("queue")]
    [InlineData("faults")]
    public void WhatCannotBeMeasured_IsUnknown(string what)
    {
        Probe(what, null).Look().State.Should().Be(HealthState.Unknown);
        Probe(what, double.NaN).Look().State.Should().Be(HealthState.Unknown);
    }

    [Theory]
    [InlineData(120, HealthState.Healthy)]
    [InlineData(120.1, HealthState.Degraded)]
    [InlineData(300, HealthState.Degraded)]
    [InlineData(300.1, HealthState.Critical)]
    internal void Heartbeat_ThatIsSilent_IsAWarning_ThenOffline(double seconds, HealthState expected)
    {
        WatchClock clock = new();
        Heartbeat heart = new("event loop", clock);
        clock.Pass(1000);
        heart.Beat();
        clock.Pass(seconds);
        ProbeAnswer answer = new HeartbeatProbe(heart, "Restart it.").Look();
        answer.State.Should().Be(expected);
        answer.Reason.StartsWith("offline", StringComparison.Ordinal).Should().Be(expected is HealthState.Critical);
    }

    [Fact]
    public void Faults_AreThoseOfTheLastMinute()
    {
        WatchClock clock = new();
        FaultCounter faults = new(clock);
        for (int i = 0; i < 5; i++)
        {
            faults.Add("feature x");
            clock.Pass(10);
        }

        // 50, 40, 30, 20 and 10 s ago.
        faults.LastMinute().Should().Be(5);
        clock.Pass(10);
        faults.LastMinute().Should().Be(5, "the first is exactly a minute old");
        clock.Pass(0.1);
        faults.LastMinute().Should().Be(4);
        clock.Pass(60);
        faults.LastMinute().Should().Be(0);
        (faults.Count, faults.Last).Should().Be((5, "feature x"));
    }

    private static IProbe Probe(string what, double? figure) => what switch
    {
        "cpu" => StandardProbes.Cpu(() => figure),
        "memory" => StandardProbes.Memory(() => figure),
        "disk" => StandardProbes.Disk(() => figure),
        "lag" => StandardProbes.LoopLag(() => figure),
        "pauses" => StandardProbes.Pauses(() => figure),
        "queue" => StandardProbes.Queue("queue", () => figure),
        _ => StandardProbes.Faults(() => figure, () => "feature x"),
    };
}
