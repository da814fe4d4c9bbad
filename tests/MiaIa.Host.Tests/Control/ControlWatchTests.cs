using MiaIa.Host.Control;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

/// <summary>Once started it looks by itself: who drives the engine only takes what is there.</summary>
public sealed class ControlWatchTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly ControlOutcome Flat = new(IsComplete: true, "flat", 1, 2, 0, 0, 0, 0, [], []);

    private readonly TemporaryFolder _files = new();
    private readonly ControlFolder _folder;
    private readonly KillFile _kill;
    private readonly ControlWatch _watch;

    public ControlWatchTests()
    {
        _folder = ControlFolder.Of(_files.At("runs", "a-paper"));
        _folder.Make();
        _kill = new KillFile(_files.At("runs"));
        _watch = new ControlWatch(_folder, _kill);
    }

    public void Dispose()
    {
        _watch.End();
        _files.Dispose();
    }

    [Fact]
    public void Request_IsTakenFromTheFolder_AndItsOutcomeWritten()
    {
        _watch.Start();
        string name = Ask(ControlCommand.Flatten);

        TakenRequest taken = default;
        SpinWait.SpinUntil(() => _watch.TryTake(out taken), Longest).Should().BeTrue("the watch takes it");
        (taken.Name, taken.Request.Command).Should().Be((name, ControlCommand.Flatten));

        _watch.Finish(name, Flat);
        SpinWait.SpinUntil(() => _folder.OutcomeOf(name) is not null, Longest).Should().BeTrue("the watch writes it");
        _folder.OutcomeOf(name)!.Text.Should().Be("flat");
    }

    [Fact]
    public void KillFile_IsSeen_AndSeenToBeGone()
    {
        _watch.Start();
        _watch.IsKillThere.Should().BeFalse();
        _kill.Make("stop");
        SpinWait.SpinUntil(() => _watch.IsKillThere, Longest).Should().BeTrue();
        _kill.Remove();
        SpinWait.SpinUntil(() => !_watch.IsKillThere, Longest).Should().BeTrue();
    }

    [Fact]
    public void State_IsWritten_TheNewestOne()
    {
        _watch.Start();
        _watch.Publish("one");
        _watch.Publish("two");
        SpinWait.SpinUntil(() => AtomicFile.Read(_folder.StatePath) == "two", Longest).Should().BeTrue();
    }

    [Fact]
    public void FolderThatIsGone_IsTold_WhereTheEngineLooks_AndItGoesOnWhenItIsBack()
    {
        _watch.Start();
        Directory.Delete(_folder.FullPath, recursive: true);
        SpinWait.SpinUntil(IsFaulted, Longest).Should().BeTrue("nobody can reach the run");

        _folder.Make();
        string name = Ask(ControlCommand.Kill);
        TakenRequest taken = default;
        SpinWait.SpinUntil(() => _watch.TryTake(out taken), Longest).Should().BeTrue();
        taken.Name.Should().Be(name);
    }

    [Fact]
    public void WhatTheEngineNeverTook_IsRefusedAtTheEnd()
    {
        _watch.Start();
        string name = Ask(ControlCommand.Resume);
        SpinWait.SpinUntil(() => _folder.Waiting().Count == 0, Longest).Should().BeTrue();
        string late = Ask(ControlCommand.Flatten);

        _watch.End();

        _folder.RefusalOf(name).Should().Be("the run has ended");
        _folder.RefusalOf(late).Should().Be("the run has ended");
    }

    private string Ask(ControlCommand command) => _folder.Ask(new ControlRequest(command, "why", DateTime.UnixEpoch, "me"));

    private bool IsFaulted()
    {
        try
        {
            _watch.Look();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
