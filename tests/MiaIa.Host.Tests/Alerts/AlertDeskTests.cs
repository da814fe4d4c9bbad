using MiaIa.Host.Alerts;
using MiaIa.Host.Health;
using MiaIa.Sdk;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>Alerts from what happens to what is delivered, over restarts, against a journal on the disk.</summary>
public sealed class AlertDeskTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly AlertBench _bench = new();
    private readonly FakeSink _sink = new();

    public AlertDeskTests() => _bench.Sinks["phone"] = _sink;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void SameFault_FromManyThreads_IsOneDelivery()
    {
        _bench.Start();
        Parallel.For(0, 64, _ => _bench.Desk.Raise(new AlertFault("disk", NoticeSeverity.Critical, "the disk is gone")));
        _bench.Settle();
        _sink.Taken.Should().ContainSingle().Which.Text.Should().Be("the disk is gone");
        _bench.Desk.Latest.Should().ContainSingle();
    }

    [Fact]
    public void SameFault_AfterARestart_IsOneDelivery()
    {
        _bench.Start();
        _bench.Note("no stop", 1);
        _bench.Halt(HaltCause.Mismatch, 2);
        _bench.Settle();
        for (int i = 0; i < 3; i++)
        {
            _bench.Cut();
            _bench.Start();
            _bench.Settle();
        }

        _sink.Given.Select(m => m.Rule).Should().Equal("invariant", "reconciliation-mismatch");
    }

    [Fact]
    public void MessageThatWasTaken_BeforeTheProcessWasKilled_ComesAgainWithItsId()
    {
        _bench.Start();
        _sink.Answer = _ =>
        {
            _bench.Cut();
            return (AlertDelivery.Delivered, true);
        };
        _bench.Note("no stop", 1);
        _bench.Turn();
        _sink.Answer = _ => (AlertDelivery.Delivered, true);
        _bench.Start();
        _bench.Settle();
        _sink.Given.Select(m => m.Id).Should().Equal("r-1", "r-1");
        _sink.Taken.Should().ContainSingle();
    }

    [Theory]
    [InlineData(NoticeSeverity.Warning, 1)]
    [InlineData(NoticeSeverity.Critical, 2)]
    public void WhereRepetitionsAreShown_OnlyACriticalOneIsSentAgainAfterTheKill(NoticeSeverity severity, int given)
    {
        _sink.Policy = _sink.Policy with { KnowsIds = false };
        _bench.Start();
        _sink.Answer = _ =>
        {
            _bench.Cut();
            return (AlertDelivery.Delivered, true);
        };
        _bench.Desk.Raise(new AlertFault("x", severity, "y"));
        _bench.Turn();
        _sink.Answer = _ => (AlertDelivery.Delivered, true);
        _bench.Start();
        _bench.Settle();
        _sink.Given.Should().HaveCount(given);
    }

    [Fact]
    public void WhatWaited_WhileTheReceiverWasDown_ComesAfterARestart_InOrder()
    {
        _bench.Start();
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "no connection"), false);
        _bench.Note("one", 1);
        _bench.Note("two", 2);
        _bench.Note("three", 3);
        _bench.Turn();
        _bench.Start();
        _sink.Answer = _ => (AlertDelivery.Delivered, true);
        _bench.Settle();
        _sink.Taken.Select(m => m.Text).Should().Equal("one", "two", "three");
    }

    [Fact]
    public void AlertWithoutAJournal_IsDeliveredAllTheSame_AndKeptOnceItCanBe()
    {
        string? fault = null;
        _bench.Seams = new AlertSeams { JournalFault = () => fault };
        _bench.Start();
        using (SqliteConnection other = new($"Data Source={_bench.Path};Pooling=False"))
        {
            other.Open();
            using SqliteTransaction held = other.BeginTransaction(deferred: false);
            fault = "the disk is full";
            _bench.Turn();
            _sink.Taken.Should().ContainSingle().Which.Text.Should().Be("the journal cannot be written: the disk is full");
            _bench.Outbox!.Fault.Should().Contain("locked");
        }

        _bench.Pass(1);
        _bench.Outbox.Fault.Should().BeNull();
        _bench.Outbox.Alerts().Should().ContainSingle();
        _bench.Outbox.Unfinished().Should().BeEmpty();
        _sink.Given.Should().ContainSingle();
    }

    [Fact]
    public void EngineThatStandsStill_IsAnAlert_AndTheSignOfLifeFailsToCome()
    {
        _sink.Policy = _sink.Policy with { HeartbeatSeconds = 5 };
        _bench.Start();
        _bench.Pass(100);
        _sink.Given.Should().BeEmpty("nothing has begun to beat");
        _bench.Desk.Beat.Beat(1);
        _bench.Pass(5);
        _sink.Given.Should().ContainSingle().Which.Kind.Should().Be(AlertKind.Heartbeat);
        _bench.Pass(24.9);
        _sink.Given.Should().ContainSingle();
        _bench.Pass(1.1);
        _sink.Given.Select(m => $"{m.Kind} {m.Rule}").Should().Equal("Heartbeat heartbeat", "Firing engine-stalled");
        _bench.Desk.Beat.Beat(2);
        _bench.Pass(1);
        _sink.Given.Select(m => $"{m.Kind} {m.Rule}").Should().Contain("Resolved engine-stalled");
        _bench.Desk.Beat.End();
        _bench.Pass(1000);
        _sink.Given.Count(m => m.Kind is AlertKind.Firing).Should().Be(1, "a run that ended is not stalled");
    }

    [Fact]
    public void HeartbeatFile_IsWritten_WhileTheEngineBeats()
    {
        string path = Path.Combine(Path.GetDirectoryName(_bench.Path)!, "heartbeat");
        HeartbeatFile file = new(path, _bench.Clock);
        _bench.Seams = new AlertSeams { Heartbeat = file };
        _bench.Start();
        _bench.Pass(5);
        File.Exists(path).Should().BeFalse();
        _bench.Desk.Beat.Beat(1_704_067_200 * Second);
        _bench.Pass(5);
        File.ReadAllLines(path).Should().Equal("2026-01-05T15:00:10Z", "event-time 2024-01-01T00:00:00Z");
        _bench.Pass(20);
        File.ReadAllLines(path)[0].Should().Be("2026-01-05T15:00:10Z", "the engine stands still, so the file grows old");
        file.Remove();
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void AlertNobodyAcknowledges_IsToldAgainAsCritical()
    {
        _bench.Rules = new AlertRuleSettings { Disk = new AlertRule { Level = 85, EscalateAfter = TimeSpan.FromMinutes(10) } };
        _bench.Seams = new AlertSeams { Machine = () => new ProcessFigures { DiskPercent = 90 } };
        _bench.Start();
        _bench.Turn();
        _bench.Pass(599);
        _sink.Taken.Should().ContainSingle();
        _bench.Pass(1);
        _sink.Taken.Select(m => $"{m.Kind} {m.Severity}").Should().Equal("Firing Warning", "Escalated Critical");
        _bench.Pass(10_000);
        _sink.Taken.Should().HaveCount(2);
    }

    [Fact]
    public void AcknowledgedAlert_IsNotToldAgain_AlsoAfterARestart()
    {
        _bench.Rules = new AlertRuleSettings { Disk = new AlertRule { Level = 85, EscalateAfter = TimeSpan.FromMinutes(10) } };
        double disk = 90;
        _bench.Seams = new AlertSeams { Machine = () => new ProcessFigures { DiskPercent = disk } };
        _bench.Start();
        _bench.Turn();
        using (AlertStore other = AlertStore.Open(_bench.Path))
        {
            other.Acknowledge(1, 0, "me").Should().BeTrue();
            other.Acknowledge(1, 0, "you").Should().BeFalse();
        }

        _bench.Pass(1);
        _bench.Desk.Latest.Single().State.Should().Be(AlertState.Acknowledged);
        _bench.Start();
        _bench.Pass(10_000);
        _sink.Taken.Should().ContainSingle();
        disk = 10;
        _bench.Pass(10);
        _sink.Taken.Select(m => m.Kind).Should().Equal(AlertKind.Firing, AlertKind.Resolved);
        (_bench.Desk.Latest.Single().State, _bench.Desk.Latest.Single().AcknowledgedBy).Should().Be((AlertState.Resolved, "me"));
    }

    [Fact]
    public void WhatLastedByEventsThatWereNotRecorded_IsOverAfterARestart()
    {
        _bench.Start();
        _bench.Halt(HaltCause.Mismatch, 5);
        _bench.Settle();
        AlertBench other = _bench.Forget();
        other.Start();
        other.Settle();
        _sink.Taken.Select(m => $"{m.Kind} {m.Rule}").Should().Equal("Firing reconciliation-mismatch", "Resolved reconciliation-mismatch");
    }

    [Fact]
    public void LastFive_AreTheNewestFirst_AndDoNotChange()
    {
        _bench.Start();
        for (int i = 1; i <= 7; i++)
        {
            _bench.Note(FormattableString.Invariant($"n{i}"), i);
        }

        _bench.Turn();
        IReadOnlyList<Alert> before = _bench.Desk.Latest;
        before.Select(a => a.Text).Should().Equal("n7", "n6", "n5", "n4", "n3");
        _bench.Note("n8", 8);
        _bench.Turn();
        before[0].Text.Should().Be("n7");
        _bench.Desk.Latest[0].Text.Should().Be("n8");
    }

    [Fact]
    public void RefusingSink_IsToldOfAtTheOthers()
    {
        FakeSink other = new();
        _bench.Sinks["other"] = other;
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.Refused, "HTTP 404"), false);
        _bench.Start();
        _bench.Note("one", 1);
        _bench.Note("two", 2);
        _bench.Settle();
        _bench.Settle();
        other.Taken.Select(m => m.Text).Should().Equal("one", "two", "phone does not take alerts: HTTP 404");
        _sink.Given.Should().HaveCount(2);
    }

    [Fact]
    public void SameEvents_MakeTheSameAlerts()
    {
        string Run(int every)
        {
            using AlertBench bench = new();
            bench.Sinks["phone"] = new FakeSink();
            bench.Start();
            for (int i = 0; i < 200; i++)
            {
                bench.Note(FormattableString.Invariant($"n{i * 7 % 13}"), i * 40 * Second);
                if (i % 3 == 0)
                {
                    bench.Halt((HaltCause)(i % 5), i * 40 * Second);
                }
                else
                {
                    bench.EndHalt((HaltCause)(i % 5), i * 40 * Second);
                }

                // When it is looked at must not matter.
                bench.Clock.Pass(i % 11, i % 11);
                if (i % every == 0)
                {
                    bench.Turn();
                }
            }

            bench.Settle();
            return string.Join('\n', bench.Outbox!.Alerts().Select(a => $"{a.Number} {a.Rule} {a.Subject} {a.FiredNs} {a.LastNs} {a.ResolvedNs} {a.Count}"));
        }

        string first = Run(4);
        first.Split('\n').Should().HaveCountGreaterThan(50);
        Run(1).Should().Be(first);
        Run(9).Should().Be(first);
    }

    [Fact]
    public void List_ShowsStatesAndWhatWasNotDelivered()
    {
        _sink.Answer = _ => (new AlertDelivery(AlertOutcome.NotDelivered, "no connection"), false);
        _bench.Start();
        _bench.Halt(HaltCause.Mismatch, 5);
        _bench.Turn();
        StringWriter text = new();
        _bench.Listing.WriteText(text);
        text.ToString().Should().Contain("1 firing").And.Contain("reconciliation-mismatch: why. mismatch (halt-entries): holds until a person resumes")
            .And.Contain("firing to phone: waiting after 1 attempts: no connection");
    }
}
