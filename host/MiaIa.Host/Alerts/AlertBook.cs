using MiaIa.Engine.Risk;
using MiaIa.Host.Health;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>
/// Makes alerts of what happens. What comes from events is judged by event time alone, so that the same events make the same alerts;
/// what the machine and the program are like is judged by wall time. For one thread.
/// </summary>
internal sealed class AlertBook
{
    private readonly AlertRuleSettings _settings;
    private readonly LimitUse _limits;
    private readonly AlertLedger _ledger;
    private readonly IAlertEvents _events;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<NamedRule> _rules;
    private readonly Dictionary<(string Rule, string Subject), LevelWatch> _watches = [];
    private readonly OrderDelays _delays = new();
    private readonly MinuteCount _orders = new();
    private readonly MinuteCount _refusals = new();
    private readonly bool[] _feedHalts = new bool[Enum.GetValues<HaltCause>().Length];
    private (long TimeNs, string Text) _lastHalt = (long.MinValue, "");
    private long _eventNs = long.MinValue;
    private int _wins;
    private int _losses;

    /// <summary>Begins with what is known.</summary>
    /// <param name="settings">The rules.</param>
    /// <param name="limits">The limits of the run.</param>
    /// <param name="ledger">The alerts.</param>
    /// <param name="events">Hears what is to be told.</param>
    /// <param name="time">The clock, for how long a person has to acknowledge.</param>
    public AlertBook(AlertRuleSettings settings, LimitUse limits, AlertLedger ledger, IAlertEvents events, TimeProvider time)
    {
        (_settings, _limits, _ledger, _events, _time) = (settings, limits, ledger, events, time);
        _rules = NamedRule.Of(settings);
    }

    private long SuppressNs => _settings.SuppressDuplicates.Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>Something happened in the run.</summary>
    public void Take(AlertEntry entry)
    {
        _eventNs = Math.Max(_eventNs, entry.TimeNs);
        switch (entry.Kind)
        {
            case AlertEntryKind.Halt:
                OnHalt(entry.Halt, entry.TimeNs, entry.EndReason);
                break;
            case AlertEntryKind.Note:
                OnNote(entry);
                break;
            case AlertEntryKind.Reading:
                OnReading(entry.Reading, entry.TimeNs);
                break;
            case AlertEntryKind.RoundTrip:
                OnRoundTrip(entry.Net, entry.TimeNs);
                break;
            case AlertEntryKind.CaughtUp:
                EndForgotten(entry.TimeNs);
                break;
            default:
                OnOrder(entry);
                break;
        }
    }

    /// <summary>What the machine is like; what could not be measured is not judged.</summary>
    public void Measure(ProcessFigures figures, long wallNs)
    {
        Judge(AlertMetric.Cpu, "", figures.CpuPercent, wallNs, isWall: true);
        Judge(AlertMetric.Memory, "", figures.MemoryPercent, wallNs, isWall: true);
        Judge(AlertMetric.Disk, "", figures.DiskPercent, wallNs, isWall: true);
    }

    /// <summary>For how long the engine has stood still.</summary>
    public void MeasureEngine(double stalledSeconds, long wallNs) =>
        Judge(AlertMetric.EngineStalled, "", stalledSeconds, wallNs, isWall: true);

    /// <summary>A part of the program has something to tell.</summary>
    public void Raise(AlertFault fault, long wallNs) =>
        Occur(fault.Rule, fault.Severity, fault.Text, wallNs, isWall: true, fault.NotTo);

    /// <summary>What only happened, and has not come again for long, is over.</summary>
    public void EndOccurrences(long wallNs)
    {
        _ledger.EndOccurrences(_eventNs, isWall: false);
        _ledger.EndOccurrences(wallNs, isWall: true);
    }

    /// <summary>Wall time passes: what nobody acknowledged in time is told again, as critical.</summary>
    public void Escalate(long wallNs)
    {
        foreach (Alert alert in _ledger.All.Where(a => a.State is AlertState.Firing && a.EscalatesNs <= wallNs).ToArray())
        {
            _ledger.Put(alert with { EscalatesNs = null, Severity = NoticeSeverity.Critical });
            _events.Tell(_ledger[alert.Number], AlertKind.Escalated, wallNs);
        }
    }

