using MiaIa.Host.Alerts;
using MiaIa.Host.Tests.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The way to one sink, on a clock that the test moves.</summary>
public sealed class AlertLaneTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeSink _sink = new();
    private readonly List<AlertFault> _raised = [];
    private readonly AlertOutbox _outbox;
    private AlertLane? _lane;

    public AlertLaneTests() => _outbox = new AlertOutbox("r", null, _clock);

    [Fact]
    public void FailedMessage_IsTriedAgain_AfterOneTwoFourSecondsAndAtMostAMinute()
    {
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "no connection"), false);
        Add("a");
        Turn();
        foreach (int pause in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            int before = _sink.Given.Count;
            Pass(pause - 0.001);
            _sink.Given.Should().HaveCount(before);
            Pass(0.001);
            _sink.Given.Should().HaveCount(before + 1);
        }

        _sink.Given.Should().OnlyContain(m => m.Id == "r-1");
    }

    [Fact]
    public void ReceiverThatAsksForTime_GetsIt()
    {
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "HTTP 429", TimeSpan.FromSeconds(90)), false);
        Add("a");
        Turn();
        Pass(89.9);
        _sink.Given.Should().ContainSingle();
        Pass(0.1);
        _sink.Given.Should().HaveCount(2);
    }

    [Fact]
    public void ReceiverThatAsksForADay_GetsAnHour()
    {
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "HTTP 429", TimeSpan.FromDays(1)), false);
        Add("a");
        Turn();
        Pass(3600);
        _sink.Given.Should().HaveCount(2);
    }

    [Fact]
    public void RefusedMessage_IsNotTriedAgain_AndToldElsewhere()
    {
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.Refused, "HTTP 404"), false);
        Add("a");
        Turn();
        Pass(100);
        _sink.Given.Should().ContainSingle();
        _raised.Should().Equal(new AlertFault("alert-channel", NoticeSeverity.Warning, "phone does not take alerts: HTTP 404", NotTo: "phone"));
    }

    [Theory]
    [InlineData(true, NoticeSeverity.Warning, 2)]
    [InlineData(false, NoticeSeverity.Warning, 1)]
    [InlineData(false, NoticeSeverity.Critical, 2)]
    public void UnclearMessage_IsRepeated_WhereTheReceiverDropsIt_OrWhenItIsCritical(bool knowsIds, NoticeSeverity severity, int given)
    {
        _sink.Policy = _sink.Policy with { KnowsIds = knowsIds };
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.Unclear, "lost"), true);
        Add("a", severity);
        Turn();
        Pass(1);
        _sink.Given.Should().HaveCount(given);
    }

    [Fact]
    public void SinkThatThrows_DoesNotShowItsText()
    {
        _sink.Answer = _ => throw new InvalidOperationException("https://secret");
        _sink.Policy = _sink.Policy with { KnowsIds = false };
        Add("a");
        Turn();
        Lane.Waiting.Should().Be(0, "nobody knows whether it is there");
    }

    [Fact]
    public void MoreThanTheSinkTakesAMinute_Waits()
    {
        _sink.Policy = _sink.Policy with { MostPerMinute = 3 };
        for (int i = 0; i < 5; i++)
        {
            Add("m");
        }

        Turn();
        _sink.Given.Should().HaveCount(3);
        Pass(59.9);
        _sink.Given.Should().HaveCount(3);
        Pass(0.1);
        _sink.Given.Select(m => m.Id).Should().Equal("r-1", "r-2", "r-3", "r-4", "r-5");
    }

    [Fact]
    public void Storm_BecomesOneMessage_WithHowMany_TheFirst_TheLast_AndTheWorst()
    {
        _sink.Policy = _sink.Policy with { FoldAbove = 5 };
        for (int i = 1; i <= 100; i++)
        {
            Add($"n{i}", i == 50 ? NoticeSeverity.Critical : NoticeSeverity.Warning, i);
        }

        Turn();
        AlertMessage only = _sink.Taken.Should().ContainSingle().Subject;
        (only.Kind, only.Count, only.Severity).Should().Be((AlertKind.Folded, 100, NoticeSeverity.Critical));
        only.Alerts.Should().Equal(Enumerable.Range(1, 100));
        only.Text.Should().Be(
            "100 messages from 15:00:00 to 15:00:00 UTC, 1 critical. First: PAPER warning drawdown: n1. Last: PAPER warning drawdown: n100. "
            + "Worst: PAPER critical drawdown: n50. All of them: mia alerts r");
    }

    [Fact]
    public void AsManyAsAreAllowed_AreNotFolded()
    {
        _sink.Policy = _sink.Policy with { FoldAbove = 5 };
        for (int i = 1; i <= 5; i++)
        {
            Add("n");
        }

        Turn();
        _sink.Taken.Should().HaveCount(5);
    }

    [Fact]
    public void MessageThatWasTried_IsNotFolded_SinceItMayBeThere()
    {
        _sink.Policy = _sink.Policy with { FoldAbove = 5 };
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.Unclear, "lost"), true);
        Add("first", number: 1);
        Turn();
        for (int i = 2; i <= 11; i++)
        {
            Add("n", number: i);
        }

        _sink.Answer = _ => (AlertDelivery.Delivered, true);
        Pass(1);
        _sink.Taken.Select(m => m.Count).Should().Equal(1, 10);
        _sink.Given.Select(m => m.Id).Take(2).Should().Equal("r-1", "r-1");
    }

    [Fact]
    public void EndlessStormWhileTheReceiverIsDown_StaysBounded()
    {
        _sink.Policy = _sink.Policy with { FoldAbove = 1_000_000 };
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "no connection"), false);
        for (int i = 1; i <= 5000; i++)
        {
            Add("n", number: i);
            Lane.Waiting.Should().BeLessThanOrEqualTo(1001);
        }

        _sink.Answer = _ => (AlertDelivery.Delivered, true);
        _sink.Policy = _sink.Policy with { MostPerMinute = 100_000 };
        for (int i = 0; i < 20; i++)
        {
            Pass(60);
        }

        _sink.Taken.Sum(m => m.Count).Should().Be(5000);
    }

    [Fact]
    public void SignOfLife_ComesWhileTheRunIsWell_AndFailsToComeWhenItIsNot()
    {
        bool isWell = true;
        _sink.Policy = _sink.Policy with { HeartbeatSeconds = 30 };
        _lane = new AlertLane("phone", _sink, _outbox, new LaneSettings { Run = "r", Badge = "LIVE", Time = _clock, IsWell = () => isWell });
        Turn().Should().Be(TimeSpan.FromSeconds(30));
        Pass(29.9);
        _sink.Given.Should().ContainSingle().Which.Kind.Should().Be(AlertKind.Heartbeat);
        Pass(0.1);
        _sink.Given.Should().HaveCount(2);
        isWell = false;
        Pass(30);
        Pass(30);
        _sink.Given.Should().HaveCount(2, "its absence is the alert");
        isWell = true;
        Pass(30);
        _sink.Given.Select(m => m.Id).Should().OnlyHaveUniqueItems().And.HaveCount(3);
    }

    [Fact]
    public void SignOfLifeThatIsLost_IsNotRepeated()
    {
        _sink.Policy = _sink.Policy with { HeartbeatSeconds = 30 };
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "no connection"), false);
        Turn();
        Pass(29);
        _sink.Given.Should().ContainSingle();
    }

    [Fact]
    public void LaneTakesWhatItsPolicyAndTheRuleSay()
    {
        _sink.Policy = new AlertPolicy { MinimumSeverity = NoticeSeverity.Warning, TakesSimulated = false };
        Alert alert = new() { Number = 1, Rule = "x", Subject = "", Severity = NoticeSeverity.Warning, Text = "", FiredNs = 0, LastNs = 0 };
        Lane.Takes(alert, isSimulated: false).Should().BeTrue();
        Lane.Takes(alert, isSimulated: true).Should().BeFalse();
        Lane.Takes(alert with { Severity = NoticeSeverity.Information }, isSimulated: false).Should().BeFalse();
        Lane.Takes(alert with { Channels = ["console"] }, isSimulated: false).Should().BeFalse();
        Lane.Takes(alert with { Channels = ["console", "phone"] }, isSimulated: false).Should().BeTrue();
        Lane.Takes(alert with { NotTo = "phone" }, isSimulated: false).Should().BeFalse();
    }

    private AlertLane Lane => _lane ??= new AlertLane(
        "phone", _sink, _outbox, new LaneSettings { Run = "r", Badge = "PAPER", Time = _clock, Raise = _raised.Add });

    private void Add(string text, NoticeSeverity severity = NoticeSeverity.Warning, int number = 1) =>
        Lane.Add(_outbox.Number(Messages.Of(text, severity, id: "") with { Alerts = [number] }, ["phone"]));

    private TimeSpan? Turn() => Lane.Turn(CancellationToken.None);

    private void Pass(double seconds)
    {
        _clock.Pass(seconds, seconds);
        Turn();
    }
}
