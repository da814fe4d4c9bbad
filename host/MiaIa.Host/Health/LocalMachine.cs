using System.Diagnostics;
using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>
/// This machine. Linux tells processors and memory of the whole machine; elsewhere they are those of this program alone, and a machine
/// that others load shows in the lag of the loop.
/// </summary>
/// <param name="folder">Where the run is kept, for the disk.</param>
internal sealed class LocalMachine(string folder) : IMachine
{
    private const string Statistics = "/proc/stat";
    private const string Memory = "/proc/meminfo";
    private const string Groups = "/proc/self/cgroup";

    /// <inheritdoc />
    public MachineReading Read()
    {
        using Process own = Process.GetCurrentProcess();
        (double Busy, double All)? time = TimeOf(Text(Statistics));
        (double Used, double All)? memory = Fuller(MemoryOf(Text(Memory)), MemoryGroup.Read(Text(Groups) ?? "", Text)) ?? OwnMemory(own);
        (double Used, double Free)? disk = Disk();
        return new MachineReading
        {
            At = Stopwatch.GetElapsedTime(0),
            BusyTime = time?.Busy,
            AllTime = time?.All,
            OwnTime = own.TotalProcessorTime,
            Processors = Environment.ProcessorCount,
            MemoryUsed = memory?.Used,
            MemoryAll = memory?.All,
            OwnMemory = own.WorkingSet64,
            DiskUsed = disk?.Used,
            DiskFree = disk?.Free,
            GcPause = GC.GetTotalPauseDuration(),
            Collections = GC.CollectionCount(0),
        };
    }

    /// <summary>Processor time from the text of <c>/proc/stat</c>: waiting for the disk is not busy, and time of guests is in that of users.</summary>
    internal static (double Busy, double All)? TimeOf(string? text)
    {
        const int Idle = 3;
        const int Waiting = 4;
        const int Columns = 8;
        string[] columns = (text ?? "").Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length <= Columns || columns[0] is not "cpu")
        {
            return null;
        }

        double[] times = [.. columns.Skip(1).Take(Columns).Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        double all = times.Sum();
        return (all - times[Idle] - times[Waiting], all);
    }

    /// <summary>Memory in use and in all, bytes, from the text of <c>/proc/meminfo</c>.</summary>
    internal static (double Used, double All)? MemoryOf(string? text) =>
        Kibibytes(text, "MemTotal:") is { } all && Kibibytes(text, "MemAvailable:") is { } free ? (1024 * (all - free), 1024 * all) : null;

    private static double? Kibibytes(string? text, string name)
    {
        string? line = text?.Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        string[] parts = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length > 1 && double.TryParse(parts[1], CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    private static (double Used, double All)? Fuller((double Used, double All)? machine, (double Used, double All)? group) =>
        machine is not { } whole ? group
        : group is not { } part ? whole
        : part.Used / part.All > whole.Used / whole.All ? part : whole;

    private static (double Used, double All)? OwnMemory(Process own) =>
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is > 0 and var all ? (own.WorkingSet64, all) : null;

    private (double Used, double Free)? Disk()
    {
        try
        {
            DriveInfo drive = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : folder);
            return (drive.TotalSize - drive.TotalFreeSpace, drive.AvailableFreeSpace);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
