using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Health;
using MiaIa.Host.Tests.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>Every default rule of SPEC 21.4 at its edge, its cooldown, and what becomes of events.</summary>
public sealed class AlertBookTests : IAlertEvents
{
    private const long Minute = 60_000_000_000;
    private const long Second = 1_000_000_000;

    private readonly List<string> _told = [];
    private readonly AlertLedger _ledger = new([], 300 * Second);
    private AlertBook _book;

    public AlertBookTests() => _book = Make(new AlertRuleSettings());

    void IAlertEvents.Tell(Alert alert, AlertKind kind, long timeNs) =>
        _told.Add($"{kind} {alert.Severity} {alert.Rule}{(alert.Subject.Length > 0 && !alert.IsOccurrence ? "/" + alert.Subject : "")}");

    [Fact]
    public void Drawdown_Alerts_AtThreePercent_AndAgainAfterAnHour()
    {
        Reading(24_250.01m, 1);
        Told("drawdown").Should().BeEmpty();
        Reading(24_250.00m, 2); // 750 of 25,000
        Reading(24_900m, 3);
        Reading(24_200m, 2 + 59);
        Told("drawdown").Should().Equal("Firing Warning drawdown", "Resolved Warning drawdown");
        Reading(24_200m, 2 + 60);
        Told("drawdown").Should().Equal("Firing Warning drawdown", "Resolved Warning drawdown", "Firing Warning drawdown");
        _ledger.All.First(a => a.Rule == "drawdown").Text.Should().Be("equity is 3.00 % below its peak; the alert is at or above 3");
    }

    [Fact]
    public void FiveLosses_Alert_AndAgainAfterHalfAnHour()
    {
        Losses(4, 0);
        Told("loss-streak").Should().BeEmpty();
        Losses(5, 1);
        Losses(0, 2);
        Losses(5, 1 + 29);
        Told("loss-streak").Should().Equal("Firing Warning loss-streak", "Resolved Warning loss-streak");
        Losses(5, 1 + 30);
        Told("loss-streak").Should().HaveCount(3);
    }

    [Theory]
    [InlineData("daily-loss", 24_600.01, 24_600.00, "Warning")] // 400 of 500
    [InlineData("daily-target", 25_799.99, 25_800, "Information")] // 800 of 1000
    [InlineData("drawdown", 24_000.01, 24_000, "Warning")] // 4 of 5 percent
    public void LimitOfMoney_Alerts_AtEightyPercent(string limit, double before, double at, string severity)
    {
        Reading((decimal)before, 0);
        Told("limit-used/" + limit).Should().BeEmpty();
        Reading((decimal)at, 1);
        Told("limit-used/" + limit).Should().Equal($"Firing {severity} limit-used/{limit}");
    }

    [Theory]
    [InlineData("max-position", 1, 2, "Information")] // 2 of 2
    [InlineData("max-round-trips", 15, 16, "Warning")] // 16 of 20
    [InlineData("loss-streak", 3, 4, "Warning")] // 4 of 5
    [InlineData("vix-limit", 23.99, 24, "Warning")] // 24 of 30
    public void LimitThatCounts_Alerts_AtEightyPercent(string limit, double before, double at, string severity)
    {
        Count(limit, before, 0);
        Told("limit-used/" + limit).Should().BeEmpty();
        Count(limit, at, 1);
        Count(limit, before, 2);
        Count(limit, at, 1 + 14);
        Told("limit-used/" + limit).Should().Equal($"Firing {severity} limit-used/{limit}", $"Resolved {severity} limit-used/{limit}");
        Count(limit, at, 1 + 15);
        Told("limit-used/" + limit).Should().HaveCount(3);
    }

    [Fact]
    public void OrdersAMinute_Alert_AtEightOfTen_ChildrenLeftOut()
    {
        for (int i = 0; i < 8; i++)
        {
            Told("limit-used/orders-per-minute").Should().BeEmpty();
            Sent(i * 2, i * Second, isCounted: true);
            Sent((i * 2) + 1, i * Second, isCounted: false);
        }

        Told("limit-used/orders-per-minute").Should().ContainSingle();
    }

