using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Alerts;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>
/// Whatever fails and whenever the process is killed: each alert is taken exactly once by a receiver that knows ids, none is lost, and
/// each sink gets them in order. A sample of schedules; more in the full run.
/// </summary>
public sealed class DeliveryPropertyTests
{
    private static readonly int Schedules = Environment.GetEnvironmentVariable("MIA_FULL") is null ? 60 : 2000;

    [Fact]
    public void AnySchedule_DeliversEachAlertOnce_InOrder()
    {
        Prop.ForAll(Gen.Choose(0, 9).ArrayOf().Where(steps => steps.Length > 0).ToArbitrary(), steps => Check(steps, foldAbove: 1000))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Schedules).WithEndSize(60));
    }

    [Fact]
    public void AnySchedule_WithFolding_TellsOfEachAlertOnce()
    {
        Prop.ForAll(Gen.Choose(0, 9).ArrayOf().Where(steps => steps.Length > 0).ToArbitrary(), steps => Check(steps, foldAbove: 2))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Schedules).WithEndSize(60));
    }

    // Each step is a number: what happens then.
    private static void Check(int[] steps, int foldAbove)
    {
        using AlertBench bench = new();
        Dictionary<string, FakeSink> sinks = new(StringComparer.Ordinal) { ["a"] = new FakeSink(), ["b"] = new FakeSink() };
        foreach ((string name, FakeSink sink) in sinks)
        {
            sink.Policy = sink.Policy with { FoldAbove = foldAbove };
            bench.Sinks[name] = sink;
        }

        bench.Start();
        int raised = 0;
        foreach (int step in steps)
        {
            switch (step)
            {
                case 0 or 1 or 2:
                    raised++;
                    bench.Note(FormattableString.Invariant($"fault {raised}"), raised);
                    break;
                case 3:
                    bench.Note(FormattableString.Invariant($"fault {Math.Max(1, raised)}"), Math.Max(1, raised));
                    raised = Math.Max(1, raised);
                    break;
                case 4:
                    Answer(sinks["a"], new AlertDelivery(AlertOutcome.NotDelivered, "down"), isTaken: false);
                    break;
                case 5:
                    Answer(sinks["b"], new AlertDelivery(AlertOutcome.Unclear, "lost"), isTaken: true);
                    break;
                case 6:
                    Answer(sinks["a"], AlertDelivery.Delivered, isTaken: true);
                    Answer(sinks["b"], AlertDelivery.Delivered, isTaken: true);
                    break;
                case 7:
                    bench.Start();
                    break;
                case 8:
                    Kill(bench, sinks["a"]);
                    break;
                default:
                    bench.Pass(step);
                    break;
            }

            bench.Turn();
        }

        Answer(sinks["a"], AlertDelivery.Delivered, isTaken: true);
        Answer(sinks["b"], AlertDelivery.Delivered, isTaken: true);
        bench.Settle();
        foreach (FakeSink sink in sinks.Values)
        {
            sink.Taken.SelectMany(m => m.Alerts).Should().Equal(Enumerable.Range(1, raised), "steps {0}", string.Join(',', steps));
            sink.Taken.Sum(m => m.Count).Should().Be(raised);
        }

        bench.Outbox!.Fault.Should().BeNull();
        bench.Outbox!.Unfinished().Should().BeEmpty();
    }

    private static void Answer(FakeSink sink, AlertDelivery answer, bool isTaken) => sink.Answer = _ => (answer, isTaken);

    // Killed between the moment in which the receiver took a message and the moment in which we knew.
    private static void Kill(AlertBench bench, FakeSink sink)
    {
        Func<AlertMessage, (AlertDelivery Answer, bool IsTaken)> before = sink.Answer;
        sink.Answer = message =>
        {
            (AlertDelivery Answer, bool IsTaken) answer = before(message);
            bench.Cut();
            return answer;
        };
        bench.Turn();
        sink.Answer = before;
        bench.Start();
    }
}
