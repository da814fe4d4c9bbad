using System.Collections.Concurrent;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>
/// Where a run's alerts are made: it takes what the engine handed over, looks at machine, journal and engine, keeps what changed, and only
/// then hands it to the sinks. <see cref="Turn"/> does all that is due; who calls it is the thread of the alerts.
/// </summary>
internal sealed class AlertDesk : IAlertEvents
{
    private const int Shown = 5;
    private const int MostRaised = 1000;

    // As long as the loop beats at least this often, the run is well enough for a sign of life.
    private static readonly TimeSpan WellWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(10);

    private readonly LaneSettings _run;
    private readonly AlertTap _tap;
    private readonly AlertOutbox _outbox;
    private readonly AlertSeams _seams;
    private readonly AlertLedger _ledger;
    private readonly AlertBook _book;
    private readonly ConcurrentQueue<AlertFault> _raised = new();
    private readonly List<OutboxMessage> _messages = [];
    private IReadOnlyList<AlertLane> _lanes = [];
    private DateTimeOffset _nextLook = DateTimeOffset.MinValue;
    private DateTimeOffset _nextMeasure = DateTimeOffset.MinValue;
    private long _lost;
    private long _turnedAt = long.MinValue;
    private volatile IReadOnlyList<Alert> _latest = [];

    /// <summary>Begins with what is kept.</summary>
    /// <param name="run">Whose alerts they are.</param>
    /// <param name="settings">The rules.</param>
    /// <param name="limits">The limits of the run.</param>
    /// <param name="tap">What the engine hands over.</param>
    /// <param name="outbox">Keeps them.</param>
    /// <param name="seams">What else is looked at.</param>
    public AlertDesk(LaneSettings run, AlertRuleSettings settings, LimitUse limits, AlertTap tap, AlertOutbox outbox, AlertSeams seams)
    {
        (_run, _tap, _outbox, _seams) = (run, tap, outbox, seams);
        _ledger = new AlertLedger(outbox.Alerts(), settings.SuppressDuplicates.Ticks * TimeSpan.NanosecondsPerTick);
        _book = new AlertBook(settings, limits, _ledger, this, seams.Time);
        Beat = new EngineBeat(seams.Time);
        Show();
    }

    /// <summary>The engine's pulse.</summary>
    public EngineBeat Beat { get; }

    /// <summary>The last five alerts, the newest first. The list and what is in it never change: another takes its place.</summary>
    public IReadOnlyList<Alert> Latest => _latest;

    /// <summary>Whether engine and alerts are at work, so that a sign of life is no lie. Any thread may ask.</summary>
    public bool IsWell => Beat.Age < WellWithin
        && Volatile.Read(ref _turnedAt) is var turned and not long.MinValue && _seams.Time.GetElapsedTime(turned) < WellWithin;

    /// <summary>Gives it the ways to the sinks, and to those what an earlier process did not deliver.</summary>
    public void Connect(IReadOnlyList<AlertLane> lanes)
    {
        _lanes = lanes;
        foreach (PendingDelivery pending in _outbox.Unfinished())
        {
            lanes.FirstOrDefault(l => string.Equals(l.Name, pending.Sink, StringComparison.Ordinal))?.Resume(pending);
        }
    }

    /// <summary>A part of the program has something to tell. Any thread may call it; told twice within the time of duplicates, it is one alert.</summary>
    public void Raise(AlertFault fault)
    {
        if (_raised.Count < MostRaised)
        {
            _raised.Enqueue(fault);
        }
    }

    /// <inheritdoc />
    public void Tell(Alert alert, AlertKind kind, long timeNs)
    {
        string[] sinks = [.. _lanes.Where(l => l.Takes(alert, _seams.IsSimulated)).Select(l => l.Name)];
        if (sinks.Length > 0)
        {
            AlertMessage draft = new()
            {
                Id = "",
                Run = _run.Run,
                Badge = _run.Badge,
                Kind = kind,
                Severity = alert.Severity,
                Rule = alert.Rule,
                Text = alert.Text,
                TimeNs = timeNs,
                Alerts = [alert.Number],
            };
            _messages.Add(_outbox.Number(draft, sinks));
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>Whether there is something for the sinks.</returns>
    public bool Turn()
    {
        DateTimeOffset now = _seams.Time.GetUtcNow();
        long wallNs = _seams.Time.NowNs();
        Volatile.Write(ref _turnedAt, _seams.Time.GetTimestamp());
        _tap.Drain(_book.Take);
        if (now >= _nextLook)
        {
            _nextLook = now + LookEvery;
            Look(now, wallNs);
        }

        for (int left = _raised.Count; left > 0 && _raised.TryDequeue(out AlertFault? fault); left--)
        {
            _book.Raise(fault, wallNs);
        }

        _book.EndOccurrences(wallNs);
        return Keep();
    }

    private void Look(DateTimeOffset now, long wallNs)
    {
        if (_tap.Lost > _lost)
        {
            Raise(new AlertFault("alerts-lost", NoticeSeverity.Critical, "the alerts did not keep up with the engine: some of what happened is only in the journal"));
            _lost = _tap.Lost;
        }

        if (_seams.JournalFault?.Invoke() is { } fault)
        {
            Raise(new AlertFault("journal-broken", NoticeSeverity.Critical, $"the journal cannot be written: {fault}"));
        }

        if (Beat.Age is { } age)
        {
            _book.MeasureEngine(age.TotalSeconds, wallNs);
        }

        if (_seams.Machine is { } machine && now >= _nextMeasure)
        {
            _nextMeasure = now + MeasureEvery;
            _book.Measure(machine(), wallNs);
        }

        foreach ((int alert, string by) in _outbox.Acknowledged())
        {
            _book.Acknowledge(alert, by);
        }

        _book.Escalate(wallNs);
        if (IsWell && _outbox.Fault is null)
        {
            _seams.Heartbeat?.Write(Beat.EventNs);
        }
    }

    // Kept before anybody is told: a restart neither loses an alert nor tells it again.
    private bool Keep()
    {
        IReadOnlyCollection<Alert> changed = _ledger.TakeChanged();
        if (changed.Count + _messages.Count == 0 && !_outbox.IsBehind)
        {
            return false;
        }

        _outbox.Commit(changed, _messages);
        foreach (OutboxMessage message in _messages)
        {
            foreach (AlertLane lane in _lanes.Where(l => message.Sinks.Contains(l.Name, StringComparer.Ordinal)))
            {
                // Each counts its own attempts.
                lane.Add(message with { });
            }
        }

        _messages.Clear();
        Show();
        return true;
    }

    private void Show() => _latest = [.. _ledger.All.Reverse().Take(Shown)];
}