    [Fact]
    public void RefusalsAMinute_Alert_AtFourOfFive_AndOlderOnesDoNotCount()
    {
        Answered(1, 0, AlertEntryKind.Refused);
        for (int i = 0; i < 3; i++)
        {
            Answered(2 + i, Minute + i, AlertEntryKind.Refused);
        }

        Told("limit-used/rejects-per-minute").Should().BeEmpty("the first is a minute old");
        Answered(9, Minute + 4, AlertEntryKind.Refused);
        Told("limit-used/rejects-per-minute").Should().ContainSingle();
    }

    [Fact]
    public void Cpu_Alerts_AtEightyPercentForAMinute()
    {
        Machine(new ProcessFigures { CpuPercent = 80 }, 0);
        Machine(new ProcessFigures { CpuPercent = 79.9 }, 30 * Second);
        Machine(new ProcessFigures { CpuPercent = 80 }, 40 * Second);
        Machine(new ProcessFigures { CpuPercent = 99 }, 99 * Second);
        _told.Should().BeEmpty();
        Machine(new ProcessFigures { CpuPercent = 80 }, 100 * Second);
        _told.Should().Equal("Firing Warning cpu");
    }

    [Theory]
    [InlineData("memory", 89.9, 90, "Critical", 10)]
    [InlineData("disk", 84.9, 85, "Warning", 60)]
    public void MemoryAndDisk_AlertAtTheirLevel(string what, double before, double at, string severity, int cooldown)
    {
        ProcessFigures Of(double percent) => what is "memory" ? new() { MemoryPercent = percent } : new() { DiskPercent = percent };
        Machine(Of(before), 0);
        _told.Should().BeEmpty();
        Machine(Of(at), Minute);
        Machine(Of(before), 2 * Minute);
        Machine(Of(at), cooldown * Minute);
        _told.Should().Equal($"Firing {severity} {what}", $"Resolved {severity} {what}");
        Machine(Of(at), (cooldown + 1) * Minute);
        _told.Should().HaveCount(3);
    }

    [Fact]
    public void WhatIsNotMeasured_IsNotJudged()
    {
        Machine(new ProcessFigures(), 0);
        Machine(new ProcessFigures { MemoryPercent = 95 }, 1);
        Machine(new ProcessFigures(), 2);
        _told.Should().Equal("Firing Critical memory");
    }

    [Fact]
    public void LostFeed_IsCritical_UntilItIsBack()
    {
        Halt(HaltCause.FeedStale, 0);
        Halt(HaltCause.FeedDead, Minute);
        Halt(HaltCause.FeedStale, 2 * Minute, "the feed is back");
        _told.Should().Equal("Firing Critical feed-disconnected");
        Halt(HaltCause.FeedDead, 3 * Minute, "resumed");
        _told.Should().Equal("Firing Critical feed-disconnected", "Resolved Critical feed-disconnected");
        Halt(HaltCause.FeedStale, 4 * Minute);
        _told.Should().HaveCount(2, "the cooldown is 5 minutes");
        Halt(HaltCause.FeedStale, (4 * Minute) + Second, "back");
        Halt(HaltCause.FeedStale, 5 * Minute);
        _told.Should().HaveCount(3);
    }

    [Fact]
    public void OrderLatency_Alerts_WhenTwoOfAHundredTakeMoreThanHalfASecond()
    {
        const long Slow = 501_000_000;
        for (int i = 0; i < 100; i++)
        {
            Sent(i, i * Minute, isCounted: false);
            Answered(i, (i * Minute) + (i is 50 ? Slow : 500_000_000), AlertEntryKind.Answered);
        }

        // One in 51 up to the last of 100: before the hundredth it was more than one in a hundred.
        Told("order-latency").Should().Equal("Firing Warning order-latency", "Resolved Warning order-latency");
        Sent(100, 100 * Minute, isCounted: false);
        Answered(100, (100 * Minute) + Slow, AlertEntryKind.Answered);
        Told("order-latency").Should().HaveCount(3, "two of the last hundred, and the cooldown of 30 minutes is over");
    }

