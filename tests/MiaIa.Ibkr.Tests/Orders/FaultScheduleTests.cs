using System.Globalization;
using MiaIa.TwsSimulator;
using Xunit.Abstractions;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>
/// Seeded schedules of everything TWS and its connection may do, against the real engine. 200 by default, 5,000 under MIA_FULL=1, from seed
/// MIA_SCHEDULE_SEED on; a failure names its seed.
/// </summary>
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int Steps = 1200;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("MIA_SCHEDULES"), CultureInfo.InvariantCulture, out int count) ? count
        : Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? 5_000 : 200;

    private static readonly ulong First =
        ulong.TryParse(Environment.GetEnvironmentVariable("MIA_SCHEDULE_SEED"), CultureInfo.InvariantCulture, out ulong seed) ? seed : 1;

    [Fact]
    public void Whatever_goes_wrong_the_books_end_where_the_ledger_does()
    {
        List<string> wrong = [];
        (int fills, int faults, TimeSpan exposure) = (0, 0, TimeSpan.Zero);
        for (ulong seed = First; seed < First + (ulong)Count && wrong.Count < 10; seed++)
        {
            using EngineSchedule schedule = new(seed);
            if (schedule.Run(Steps) is { } what)
            {
                wrong.Add($"seed {seed}: {what}");
                output.WriteLine($"seed {seed}\n{string.Join('\n', schedule.Trace.TakeLast(40))}");
            }

            foreach (Exposure e in schedule.Exposures)
            {
                output.WriteLine($"EXP seed {seed} len {e.Length(schedule.Now).TotalSeconds:0.000} clear {e.Clear(schedule.Now).TotalSeconds:0.000} | {e}");
            }

            if (Environment.GetEnvironmentVariable("MIA_TRACE") is not null)
            {
                output.WriteLine(string.Join('\n', schedule.Trace.Select(t => "T " + t).Concat(schedule.JournalNotes.Select(t => "J " + t)).Concat(schedule.Entries.Select(t => "L " + t)).OrderBy(t => t[2..14], StringComparer.Ordinal)));
            }

            (fills, faults) = (fills + schedule.Fills, faults + schedule.Faults);
            exposure = schedule.LongestExposure > exposure ? schedule.LongestExposure : exposure;
        }

        output.WriteLine($"{Count} schedules, {fills} fills, {faults} faults, longest time without a stop {exposure}");
        wrong.Should().BeEmpty();
        fills.Should().BeGreaterThan(Count, "schedules in which nothing happens show nothing");
    }
}
