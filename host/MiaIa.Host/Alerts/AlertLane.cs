using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>
/// The way to one sink: messages in order, one at a time, each until it is there or refused; no more than the sink takes a minute, and
/// when too many wait, one for all of them. <see cref="Turn"/> does what is due; who calls it is the thread of the sink.
/// </summary>
/// <param name="name">The line in the file that names the sink.</param>
/// <param name="sink">The sink.</param>
/// <param name="outbox">Keeps how each delivery stands.</param>
/// <param name="settings">What else it needs.</param>
internal sealed class AlertLane(string name, IAlertSink sink, AlertOutbox outbox, LaneSettings settings)
{
    private const int MostWaiting = 1000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly AlertPolicy _policy = sink.Policy;
    private readonly Lock _gate = new();
    private readonly List<OutboxMessage> _waiting = [];
    private readonly Queue<DateTimeOffset> _sent = [];
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _nextBeat = settings.Time.GetUtcNow();
    private long _beats;

    /// <summary>The line in the file that names the sink.</summary>
    public string Name => name;

    /// <summary>What the sink wants.</summary>
    public AlertPolicy Policy => _policy;

    /// <summary>Messages that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Whether it takes a message of an alert.</summary>
    public bool Takes(Alert alert, bool isSimulated) => alert.Severity >= _policy.MinimumSeverity
        && (!isSimulated || _policy.TakesSimulated)
        && (alert.Channels.Count == 0 || alert.Channels.Contains(name, StringComparer.Ordinal))
        && !string.Equals(alert.NotTo, name, StringComparison.Ordinal);

    /// <summary>Adds a message that is kept already.</summary>
    public void Add(OutboxMessage message)
    {
        lock (_gate)
        {
            _waiting.Add(message);
            if (_waiting.Count > MostWaiting)
            {
                Fold();
            }
        }
    }

    /// <summary>Adds a message of an earlier process, unless its last attempt must not be made again.</summary>
    public void Resume(PendingDelivery pending)
    {
        if (pending.IsSending && !IsRepeatable(pending.Message))
        {
            outbox.Mark(name, pending.Message, DeliveryState.Unclear, "the program ended while it was being sent");
            return;
        }

        Add(pending.Message);
    }

    /// <summary>Does what is due.</summary>
    /// <param name="cancel">The program ends.</param>
    /// <returns>How long until something is due again; null when nothing is.</returns>
    public TimeSpan? Turn(CancellationToken cancel)
    {
        while (true)
        {
            DateTimeOffset now = settings.Time.GetUtcNow();
            Beat(now, cancel);
            (OutboxMessage? head, TimeSpan wait) = cancel.IsCancellationRequested ? (null, TimeSpan.Zero) : Next(now);
            if (head is null || wait > TimeSpan.Zero)
            {
                TimeSpan? beat = _policy.HeartbeatSeconds is null ? null : Positive(_nextBeat - now);
                return head is null ? beat : beat < wait ? beat : wait;
            }

            Attempt(head, cancel);
        }
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    // Whether it may be sent when nobody knows if it is there already.
    private bool IsRepeatable(OutboxMessage message) => _policy.KnowsIds || message.Message.Severity is NoticeSeverity.Critical;

    private (OutboxMessage? Head, TimeSpan Wait) Next(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_waiting.Count > _policy.FoldAbove)
            {
                Fold();
            }

            while (_sent.TryPeek(out DateTimeOffset oldest) && now - oldest >= Minute)
            {
                _sent.Dequeue();
            }

            DateTimeOffset free = _sent.Count < _policy.MostPerMinute ? now : _sent.Peek() + Minute;
            TimeSpan wait = Positive((free > _notBefore ? free : _notBefore) - now);
            OutboxMessage? head = _waiting.FirstOrDefault();
            if (head is not null && wait == TimeSpan.Zero)
            {
                // Counted here, so that nobody folds it while it is on its way.
                head.Attempts++;
            }

            return (head, wait);
        }
    }

    // One that was tried already keeps its id: it may be there.
    private void Fold()
    {
        int from = _waiting.Count > 0 && _waiting[0].Attempts > 0 ? 1 : 0;
        if (_waiting.Count - from < 2)
        {
            return;
        }

        OutboxMessage[] members = [.. _waiting.Skip(from)];
        _waiting.RemoveRange(from, members.Length);
        _waiting.Add(outbox.Fold(name, members));
    }

    private void Attempt(OutboxMessage message, CancellationToken cancel)
    {
        _sent.Enqueue(settings.Time.GetUtcNow());
        if (!IsRepeatable(message))
        {
            outbox.Mark(name, message, DeliveryState.Sending);
        }

        AlertDelivery delivery = Deliver(message.Message, cancel);
        switch (delivery.Outcome)
        {
            case AlertOutcome.Delivered:
                End(message, DeliveryState.Delivered, "");
                break;
            case AlertOutcome.Refused:
                End(message, DeliveryState.Refused, delivery.Text);
                settings.Raise(new AlertFault("alert-channel", NoticeSeverity.Warning, $"{name} does not take alerts: {delivery.Text}", NotTo: name));
                break;
            case AlertOutcome.Unclear when !IsRepeatable(message):
                End(message, DeliveryState.Unclear, delivery.Text);
                break;
            default:
                outbox.Mark(name, message, DeliveryState.Waiting, delivery.Text);
                Pause(message.Attempts);
                break;
        }

        PauseAsAsked(delivery);
    }

    private AlertDelivery Deliver(AlertMessage message, CancellationToken cancel)
    {
        try
        {
            return sink.Deliver(message, cancel);
        }
        catch (Exception problem)
        {
            // Whatever a plugin throws must not end the way to it, nor be shown: its text may hold a secret.
            return new AlertDelivery(AlertOutcome.Unclear, $"the sink failed with {problem.GetType().Name}");
        }
    }

    private void End(OutboxMessage message, DeliveryState state, string answer)
    {
        outbox.Mark(name, message, state, answer);
        _notBefore = DateTimeOffset.MinValue;
        lock (_gate)
        {
            _waiting.Remove(message);
        }
    }

    private void Pause(int attempts)
    {
        TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 10));
        _notBefore = settings.Time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
    }

    private void PauseAsAsked(AlertDelivery delivery)
    {
        if (delivery.RetryAfter is { } asked && asked > TimeSpan.Zero)
        {
            DateTimeOffset until = settings.Time.GetUtcNow() + (asked < LongestAsked ? asked : LongestAsked);
            _notBefore = until > _notBefore ? until : _notBefore;
        }
    }

    // A sign of life is worth nothing later: it is neither kept nor sent again.
    private void Beat(DateTimeOffset now, CancellationToken cancel)
    {
        if (_policy.HeartbeatSeconds is not { } seconds || now < _nextBeat)
        {
            return;
        }

        _nextBeat = now + TimeSpan.FromSeconds(seconds);
        if (settings.IsWell())
        {
            Deliver(
                new AlertMessage
                {
                    Id = FormattableString.Invariant($"{settings.Run}-{now.ToUnixTimeSeconds()}-beat-{++_beats}"),
                    Run = settings.Run,
                    Badge = settings.Badge,
                    Kind = AlertKind.Heartbeat,
                    Severity = NoticeSeverity.Information,
                    Rule = EnumNames.Write(AlertKind.Heartbeat),
                    Text = FormattableString.Invariant($"the run is alive; the next sign of life comes in {seconds} s"),
                    TimeNs = settings.Time.NowNs(),
                },
                cancel);
        }
    }
}
