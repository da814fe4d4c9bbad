using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>NQ ahead by 1.2 and went up itself, while the two hardly go together.</summary>
public sealed class EsNqLeadLagTests : SingleTriggerTests
{
    protected override string Id => "es-nq-lead-lag";

    protected override (int Stop, int Target, double Quality) Expected => (5, 10, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1.2, 0.5, 0.4);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0.5, 0.5, 0.4);

    [Theory]
    [InlineData(1, 0.5, 0.65, true)]
    [InlineData(0.99, 0.5, 0.4, false)]
    [InlineData(1.2, 0.5, 0.66, false)] // they go together
    [InlineData(1.2, -0.5, 0.4, false)] // ES fell by itself: NQ is the laggard
    [InlineData(1.2, 0, 0.4, false)]
    [InlineData(1.2, 0.5, -0.3, true)]
    public void Laggard_FollowsTheLeader(double lead, double move, double correlation, bool isSetup)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Set(desk, lead, move, correlation);
            TriggerBar(desk).HasValue.Should().Be(isSetup);
        }
    }

    [Fact]
    public void Lead_IsAMeasureOfStrength()
    {
        SetupDesk desk = Ready();
        Set(desk, 2, 0.5, 0.4);
        TriggerBar(desk)!.Value.Quality.Should().Be(1);
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void Exit_IsAskedFor_FiveMinutesAfterTheTrigger(Side side)
    {
        SetupDesk desk = Ready(side);
        Fire(desk);
        for (int minute = 1; minute <= 4; minute++)
        {
            desk.QuietBar(position: 1).Should().BeNull();
        }

        desk.QuietBar(position: 1).Should().Be(new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, 1, 0, 0));
        desk.Ask(position: -1).Should().BeNull("that is not the position it asked for");
        desk.Ask(position: 1, isBarClose: false).Should().BeNull();
        desk.Strategy.OnTripEnd(new TripEnd(side, desk.NowNs, desk.NowNs, false, 1, 0));
        desk.QuietBar(position: 1).Should().BeNull("its own position is over");
    }

    private static void Set(SetupDesk desk, double lead, double move, double correlation) =>
        desk.Signed("es-nq-leadership.leadership", lead).Signed("es-nq-correlation.nq-return", move)
            .Plain("es-nq-correlation.correlation", correlation);
}
