using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

public sealed class ControlFeedTests : IDisposable
{
    private const long Now = 5_000_000_000;

    private readonly TemporaryFolder _files = new();
    private readonly FakeView _view = new();
    private readonly FakeClock _clock = new();
    private readonly ControlFolder _folder;
    private readonly KillFile _kill;
    private readonly ControlFeed _feed;

    public ControlFeedTests()
    {
        _folder = ControlFolder.Of(_files.At("runs", "a-sim"));
        _folder.Make();
        _kill = new KillFile(_files.At("runs"));
        _feed = new ControlFeed(new ControlWatch(_folder, _kill), _view, new ClockWatch(_clock));
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Flatten_HaltsFirst_ThenCloses_AndIsDoneWhenFlat()
    {
        (_view.Position, _view.Working) = (2, 2);
        string name = Ask(ControlCommand.Flatten, "news");
        MarketEvent[] events = Read();
        events.Select(e => e.Kind).Should().Equal(EventKind.Halt, EventKind.Flatten);
        events[0].Halt.Should().Be(new Halt(HaltCause.Command, IsManual: true));
        events.Should().OnlyContain(e => e.TimeNs == Now);
        _view.Notes.Should().Equal("Halt: flatten asked for by me: news");
        _folder.OutcomeOf(name).Should().BeNull("the position is open");

        _view.Halts = [new HaltRecord(HaltCause.Command, HaltState.HaltEntries, HaltRelease.Manual, Now, 20260105, 0, "")];
        (_view.Position, _view.Working) = (0, 0);
        Read().Should().BeEmpty();
        ControlOutcome outcome = _folder.OutcomeOf(name)!;
        (outcome.IsComplete, outcome.Closed, outcome.Cancelled, outcome.Position, outcome.Working).Should().Be((true, 2, 2, 0, 0));
        outcome.Halted.Should().ContainSingle().Which.Should().Be("command (halt-entries): holds until a person resumes: mia resume --reason TEXT");
    }

    [Fact]
    public void Flatten_ThatDoesNotGetFlat_SaysSo()
    {
        _view.Position = 1;
        string name = Ask(ControlCommand.Flatten);
        Read();
        Read(Now + OpenRequest.LongestNs + 1);
        _folder.OutcomeOf(name).Should().BeEquivalentTo(new { IsComplete = false, Position = 1, Closed = 0 });
    }

    [Fact]
    public void TwoAtOnce_AreBothCarriedOut_InTheirOrder()
    {
        string first = Ask(ControlCommand.Flatten);
        string second = Ask(ControlCommand.Kill);
        Read().Select(e => e.Kind).Should().Equal(EventKind.Halt, EventKind.Flatten, EventKind.EmergencyStop);
        _folder.OutcomeOf(first)!.IsComplete.Should().BeTrue();
        _folder.OutcomeOf(second)!.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Kill_DoesNotWaitForAnEarlierRequestToBeDone()
    {
        _view.Position = 1;
        Ask(ControlCommand.Flatten);
        Read();
        Ask(ControlCommand.Kill);
        Read().Single().Kind.Should().Be(EventKind.EmergencyStop);
    }

    [Fact]
    public void MalformedRequest_DoesNothing_AndTheNextIsCarriedOut()
    {
        File.WriteAllText(Path.Combine(_folder.FullPath, "0001-flatten.json"), "{}");
        Read().Should().BeEmpty();
        _view.Notes.Should().BeEmpty();
        Ask(ControlCommand.Resume, "understood");
        Read().Single().Kind.Should().Be(EventKind.Resume);
    }

    [Fact]
    public void Halt_ForbidsEntriesAndLeavesThePosition_AndIsDoneAtOnce()
    {
        (_view.Position, _view.Working) = (1, 1);
        string name = Ask(ControlCommand.Halt, "lunch");
        MarketEvent halt = Read().Single();
        halt.Halt.Should().Be(new Halt(HaltCause.Command, IsManual: true));
        Read().Should().BeEmpty();
        _folder.OutcomeOf(name).Should().BeEquivalentTo(new { IsComplete = true, Text = "no entries until a person resumes", Position = 1, Working = 1, Closed = 0 });
    }

    [Fact]
    public void KillFile_StopsOnceAsLongAsItIsThere_AndAgainWhenItIsMadeAgain()
    {
        _kill.Make("stop");
        Read().Single().Kind.Should().Be(EventKind.EmergencyStop);
        Read().Should().BeEmpty();
        _kill.Remove();
        Read().Should().BeEmpty();
        _kill.Make("stop");
        Read().Single().Kind.Should().Be(EventKind.EmergencyStop);
    }

    [Fact]
    public void ClockThatJumps_Halts_UntilAPersonResumes()
    {
        _clock.Pass(0.1, 5.1);
        MarketEvent e = Read().Single();
        e.Halt.Should().Be(new Halt(HaltCause.Clock, IsManual: true));
        _view.Notes.Should().ContainSingle().Which.Should().Contain("jumped by +5.0 s");
    }

    [Fact]
    public void MachineThatStoodStill_LostItsFeed()
    {
        Read();
        _clock.Pass(45, 45);
        Read().Select(e => e.Kind).Should().Equal(EventKind.FeedLost, EventKind.FeedRestored);
        _view.Notes.Should().ContainSingle().Which.Should().Contain("stood still for 45 s");
    }

    [Fact]
    public void EndOfTheRun_IsAnOutcomeToo()
    {
        _view.Position = 1;
        string open = Ask(ControlCommand.Flatten);
        Read();
        string late = Ask(ControlCommand.Resume, "x");
        _feed.End();
        _folder.OutcomeOf(open).Should().BeEquivalentTo(new { IsComplete = false, Text = "the run ended before it was flat" });
        _folder.RefusalOf(late).Should().Be("the run has ended");
    }

    private string Ask(ControlCommand command, string reason = "") =>
        _folder.Ask(new ControlRequest(command, reason, DateTime.UnixEpoch, "me"));

    private MarketEvent[] Read(long timeNs = Now)
    {
        List<MarketEvent> events = [];
        while (_feed.TryRead(timeNs, out MarketEvent e))
        {
            events.Add(e);
        }

        return [.. events];
    }
}
