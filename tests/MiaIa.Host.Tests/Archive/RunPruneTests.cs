using MiaIa.Host.Archive;
using MiaIa.Host.Runs;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Archive;

/// <summary>What is deleted, and above all what is not.</summary>
public sealed class RunPruneTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Begun 0, 1, 2, ... days ago.</summary>
    private static readonly RunEntry[] Runs =
    [
        Entry(0, RunState.Running), Entry(1, RunState.Finished), Entry(2, RunState.Unfinished), Entry(3, RunState.Halted), Entry(4, RunState.Interrupted),
        Entry(5, RunState.Running), Entry(6, RunState.Unreadable),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, null, false, "1,3,4")]
    [InlineData(4, null, false, "4")]
    [InlineData(0, null, true, "1,2,3,4,6")]
    [InlineData(null, 3, false, "3,4")]
    [InlineData(2, 4, true, "4,6")]
    public void OneThatIsGoingOn_IsNeverChosen_AndOneThatBrokeOffOnlyWhenAskedFor(int? keep, int? days, bool isUnfinished, string expected) =>
        string.Join(',', new RunPrune(keep, days is { } d ? TimeSpan.FromDays(d) : null, isUnfinished).Choose(Runs, Now).Select(r => r.Id))
            .Should().Be(expected);

    [Fact]
    public void ARunThatHoldsItsLock_CannotBeDeleted_AndOneThatLetItGoCan()
    {
        string file = _folder.Make(Path.Combine("runs", "20260101-000000-000-sim", "run.db"));
        File.WriteAllText(file, "");
        string folder = Path.GetDirectoryName(file)!;
        RunEntry run = Entry(0, RunState.Finished) with { Folder = folder };
        using (RunLock.Take(folder))
        {
            RunLock.IsTaken(folder).Should().BeTrue();
            FluentActions.Invoking(() => RunPrune.Delete(run)).Should().Throw<RunException>();
            File.Exists(file).Should().BeTrue();
            RunArchive.List(_folder.At("runs")).Should().ContainSingle().Which.State.Should().Be(RunState.Running);
        }

        RunLock.IsTaken(folder).Should().BeFalse();
        RunPrune.Delete(run);
        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public void ADeletedRun_TakesEverythingOfItsFolder_AndStaysATrial()
    {
        string folder = Path.GetDirectoryName(_folder.Write(Path.Combine("runs", "20260101-000000-000-backtest", "run.db"), ""))!;
        foreach (string name in new[] { "run.db-wal", "run.db-shm", "report.html", Path.Combine("export", "2026-01-01.jsonl") })
        {
            _folder.Write(Path.Combine("runs", "20260101-000000-000-backtest", name), "");
        }

        string trials = _folder.Write(Path.Combine("runs", "trials.csv"), "");
        RunPrune.Delete(Entry(0, RunState.Finished) with { Folder = folder });
        Directory.Exists(folder).Should().BeFalse();
        File.Exists(trials).Should().BeTrue();
        RunArchive.List(_folder.At("runs")).Should().BeEmpty("a file is no run");
    }

    [Fact]
    public void ALockThatWasLeftBehind_IsNotTaken()
    {
        _folder.Write("running", "");
        RunLock.IsTaken(_folder.Root).Should().BeFalse();
    }

    private static RunEntry Entry(int days, RunState state) => new(
        days.ToString(), "", "sim", Now.AddDays(-days), state, "SIMULATED", 0, 0, 0);
}
