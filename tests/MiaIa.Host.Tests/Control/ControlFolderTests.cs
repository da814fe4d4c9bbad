using MiaIa.Host.Control;
using MiaIa.Host.Runs;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

public sealed class ControlFolderTests : IDisposable
{
    private static readonly ControlRequest Flatten = new(ControlCommand.Flatten, "lunch", new DateTime(2026, 1, 5, 15, 0, 0, DateTimeKind.Utc), "me");

    private readonly TemporaryFolder _files = new();
    private readonly ControlFolder _folder;

    public ControlFolderTests()
    {
        _folder = ControlFolder.Of(_files.At("runs", "a-sim"));
        _folder.Make();
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Request_IsReadBackAsItWasWritten()
    {
        string name = _folder.Ask(Flatten);
        name.Should().Be("0001-flatten");
        _folder.Waiting().Should().Equal(name);
        _folder.Take(name).Should().Be(Flatten);
        _folder.Waiting().Should().BeEmpty();
        Names().Should().Equal("0001-flatten.taken");
    }

    [Fact]
    public void Outcome_LiesBesideTheRequestThatIsDone()
    {
        ControlOutcome outcome = new(true, "flat", 5, 12, 1, 2, 0, 0, ["command: x"], []);
        string name = _folder.Ask(Flatten);
        _folder.OutcomeOf(name).Should().BeNull();
        _folder.Take(name);
        _folder.Finish(name, outcome);
        _folder.OutcomeOf(name).Should().BeEquivalentTo(outcome);
        Names().Should().Equal("0001-flatten.done", "0001-flatten.outcome");
    }

    [Fact]
    public void Numbers_Increase_AlsoAfterWhatIsDone()
    {
        string first = _folder.Ask(Flatten);
        _folder.Take(first);
        _folder.Finish(first, new ControlOutcome(true, "", 0, 0, 0, 0, 0, 0, [], []));
        _folder.Ask(Flatten with { Command = ControlCommand.Kill }).Should().Be("0002-kill");
        _folder.Ask(Flatten).Should().Be("0003-flatten");
        _folder.Waiting().Should().Equal("0002-kill", "0003-flatten");
    }

    [Fact]
    public void ManyAtOnce_EachGetANumberOfTheirOwn()
    {
        string[] names = new string[40];
        Parallel.For(0, names.Length, i => names[i] = _folder.Ask(Flatten with { Command = (ControlCommand)(i % 3), Reason = "r" + i }));
        names.Select(n => n[..4]).Should().OnlyHaveUniqueItems();
        _folder.Waiting().Select(n => _folder.Take(n)!.Reason).Should().BeEquivalentTo(Enumerable.Range(0, names.Length).Select(i => "r" + i));
        Names().Should().OnlyContain(n => n.EndsWith(".taken"));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{\"command\":\"flatten\",\"reason\":\"\",\"requestedUtc\":\"2026-01-05T15:00:00Z\"}", "'by' is missing")]
    [InlineData("{\"command\":\"flaten\",\"reason\":\"\",\"requestedUtc\":\"2026-01-05T15:00:00Z\",\"by\":\"me\"}", "'flaten' is unknown")]
    [InlineData("{\"command\":\"flatten\",\"reason\":\"\",\"requestedUtc\":\"2026-01-05T15:00:00Z\",\"by\":\"me\",\"force\":true}", "'force' is unknown")]
    [InlineData("{\"command\":\"resume\",\"reason\":\" \",\"requestedUtc\":\"2026-01-05T15:00:00Z\",\"by\":\"me\"}", "a reason is needed")]
    [InlineData("{\"command\":\"flatten\",\"reason\":\"\",\"requestedUtc\":\"now\",\"by\":\"me\"}", "not 'now'")]
    [InlineData("{\"command\":1,\"reason\":\"\",\"requestedUtc\":\"2026-01-05T15:00:00Z\",\"by\":\"me\"}", "'command' is missing")]
    public void MalformedRequest_IsRefusedWithTheReason_AndNothingElse(string text, string reason)
    {
        File.WriteAllText(Path.Combine(_folder.FullPath, "0007-x.json"), text);
        _folder.Take("0007-x").Should().BeNull();
        _folder.RefusalOf("0007-x").Should().Contain(reason);
        Names().Should().Equal("0007-x.reason", "0007-x.refused");
    }

    [Fact]
    public void RequestThatNobodyTook_IsWithdrawn_AndOneThatIsTakenIsNot()
    {
        string name = _folder.Ask(Flatten);
        _folder.Withdraw(name).Should().BeTrue();
        _folder.Waiting().Should().BeEmpty();
        string taken = _folder.Ask(Flatten);
        _folder.Take(taken);
        _folder.Withdraw(taken).Should().BeFalse();
    }

    [Fact]
    public void ProcessFile_IsOfALivingProcess_OnlyWithItsStartTime()
    {
        RunProcess own = RunProcess.Own("sim");
        AtomicFile.Write(_folder.ProcessPath, own.ToText());
        RunProcess.Of(_folder).Should().Be(own);
        own.IsAlive.Should().BeTrue();
        (own with { StartedUtc = own.StartedUtc.AddMinutes(-5) }).IsAlive.Should().BeFalse("the number is used again by another process");
        (own with { Id = int.MaxValue }).IsAlive.Should().BeFalse("no process has this number");
    }

    [Fact]
    public void OnlyTheRunOfALivingProcess_IsFound()
    {
        RunningRuns runs = new(_files.At("runs"));
        runs.Find(null).Should().BeNull();
        RunProcess own = RunProcess.Own("sim");
        AtomicFile.Write(_folder.ProcessPath, (own with { StartedUtc = own.StartedUtc.AddDays(-1) }).ToText());
        runs.Find(null).Should().BeNull("its process is dead");
        Action named = () => runs.Find("a-sim");
        named.Should().Throw<RunException>().WithMessage("*does not run*").Which.ExitCode.Should().Be(ExitCodes.Configuration);

        AtomicFile.Write(_folder.ProcessPath, own.ToText());
        runs.Find(null).Should().EndWith("a-sim");
        ControlFolder second = ControlFolder.Of(_files.At("runs", "b-sim"));
        second.Make();
        AtomicFile.Write(second.ProcessPath, own.ToText());
        Action several = () => runs.Find(null);
        several.Should().Throw<RunException>().WithMessage("*a-sim*b-sim*").Which.ExitCode.Should().Be(ExitCodes.Configuration);
        runs.Find("b-sim").Should().EndWith("b-sim");
    }

    [Fact]
    public void KillFile_RefusesAStart_AndSaysWhatToDo()
    {
        KillFile kill = new(_files.At("runs"));
        kill.RefuseStart();
        kill.Make("me").Should().BeTrue();
        kill.Make("me again").Should().BeFalse();
        Action start = kill.RefuseStart;
        start.Should().Throw<RunException>().WithMessage("*KILL*mia resume --reason*").Which.ExitCode.Should().Be(ExitCodes.Halted);
        kill.Remove().Should().BeTrue();
        kill.Remove().Should().BeFalse();
        kill.RefuseStart();
    }

    // A claim stays beside each request, so that its number is never given again.
    private string[] Names() =>
        [.. Directory.GetFiles(_folder.FullPath).Select(f => Path.GetFileName(f)).Where(f => !f.EndsWith(".claim")).Order(StringComparer.Ordinal)];
}
