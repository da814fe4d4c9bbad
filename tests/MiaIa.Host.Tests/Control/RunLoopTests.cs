using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

/// <summary>The tape: three events of the calendar, then bars. The entry is decided at the first bar and filled by the second.</summary>
public sealed class RunLoopTests
{
    [Fact]
    public void Interrupt_ClosesThePosition_WithTheEventsThatFollow()
    {
        using LoopDesk desk = new LoopDesk { InterruptAt = 8 }.Run();
        desk.Loop.IsInterrupted.Should().BeTrue();
        (desk.Position, desk.Working).Should().Be((0, 0));
        desk.Read.Should().Be(9, "the bar after the interrupt fills the exit, and nothing more is read");
        desk.Halts.Should().BeEmpty("an interrupt is no halt: the next start begins free");
        desk.Notes[^1].Should().Be("Halt: ended: flat, and no order works");
    }

    [Fact]
    public void Interrupt_WithKeepStop_LeavesThePositionWithItsStop()
    {
        using LoopDesk desk = new LoopDesk(InterruptAction.KeepStop) { InterruptAt = 8 }.Run();
        (desk.Position, desk.Working).Should().Be((1, 1));
        desk.Read.Should().Be(8);
        desk.Notes[^1].Should().Be("Halt: ended: position 1, 1 orders work");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interrupt_WithAnEntryOnItsWay_LeavesNoEntryBehind(bool isKept)
    {
        // The fourth event is the first bar: the entry is sent at its close.
        using LoopDesk desk = new LoopDesk(isKept ? InterruptAction.KeepStop : InterruptAction.Flatten) { InterruptAt = 4 }.Run();
        (desk.Position, desk.Working).Should().Be((0, 0));
    }

    [Fact]
    public void Interrupt_WithNothingOpen_EndsAtOnce()
    {
        using LoopDesk desk = new LoopDesk { InterruptAt = 2 }.Run();
        desk.Read.Should().Be(2);
        desk.Notes.Should().BeEmpty();
    }

    [Fact]
    public void FirstFaultOfTheProgram_ForbidsEntries_AndTheRunGoesOn()
    {
        LoopDesk desk = new();
        desk.Broker.ThrowsAt.Add(5);
        using (desk.Run())
        {
            desk.Halts.Select(h => h.Cause).Should().Equal(HaltCause.ProgramFault);
            desk.Loop.Failure.Should().BeNull();
            desk.IsEnded.Should().BeTrue();
            desk.Notes.Should().ContainSingle().Which.Should().Contain("InvalidOperationException: defect");
        }
    }

    [Fact]
    public void ThirdFaultWithinAMinute_IsAnEmergency_AndEndsTheRunFlat()
    {
        // Bars are a minute apart, and a minute is within the window: 5, 6 are within 60 s; the third needs 7, which is 120 s after 5.
        LoopDesk desk = new();
        desk.Broker.ThrowsAt.UnionWith([5, 6, 7]);
        using (desk.Run())
        {
            desk.Loop.Failure.Should().BeNull();
            desk.Halts.Select(h => h.Cause).Should().Equal(HaltCause.ProgramFault);
        }

        LoopDesk stormy = new(barSeconds: 30);
        stormy.Broker.ThrowsAt.UnionWith([5, 6, 7]);
        using (stormy.Run())
        {
            stormy.Loop.Failure.Should().Contain("3 times within a minute");
            stormy.Halts.Select(h => h.Cause).Should().Contain([HaltCause.LoopFaults, HaltCause.Kill]);
            (stormy.Position, stormy.Working).Should().Be((0, 0));
            stormy.IsEnded.Should().BeFalse();
        }
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(30, 0)]
    public void ClockThatJumps_HaltsTheRun_AndNothingIsBought(double wallSeconds, int position)
    {
        using TemporaryFolder files = new();
        ControlFolder folder = ControlFolder.Of(files.At("runs", "a-sim"));
        folder.Make();
        FakeClock clock = new();
        FakeView view = new();
        LoopDesk desk = new()
        {
            Outside = new ControlFeed(new ControlWatch(folder, new KillFile(files.At("runs"))), view, new ClockWatch(clock)),
            OnRead = read => clock.Pass(0.1, read == 1 ? wallSeconds : 0.1),
        };
        using (desk.Run())
        {
            desk.Broker.Sent.Should().Be(2 * position, "an entry has its stop");
            desk.Halts.Select(h => h.Cause).Should().Equal(position == 1 ? [] : [HaltCause.Clock]);
        }
    }
}
