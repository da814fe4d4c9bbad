using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>From event to order nothing allocates once warm (TieredPGO is off in tests).</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_event_allocates_nothing(bool isPrints)
    {
        MarketEvent[] tape = isPrints ? RandomTape.Prints(7, minutes: 360, days: 3) : RandomTape.Bars(7, days: 3);
        int warm = Array.FindIndex(tape, e => e.TimeNs >= Clock.At(12, 0));
        int trips = 0;

        long bytes = Allocations.Of(() =>
        {
            LeanJournal journal = new();
            TradingDesk desk = new(ScoringDesk.Settings(isPrints) with { Journal = journal });
            desk.Engine.OnEvents(tape.AsSpan(0, warm));
            int before = journal.Trips;
            return () =>
            {
                desk.Engine.OnEvents(tape.AsSpan(warm));
                trips = journal.Trips - before;
            };
        });

        bytes.Should().Be(0, $"of {tape.Length - warm} events");
        trips.Should().BeGreaterThan(20, "trading is part of it");
    }
}
