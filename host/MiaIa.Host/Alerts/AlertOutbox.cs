using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>
/// Numbers the messages of a run and keeps them, before anybody sends one. When the journal cannot be written it goes on in memory: an
/// alert that the disk is broken must not need the disk. Called from several threads.
/// </summary>
/// <param name="run">Id of the run.</param>
/// <param name="store">The journal; null where none is kept.</param>
/// <param name="time">The clock.</param>
internal sealed class AlertOutbox(string run, AlertStore? store, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Alert> _unkeptAlerts = [];
    private readonly List<OutboxMessage> _unkeptMessages = [];
    private int _last = store?.LastMessage() ?? 0;

    /// <summary>Why it cannot be kept; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Gives a message its number and its id.</summary>
    /// <param name="draft">The message, its id left open.</param>
    /// <param name="sinks">Where it goes.</param>
    public OutboxMessage Number(AlertMessage draft, IReadOnlyList<string> sinks)
    {
        lock (_gate)
        {
            return Next(draft, sinks);
        }
    }

    /// <summary>Keeps alerts as they stand, and what is to be told of them.</summary>
    public void Commit(IReadOnlyCollection<Alert> alerts, IReadOnlyCollection<OutboxMessage> messages)
    {
        lock (_gate)
        {
            // What could not be kept is tried again with what comes next.
            foreach (Alert alert in alerts)
            {
                _unkeptAlerts[alert.Number] = alert;
            }

            _unkeptMessages.AddRange(messages);
            if (_unkeptAlerts.Count + _unkeptMessages.Count > 0)
            {
                Keep(kept => kept.Write(_unkeptAlerts.Values, _unkeptMessages, time.NowNs()));
            }

            if (Fault is null)
            {
                _unkeptAlerts.Clear();
                _unkeptMessages.Clear();
            }
        }
    }

    /// <summary>Keeps how a delivery stands.</summary>
    public void Mark(string sink, OutboxMessage message, DeliveryState state, string answer = "") =>
        Keep(kept => kept.Mark(sink, message, state, answer, time.NowNs()));

    /// <summary>Makes one message of several.</summary>
    /// <param name="sink">The sink that gets it.</param>
    /// <param name="members">The several, in order.</param>
    public OutboxMessage Fold(string sink, IReadOnlyList<OutboxMessage> members)
    {
        OutboxMessage into = Number(FoldedMessage.Of([.. members.Select(m => m.Message)]), [sink]);
        Keep(kept => kept.Fold(sink, members, into, time.NowNs()));
        return into;
    }

    /// <summary>The alerts that are kept.</summary>
    public IReadOnlyList<Alert> Alerts() => Kept(kept => kept.Alerts());

    /// <summary>The deliveries that an earlier process did not end.</summary>
    public IReadOnlyList<PendingDelivery> Unfinished() => Kept(kept => kept.Unfinished(run));

    /// <summary>Which alerts persons acknowledged, and who.</summary>
    public IReadOnlyList<(int Alert, string By)> Acknowledged() => Kept(kept => kept.Acknowledged());

    private OutboxMessage Next(AlertMessage draft, IReadOnlyList<string> sinks)
    {
        int number = ++_last;
        return new OutboxMessage(number, draft with { Id = FormattableString.Invariant($"{run}-{number}") }, sinks);
    }

    private void Keep(Action<AlertStore> work) => Kept<int>(kept =>
    {
        work(kept);
        return [];
    });

    private IReadOnlyList<T> Kept<T>(Func<AlertStore, IReadOnlyList<T>> work)
    {
        lock (_gate)
        {
            if (store is null)
            {
                return [];
            }

            try
            {
                IReadOnlyList<T> read = work(store);
                Fault = null;
                return read;
            }
            catch (JournalException problem)
            {
                Fault = problem.Message;
                return [];
            }
        }
    }
}
