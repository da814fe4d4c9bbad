using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>
/// From event to order nothing allocates once warm (TieredPGO is off in tests). Warm is the code too: the runtime
/// may allocate while it compiles a method, so the whole tape has run once before a second desk is measured.
/// </summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_event_allocates_nothing(bool isPrints)
    {
        MarketEvent[] tape = isPrints ? RandomTape.Prints(7, minutes: 360, days: 3) : RandomTape.Bars(7, days: 3);
        using (TradingDesk first = new(ScoringDesk.Settings(isPrints) with { Journal = new LeanJournal() }))
        {
            first.Engine.OnEvents(tape);
        }

        LeanJournal journal = new();
        using TradingDesk desk = new(ScoringDesk.Settings(isPrints) with { Journal = journal });
        int warm = Array.FindIndex(tape, e => e.TimeNs >= Clock.At(12, 0));
        desk.Engine.OnEvents(tape.AsSpan(0, warm));
        int trips = journal.Trips;

        long before = GC.GetAllocatedBytesForCurrentThread();
        desk.Engine.OnEvents(tape.AsSpan(warm));
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        bytes.Should().Be(0, $"of {tape.Length - warm} events");
        (journal.Trips - trips).Should().BeGreaterThan(20, "trading is part of it");
    }
}
