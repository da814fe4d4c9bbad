using MiaIa.Host.Health;

namespace MiaIa.Host.Tests.Health;

public sealed class ProcessFiguresTests
{
    private static readonly MachineReading Before = new() { At = TimeSpan.FromSeconds(100), Processors = 2, BusyTime = 1000, AllTime = 4000 };

    [Fact]
    public void Machine_IsAsBusyAsItsProcessorsWereBetweenTheLooks()
    {
        // 150 of 600 units.
        MachineReading now = Before with { At = TimeSpan.FromSeconds(103), BusyTime = 1150, AllTime = 4600 };
        ProcessFigures.Of(in Before, in now).CpuPercent.Should().BeApproximately(25, 1e-9);
    }

    [Fact]
    public void ProgramThatUsesMoreOfItsShareThanTheMachine_IsWhatCounts()
    {
        // 9.5 s of the 2 * 5 s that it may use, on a machine that is at a quarter.
        MachineReading now = Before with { At = TimeSpan.FromSeconds(105), BusyTime = 1150, AllTime = 4600, OwnTime = TimeSpan.FromSeconds(9.5) };
        ProcessFigures figures = ProcessFigures.Of(in Before, in now);
        figures.CpuPercent.Should().BeApproximately(95, 1e-9);
        figures.OwnCpuPercent.Should().BeApproximately(95, 1e-9);
    }

    [Fact]
    public void WithoutTheMachine_TheProgramItselfIsMeasured()
    {
        MachineReading before = Before with { BusyTime = null, AllTime = null };
        MachineReading now = before with { At = TimeSpan.FromSeconds(110), OwnTime = TimeSpan.FromSeconds(5) };
        ProcessFigures.Of(in before, in now).CpuPercent.Should().BeApproximately(25, 1e-9);
    }

    [Fact]
    public void WithoutTime_NothingIsMadeUp()
    {
        ProcessFigures figures = ProcessFigures.Of(in Before, in Before);
        figures.CpuPercent.Should().BeNull();
        figures.OwnCpuPercent.Should().BeNull();
        figures.GcPauseMilliseconds.Should().BeNull();
        figures.MemoryPercent.Should().BeNull();
        figures.DiskPercent.Should().BeNull();
    }

    [Fact]
    public void MemoryAndDisk_AreWhatIsUsedOfWhatCanBeHad()
    {
        // A disk of 1000 of which 100 are kept for the system: 720 used and 180 free is 80 percent.
        MachineReading now = Before with { MemoryUsed = 3, MemoryAll = 4, DiskUsed = 720, DiskFree = 180, OwnMemory = 7 };
        ProcessFigures figures = ProcessFigures.Of(in Before, in now);
        figures.MemoryPercent.Should().BeApproximately(75, 1e-9);
        figures.DiskPercent.Should().BeApproximately(80, 1e-9);
        figures.DiskFreeBytes.Should().Be(180);
        figures.OwnMemoryBytes.Should().Be(7);
    }

    [Fact]
    public void Pauses_AreThoseSinceTheLookBefore()
    {
        MachineReading before = Before with { GcPause = TimeSpan.FromMilliseconds(40), Collections = 5 };
        MachineReading now = before with { At = TimeSpan.FromSeconds(130), GcPause = TimeSpan.FromMilliseconds(52.5), Collections = 8 };
        ProcessFigures figures = ProcessFigures.Of(in before, in now);
        figures.GcPauseMilliseconds.Should().BeApproximately(12.5, 1e-9);
        figures.Collections.Should().Be(3);
    }

    [Fact]
    public void TimeThatWaitsForTheDisk_IsNotBusy()
    {
        // user 10, nice 20, system 30, idle 400, iowait 50, irq 1, softirq 2, steal 3; guests are within user and nice.
        LocalMachine.TimeOf("cpu  10 20 30 400 50 1 2 3 4 5\ncpu0 1 1 1 1 1 1 1 1 1 1\n").Should().Be((66.0, 516.0));
        LocalMachine.TimeOf(null).Should().BeNull();
        LocalMachine.TimeOf("nothing").Should().BeNull();
    }

    [Fact]
    public void MemoryThatCanBeHad_IsNotInUse()
    {
        LocalMachine.MemoryOf("MemTotal:       1000 kB\nMemFree:  1 kB\nMemAvailable:    250 kB\n").Should().Be((768_000.0, 1_024_000.0));
        LocalMachine.MemoryOf("MemTotal: 1000 kB\n").Should().BeNull();
    }

    [Theory]
    [InlineData("0::/app\n", "/sys/fs/cgroup/app/memory.max", "/sys/fs/cgroup/app/memory.current", "/sys/fs/cgroup/app/memory.stat", "inactive_file 200")]
    [InlineData("0::/app\n", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory.stat", "anon 3\ninactive_file 200\n")]
    [InlineData("5:cpu:/\n4:memory:/app\n", "/sys/fs/cgroup/memory/app/memory.limit_in_bytes", "/sys/fs/cgroup/memory/app/memory.usage_in_bytes", "/sys/fs/cgroup/memory/app/memory.stat", "inactive_file 5\ntotal_inactive_file 200")]
    public void GroupWithALimit_TellsWhatItUsesWithoutCacheThatCanBeGivenUp(string groups, string most, string used, string statistics, string text)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal) { [most] = "1000\n", [used] = "900\n", [statistics] = text };
        MemoryGroup.Read(groups, files.GetValueOrDefault).Should().Be((700.0, 1000.0));
    }

    [Theory]
    [InlineData("max\n")]
    [InlineData("9223372036854771712\n")]
    public void GroupWithoutALimit_SaysNothing(string most)
    {
        MemoryGroup.Read("0::/\n4:memory:/\n", path => path.EndsWith("memory.max", StringComparison.Ordinal) || path.EndsWith("limit_in_bytes", StringComparison.Ordinal) ? most : "5\n")
            .Should().BeNull();
    }

    [Fact]
    public void ThisMachine_TellsWhatItIs()
    {
        ProcessMeter meter = new(new LocalMachine(Path.GetTempPath()));
        ProcessFigures figures = meter.Take();
        figures.MemoryPercent.Should().BeInRange(0.1, 100);
        figures.DiskPercent.Should().BeInRange(0.1, 100);
        figures.OwnMemoryBytes.Should().BeGreaterThan(10 * 1024 * 1024);
    }
}
