using System.Globalization;
using MiaIa.TwsSimulator;
using Xunit.Abstractions;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>
/// Seeded schedules of everything TWS and its connection may do, against the real engine. 200 by default, 5,000 under MIA_FULL=1, from seed
/// MIA_SCHEDULE_SEED on; a failure names its seed, and with MIA_SCHEDULE_TRACE=1 everything that happened is written out.
/// </summary>
public sealed class FaultScheduleTests(ITestOutputHelper output)
{
    private const int Steps = 1200;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("MIA_SCHEDULES"), CultureInfo.InvariantCulture, out int count) ? count
        : Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? 5_000 : 200;

    private static readonly ulong First =
        ulong.TryParse(Environment.GetEnvironmentVariable("MIA_SCHEDULE_SEED"), CultureInfo.InvariantCulture, out ulong seed) ? seed : 1;

    private static readonly bool IsTraced = Environment.GetEnvironmentVariable("MIA_SCHEDULE_TRACE") is "1";

    [Fact]
    public void Whatever_goes_wrong_the_books_end_where_the_ledger_does_and_no_position_stands_bare()
    {
        List<string> wrong = [];
        List<(Exposure Exposure, TimeSpan Clear, TimeSpan Length, ulong Seed)> bare = [];
        (int fills, int faults, int restarts, int done) = (0, 0, 0, 0);
        for (ulong seed = First; seed < First + (ulong)Count && wrong.Count < 10; seed++)
        {
            using EngineSchedule schedule = new(seed);
            if (schedule.Run(Steps) is { } what)
            {
                wrong.Add($"seed {seed}: {what}");
                output.WriteLine($"seed {seed}: {what}");
            }

            if (IsTraced)
            {
                output.WriteLine(string.Join('\n', schedule.Trace));
            }

            (fills, faults, restarts, done) = (fills + schedule.Fills, faults + schedule.Faults, restarts + schedule.Restarts, done + 1);
            bare.AddRange(schedule.Exposures.Select(e => (e, e.Clear(schedule.Now), e.Length(schedule.Now), seed)));
        }

        TimeSpan clear = bare.Select(b => b.Clear).DefaultIfEmpty().Max();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done} schedules, {fills} fills, {faults} faults, {restarts} restarts of our process; {bare.Count} times without a stop, the longest {bare.Select(b => b.Length).DefaultIfEmpty().Max().TotalSeconds:0.0} s, of it with nothing in the way {clear.TotalSeconds:0.0} s at most"));
        foreach ((Exposure exposure, _, _, ulong seed) in bare.OrderByDescending(b => b.Clear).Take(5))
        {
            output.WriteLine($"seed {seed}: {exposure}");
        }

        wrong.Should().BeEmpty();
        fills.Should().BeGreaterThan(Count, "schedules in which nothing happens show nothing");
    }
}