    /// <summary>A person acknowledged an alert.</summary>
    public void Acknowledge(int number, string by)
    {
        if (number >= 1 && number <= _ledger.All.Count && _ledger[number].AcknowledgedBy is null)
        {
            Alert alert = _ledger[number];
            _ledger.Put(alert with
            {
                State = alert.IsOpen ? AlertState.Acknowledged : alert.State,
                AcknowledgedBy = by,
                EscalatesNs = null,
            });
        }
    }

    private void OnHalt(HaltRecord halt, long timeNs, string? endReason)
    {
        _lastHalt = (timeNs, halt.Text);
        HaltAlert alert = HaltAlert.Of(halt);
        if (HaltAlert.IsOfFeed(halt.Cause))
        {
            _feedHalts[(int)halt.Cause] = endReason is null;
            bool isLost = Array.IndexOf(_feedHalts, value: true) >= 0;
            Judge(AlertMetric.FeedDisconnected, "", isLost ? 1 : 0, timeNs, isWall: false, alert.Text);
            return;
        }

        AlertRule rule = new() { Level = 1, Severity = alert.Severity, Cooldown = _settings.SuppressDuplicates };
        string subject = Runs.Words.Kebab(halt.Cause.ToString());
        Judge(new NamedRule(alert.Rule, AlertMetric.LimitUsed, rule), subject, endReason is null ? 1 : 0, timeNs, isWall: false, alert.Text);
    }

    // A halt is written down twice, as what it is and as a note.
    private void OnNote(AlertEntry entry)
    {
        bool isOfHalt = _lastHalt.TimeNs == entry.TimeNs && string.Equals(_lastHalt.Text, entry.Text, StringComparison.Ordinal);
        if (!isOfHalt && NoteAlert.Of(entry.NoteKind, entry.Text) is { } note)
        {
            Occur(note.Rule, note.Severity, entry.Text, entry.TimeNs, isWall: false);
        }
    }

    private void OnReading(RiskReading reading, long timeNs)
    {
        Judge(AlertMetric.Drawdown, "", (double)LimitUse.Drawdown(reading), timeNs, isWall: false);
        Judge(AlertMetric.LossStreak, "", reading.LossStreak, timeNs, isWall: false);
        foreach ((string limit, double percent) in _limits.Of(reading))
        {
            Judge(AlertMetric.LimitUsed, limit, percent, timeNs, isWall: false);
        }

        JudgeRates(timeNs);
    }

    private void OnRoundTrip(decimal net, long timeNs)
    {
        const int Least = 10;
        _wins += net > 0 ? 1 : 0;
        _losses += net < 0 ? 1 : 0;
        if (_wins + _losses >= Least)
        {
            Judge(AlertMetric.WinRate, "", 100.0 * _wins / (_wins + _losses), timeNs, isWall: false);
        }
    }

    private void OnOrder(AlertEntry entry)
    {
        if (entry.Kind is AlertEntryKind.Sent)
        {
            _delays.Send(entry.OrderId, entry.TimeNs);
            if (entry.IsCounted)
            {
                _orders.Add(entry.TimeNs);
            }
        }
        else if (_delays.Answer(entry.OrderId, entry.TimeNs) is { } milliseconds)
        {
            Judge(AlertMetric.OrderLatency, "", milliseconds, entry.TimeNs, isWall: false);
        }

        if (entry.Kind is AlertEntryKind.Refused)
        {
            _refusals.Add(entry.TimeNs);
        }

        JudgeRates(entry.TimeNs);
    }

    private void JudgeRates(long timeNs)
    {
        Judge(AlertMetric.LimitUsed, LimitUse.Orders, _limits.OfRate(LimitUse.Orders, _orders.At(timeNs)), timeNs, isWall: false);
        Judge(AlertMetric.LimitUsed, LimitUse.Refusals, _limits.OfRate(LimitUse.Refusals, _refusals.At(timeNs)), timeNs, isWall: false);
    }