    [Fact]
    public void OrderLatency_NeedsTwentyAnswers()
    {
        for (int i = 0; i < 20; i++)
        {
            Told("order-latency").Should().BeEmpty();
            Sent(i, i * Minute, isCounted: false);
            Answered(i, (i * Minute) + (2 * Second), AlertEntryKind.Answered);
            Answered(i, (i * Minute) + (9 * Second), AlertEntryKind.Answered);
        }

        Told("order-latency").Should().Equal("Firing Warning order-latency");
    }

    [Fact]
    public void WinRate_Alerts_BelowFortyPercent_FromTenOn()
    {
        Trips("+++------"); // 3 of 9
        _told.Should().BeEmpty();
        Trips("0");
        _told.Should().BeEmpty("what is neither won nor lost does not count");
        Trips("-"); // 3 of 10
        _told.Should().Equal("Firing Warning win-rate");
    }

    [Fact]
    public void WinRateOfFortyPercent_IsNoAlert()
    {
        Trips("++++------");
        _told.Should().BeEmpty();
    }

    [Fact]
    public void StalledEngine_IsCritical_AtThirtySeconds()
    {
        _book.MeasureEngine(29.9, 0);
        _told.Should().BeEmpty();
        _book.MeasureEngine(30, Second);
        _book.MeasureEngine(0, 2 * Second);
        _told.Should().Equal("Firing Critical engine-stalled", "Resolved Critical engine-stalled");
    }

    [Theory]
    [InlineData(HaltCause.BrokerLost, "Critical broker-lost/broker-lost")]
    [InlineData(HaltCause.Mismatch, "Critical reconciliation-mismatch/mismatch")]
    [InlineData(HaltCause.Journal, "Critical journal-broken/journal")]
    [InlineData(HaltCause.ProgramFault, "Critical program-fault/program-fault")]
    [InlineData(HaltCause.Kill, "Critical kill/kill")]
    [InlineData(HaltCause.DailyLoss, "Critical halt/daily-loss")]
    [InlineData(HaltCause.OrderRate, "Warning halt/order-rate")]
    public void Halt_IsAnAlert_UntilItEnds(HaltCause cause, string alert)
    {
        Halt(cause, 0);
        Halt(cause, Second);
        _told.Should().Equal("Firing " + alert);
        Halt(cause, Minute, "over");
        _told.Should().Equal("Firing " + alert, "Resolved " + alert);
    }

    [Theory]
    [InlineData(NoteKind.Fault, "feature x: it threw", "Firing Warning program-fault")]
    [InlineData(NoteKind.Invariant, "position 1 without a stop", "Firing Critical invariant")]
    [InlineData(NoteKind.Insight, "stop_too_tight after 3 of the last 10 round trips", "Firing Warning insight")]
    [InlineData(NoteKind.Limit, "daily target: 1000.00 USD", "Firing Warning limit")]
    [InlineData(NoteKind.Limit, "drawdown warning: equity", null)]
    [InlineData(NoteKind.Data, "connection critical: lost. Start it again", "Firing Critical connection")]
    [InlineData(NoteKind.Data, "connection warning: slow", "Firing Warning connection")]
    [InlineData(NoteKind.Data, "connection: nightly reset", "Firing Information connection")]
    [InlineData(NoteKind.Halt, "flatten asked for by me", "Firing Information control")]
    public void Note_IsAnAlert(NoteKind kind, string text, string? expected)
    {
        Note(kind, text, 0);
        _told.Should().Equal(expected is null ? [] : [expected]);
    }

    [Fact]
    public void NoteOfAHalt_IsNotToldBesideIt()
    {
        Halt(HaltCause.DailyLoss, 0);
        Note(NoteKind.Limit, "why", 0);
        _told.Should().ContainSingle();
    }

