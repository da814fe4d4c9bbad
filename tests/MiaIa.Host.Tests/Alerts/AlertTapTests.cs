using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The ring between the engine's thread and the alerts.</summary>
public sealed class AlertTapTests
{
    [Fact]
    public void HandingOver_AllocatesNothing()
    {
        Order[] orders = [new Order { Id = 1, Role = OrderRole.Entry }, new Order { Id = 2, ParentId = 1, Role = OrderRole.Stop }];
        HaltRecord halt = new(HaltCause.Kill, HaltState.Emergency, HaltRelease.Manual, 1, 20260105, 0, "x");
        MarketEvent answer = MarketEvent.Of(EventKind.OrderAcknowledged, 1);
        Allocations.Of(() =>
        {
            AlertTap tap = new(mayWait: false);
            tap.CatchUp(0);
            void Work()
            {
                for (int i = 0; i < 400; i++)
                {
                    tap.OnOrders(orders, i);
                    tap.OnBroker(in answer);
                    tap.OnHalt(in halt, i, endReason: null);
                    tap.OnNote(i, NoteKind.Limit, "x");
                    tap.OnRoundTrip(default);
                    tap.OnAccount(i);
                }
            }

            Work();
            return Work;
        }).Should().Be(0, "and the ring is full by then: that costs nothing either");
    }

    [Fact]
    public void FullRing_DropsAndCounts_AndKeepsTheOrderOfTheRest()
    {
        AlertTap tap = new(mayWait: false);
        tap.CatchUp(0);
        for (int i = 1; i <= 2000; i++)
        {
            tap.OnNote(i, NoteKind.Data, "x");
        }

        tap.Lost.Should().Be(2000 - 1023);
        List<long> times = [];
        tap.Drain(entry => times.Add(entry.TimeNs));
        times.Should().Equal(Enumerable.Range(0, 1024).Select(i => (long)i));
        tap.OnNote(3000, NoteKind.Data, "x");
        tap.Drain(_ => { }).Should().Be(1);
    }

    [Fact]
    public void EngineThatMayWait_LosesNothing()
    {
        AlertTap tap = new(mayWait: true);
        tap.CatchUp(0);
        Thread engine = new(() =>
        {
            for (int i = 1; i <= 20_000; i++)
            {
                tap.OnNote(i, NoteKind.Data, "x");
            }
        });
        engine.Start();
        long last = 0;
        while (last < 20_000)
        {
            tap.Drain(entry => last = entry.TimeNs == last + 1 || entry.Kind is AlertEntryKind.CaughtUp ? entry.TimeNs : throw new InvalidOperationException("out of order"));
        }

        engine.Join();
        tap.Lost.Should().Be(0);
    }

    [Fact]
    public void LostEntries_AreAnAlert()
    {
        using AlertBench bench = new();
        FakeSink sink = new();
        bench.Sinks["phone"] = sink;
        bench.Start();
        bench.Turn();
        for (int i = 1; i <= 2000; i++)
        {
            bench.Note("x", i);
        }

        bench.Pass(1);
        bench.Pass(1);
        sink.Taken.Select(m => m.Rule).Should().Equal("invariant", "alerts-lost");
    }
}