    // What lasted when the process ended, by events that were not recorded, and does not last now.
    private void EndForgotten(long timeNs)
    {
        foreach (Alert alert in _ledger.All.Where(a => a.IsOpen && !a.IsOccurrence && !a.IsWall).ToArray())
        {
            if (!_watches.TryGetValue((alert.Rule, alert.Subject), out LevelWatch? watch) || watch.Open != alert.Number)
            {
                End(alert.Number, Math.Max(timeNs, alert.LastNs));
            }
        }
    }

    private void Judge(AlertMetric metric, string subject, double? value, long timeNs, bool isWall, string? text = null)
    {
        foreach (NamedRule rule in _rules)
        {
            if (rule.Metric == metric && value is { } known)
            {
                Judge(rule, subject, known, timeNs, isWall, text);
            }
        }
    }

    private void Judge(NamedRule rule, string subject, double value, long timeNs, bool isWall, string? text)
    {
        LevelWatch watch = WatchOf(rule, subject, isWall);
        if (watch.IsDue(rule.Holds(value), timeNs))
        {
            bool isUsual = rule.Metric is AlertMetric.LimitUsed && rule.Rule.Severity is NoticeSeverity.Warning && LimitUse.IsUsual(subject);
            Alert alert = Add(new Alert
            {
                Number = 0,
                Rule = rule.Name,
                Subject = subject,
                Severity = isUsual ? NoticeSeverity.Information : rule.Rule.Severity,
                Text = text ?? AlertWords.Of(rule, subject, value),
                FiredNs = timeNs,
                LastNs = timeNs,
                IsWall = isWall,
                EscalatesNs = _time.NowNs() + (rule.Rule.EscalateAfter?.Ticks * TimeSpan.NanosecondsPerTick),
                Channels = rule.Rule.Channels,
            });
            bool isOwn = string.Equals(alert.Rule, rule.Name, StringComparison.Ordinal);
            (watch.Open, watch.FiredNs) = (isOwn ? alert.Number : 0, timeNs);
        }
        else if (!watch.Holds && watch.Open != 0)
        {
            End(watch.Open, timeNs);
            watch.Open = 0;
        }
    }

    // What is judged by wall time is not made again by a restart: it goes on from what is kept.
    private LevelWatch WatchOf(NamedRule rule, string subject, bool isWall)
    {
        if (!_watches.TryGetValue((rule.Name, subject), out LevelWatch? watch))
        {
            watch = new LevelWatch(rule.Rule.For.Ticks * TimeSpan.NanosecondsPerTick, rule.Rule.Cooldown.Ticks * TimeSpan.NanosecondsPerTick);
            if (isWall && _ledger.Newest(rule.Name, subject) is { } before)
            {
                (watch.Open, watch.FiredNs) = (before.IsOpen ? before.Number : 0, before.FiredNs);
            }

            _watches[(rule.Name, subject)] = watch;
        }

        return watch;
    }

    private void Occur(string rule, NoticeSeverity severity, string text, long timeNs, bool isWall, string? notTo = null) => Add(new Alert
    {
        Number = 0,
        Rule = rule,
        Subject = text,
        Severity = severity,
        Text = text,
        FiredNs = timeNs,
        LastNs = timeNs,
        IsOccurrence = true,
        IsWall = isWall,
        NotTo = notTo,
    });

    private Alert Add(Alert draft)
    {
        (Alert alert, bool isNew) = _ledger.Add(draft);
        if (isNew)
        {
            _events.Tell(alert, AlertKind.Firing, alert.FiredNs);
        }

        return _ledger[alert.Number];
    }

    private void End(int number, long timeNs)
    {
        if (_ledger.Resolve(number, timeNs))
        {
            _events.Tell(_ledger[number], AlertKind.Resolved, timeNs);
        }
    }
}
