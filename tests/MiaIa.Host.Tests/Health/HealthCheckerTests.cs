using MiaIa.Host.Health;

namespace MiaIa.Host.Tests.Health;

public sealed class HealthCheckerTests
{
    private readonly WatchClock _clock = new();
    private readonly HealthBoard _board;
    private readonly List<HealthChange> _changes = [];

    public HealthCheckerTests() => _board = new HealthBoard(_clock);

    [Theory]
    [InlineData(HealthState.Healthy, HealthState.Healthy, HealthState.Healthy)]
    [InlineData(HealthState.Healthy, HealthState.Degraded, HealthState.Degraded)]
    [InlineData(HealthState.Unknown, HealthState.Degraded, HealthState.Unknown)]
    [InlineData(HealthState.Critical, HealthState.Unknown, HealthState.Critical)]
    internal void Whole_IsAsTheWorstOfItsComponents(HealthState one, HealthState other, HealthState expected) =>
        Checker(Fixed("one", one), Fixed("other", other)).Check().State.Should().Be(expected);

    [Fact]
    public void ProbeThatThrows_IsUnknownWithItsReason_AndTheOthersGoOn()
    {
        DeskHealth health = Checker(new FakeProbe("broken", () => throw new InvalidOperationException("no sensor")), Fixed("fine", HealthState.Healthy)).Check();
        health.Components[0].State.Should().Be(HealthState.Unknown);
        health.Components[0].Reason.Should().Contain("InvalidOperationException").And.Contain("no sensor");
        health.Components[1].State.Should().Be(HealthState.Healthy);
    }

    [Fact]
    public async Task ProbeThatHangs_IsUnknownAfterFiveSeconds_AndIsNotAskedAgainBeforeItCameBack()
    {
        TaskCompletionSource<ProbeAnswer> hanging = new();
        int asked = 0;
        HealthChecker checker = new([Fixed("disk", HealthState.Healthy), Fixed("fine", HealthState.Healthy)], _board, _clock, changed: _changes.Add)
        {
            Start = probe => probe.Component == "disk" && ++asked == 1 ? hanging.Task : Task.FromResult(probe.Look()),
        };
        for (int check = 1; check <= 2; check++)
        {
            Task<DeskHealth> looking = Task.Run(checker.Check);
            _clock.FireNext();
            DeskHealth health = await looking;
            health.Components[0].State.Should().Be(HealthState.Unknown);
            health.Components[0].Reason.Should().Be(check == 1 ? "no answer within 5 s" : "no answer within 10 s");
            health.Components[1].State.Should().Be(HealthState.Healthy);
            asked.Should().Be(1);
        }

        _changes.Should().ContainSingle("it was told once");
        hanging.SetResult(new ProbeAnswer(HealthState.Critical, "late: of long ago"));
        checker.Check().State.Should().Be(HealthState.Healthy, "it is asked anew");
        asked.Should().Be(2);
    }

    [Fact]
    public void Changes_AreToldOnce_AndSoIsTheRecovery()
    {
        HealthState state = HealthState.Healthy;
        HealthChecker checker = Checker(new FakeProbe("memory", () => new ProbeAnswer(state, "x")));
        foreach (HealthState next in new[] { HealthState.Healthy, HealthState.Degraded, HealthState.Degraded, HealthState.Critical, HealthState.Healthy, HealthState.Healthy })
        {
            state = next;
            checker.Check();
            _clock.Pass(30);
        }

        _changes.Select(c => (c.From, c.Now.State)).Should().Equal(
            (HealthState.Healthy, HealthState.Degraded), (HealthState.Degraded, HealthState.Critical), (HealthState.Critical, HealthState.Healthy));
        checker.Changes.Should().Be(3);
    }

    [Fact]
    public void StateThatLasts_KeepsWhenItBegan()
    {
        HealthChecker checker = Checker(Fixed("memory", HealthState.Degraded));
        long since = checker.Check().Components[0].SinceNs;
        _clock.Pass(30);
        DeskHealth later = checker.Check();
        later.Components[0].SinceNs.Should().Be(since);
        later.TimeNs.Should().Be(since + 30_000_000_000);
    }

    [Fact]
    public void WhatIsNotWellAtTheFirstLook_IsToldAtOnce()
    {
        Checker(Fixed("fine", HealthState.Healthy), Fixed("disk", HealthState.Critical)).Check();
        _changes.Should().ContainSingle().Which.From.Should().BeNull();
    }

    [Fact]
    public void MeasurementThatThrows_LeavesTheProbesToSayWhatIsMissing()
    {
        HealthChecker checker = new([Fixed("fine", HealthState.Healthy)], _board, _clock, () => throw new IOException("gone"));
        checker.Check().State.Should().Be(HealthState.Healthy);
    }

    [Theory]
    [InlineData(120, HealthState.Healthy)]
    [InlineData(120.1, HealthState.Degraded)]
    [InlineData(300, HealthState.Degraded)]
    [InlineData(300.1, HealthState.Critical)]
    internal void SilentChecker_IsSeenByWhoReadsTheBoard(double seconds, HealthState expected)
    {
        Checker(Fixed("fine", HealthState.Healthy)).Check();
        _clock.Pass(seconds);
        _board.Now().State.Should().Be(expected);
        HealthJson.StatusCode(_board.Now().State).Should().Be(expected is HealthState.Critical ? 503 : 200);
    }

    [Fact]
    public void BeforeTheFirstLook_NobodyKnows()
    {
        _board.Now().State.Should().Be(HealthState.Unknown);
        HealthJson.StatusCode(HealthState.Unknown).Should().Be(503);
        HealthJson.StatusCode(HealthState.Degraded).Should().Be(200);
    }

    [Fact]
    public void Json_ComesBackAsItWas()
    {
        DeskHealth health = new(5_000_000_001, [new("disk", HealthState.Critical, "96 % \"full\"", "Make room.", 4), new("cpu", HealthState.Healthy, "3 %", "", 3)]);
        DeskHealth? back = HealthJson.Read(HealthJson.Write(health));
        back!.TimeNs.Should().Be(health.TimeNs);
        back.Components.Should().Equal(health.Components);
        HealthJson.Read("{").Should().BeNull();
        HealthJson.Read(null).Should().BeNull();
    }

    [Fact]
    public void Text_ShowsWhatIsNotWell_TheWorstFirst_WithItsRemedy()
    {
        DeskHealth health = new(0, [new("cpu", HealthState.Healthy, "3 %", "", 0), new("clock", HealthState.Degraded, "off", "Set it.", 0), new("disk", HealthState.Critical, "96 % full", "Make room.", 0)]);
        HealthText.Lines(health, 12_000_000_000).Should().Equal(
            "critical: 2 of 3 components, looked at 12 s ago",
            "disk critical: 96 % full. Make room. (since 1970-01-01T00:00:00Z)",
            "clock degraded: off. Set it. (since 1970-01-01T00:00:00Z)");
        HealthText.Lines(health, 121_000_000_000)[0].Should().EndWith("nobody knows");
    }

    private static FakeProbe Fixed(string component, HealthState state) => new(component, () => new ProbeAnswer(state, "as it is"));

    private HealthChecker Checker(params IProbe[] probes) => new(probes, _board, _clock, changed: _changes.Add);
}