    [Fact]
    public void SameNote_IsCounted_AndToldAgainAfterThreeHundredSeconds()
    {
        Note(NoteKind.Invariant, "x", 0);
        Note(NoteKind.Invariant, "x", 299 * Second);
        Note(NoteKind.Invariant, "y", 299 * Second);
        _told.Should().HaveCount(2);
        _ledger[1].Count.Should().Be(2);
        Note(NoteKind.Invariant, "x", 300 * Second);
        _told.Should().HaveCount(3);
    }

    [Fact]
    public void RuleOfTheTradersOwn_AndOneSwitchedOff_HoldInstead()
    {
        AlertRuleSettings own = new()
        {
            LossStreak = null,
            LimitUsed = null,
            Further = new Dictionary<string, OwnAlertRule>(StringComparer.Ordinal) { ["two-losses"] = new() { Metric = AlertMetric.LossStreak, Level = 2, Severity = NoticeSeverity.Critical } },
        };
        _book = Make(own);
        Losses(5, 0);
        _told.Should().Equal("Firing Critical two-losses");
    }

    [Fact]
    public void AlertsBeyondTheLimit_AreOneMore()
    {
        for (int i = 0; i < AlertLedger.Most + 10; i++)
        {
            Note(NoteKind.Invariant, FormattableString.Invariant($"n{i}"), i);
        }

        _ledger.All.Should().HaveCount(AlertLedger.Most + 1);
        (_ledger.All[^1].Rule, _ledger.All[^1].Count).Should().Be(("alert-limit", 10));
    }

    private IEnumerable<string> Told(string alert) => _told.Where(t => t.EndsWith(" " + alert, StringComparison.Ordinal));

    private AlertBook Make(AlertRuleSettings settings) =>
        new(settings, new LimitUse(new RiskLimits(), initialMargin: null, isRealMoney: false), _ledger, this, new FakeClock());

    private void Reading(decimal equity, long minutes) => Take(new AlertEntry
    {
        Kind = AlertEntryKind.Reading,
        TimeNs = minutes * Minute,
        Reading = new RiskReading(equity, 25_000, equity - 25_000, 0, 0, 0, null),
    });

    private void Losses(int streak, long minutes) => Count("loss-streak", streak, minutes);

    private void Count(string limit, double value, long minutes) => Take(new AlertEntry
    {
        Kind = AlertEntryKind.Reading,
        TimeNs = minutes * Minute,
        Reading = new RiskReading(
            25_000, 25_000, 0, limit is "max-round-trips" ? (int)value : 0, limit is "loss-streak" ? (int)value : 0,
            limit is "max-position" ? -(int)value : 0, limit is "vix-limit" ? value : null),
    });

    private void Sent(long order, long timeNs, bool isCounted) =>
        Take(new AlertEntry { Kind = AlertEntryKind.Sent, OrderId = order, TimeNs = timeNs, IsCounted = isCounted });

    private void Answered(long order, long timeNs, AlertEntryKind kind) => Take(new AlertEntry { Kind = kind, OrderId = order, TimeNs = timeNs });

    private void Machine(ProcessFigures figures, long wallNs) => _book.Measure(figures, wallNs);

    private void Note(NoteKind kind, string text, long timeNs) =>
        Take(new AlertEntry { Kind = AlertEntryKind.Note, NoteKind = kind, Text = text, TimeNs = timeNs });

    private void Trips(string results)
    {
        foreach (char result in results)
        {
            Take(new AlertEntry { Kind = AlertEntryKind.RoundTrip, TimeNs = Minute, Net = result is '+' ? 1 : result is '-' ? -1 : 0 });
        }
    }

    private void Halt(HaltCause cause, long timeNs, string? endReason = null)
    {
        HaltBook book = new(new NoJournal());
        book.Raise(cause, timeNs, "why", timeNs + 1);
        Take(new AlertEntry { Kind = AlertEntryKind.Halt, TimeNs = timeNs, Halt = book.Active.Single(), EndReason = endReason });
    }

    private void Take(AlertEntry entry) => _book.Take(entry);
}
