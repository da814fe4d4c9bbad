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
internal sealed class AlertOutbox(string run, AlertStore? store, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Alert> _unkeptAlerts = [];
    private readonly List<OutboxMessage> _unkeptMessages = [];
    private readonly Dictionary<(string Sink, int Message), (OutboxMessage Message, DeliveryState State, string Answer)> _unkeptMarks = [];
    private int _last = store?.LastMessage() ?? 0;
    private bool _isClosed;

    /// <summary>Why it cannot be kept; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether something is not kept that should be.</summary>
    public bool IsBehind
    {
        get
        {
            lock (_gate)
            {
                return _unkeptAlerts.Count + _unkeptMessages.Count + _unkeptMarks.Count > 0;
            }
        }
    }

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

    /// <summary>Keeps alerts as they stand, and what is to be told of them. What could not be kept is tried again with what comes next.</summary>
    public void Commit(IReadOnlyCollection<Alert> alerts, IReadOnlyCollection<OutboxMessage> messages)
    {
        lock (_gate)
        {
            foreach (Alert alert in alerts)
            {
                _unkeptAlerts[alert.Number] = alert;
            }

            _unkeptMessages.AddRange(messages);
            if (_unkeptAlerts.Count + _unkeptMessages.Count > 0 && !IsKept(kept => kept.Write(_unkeptAlerts.Values, _unkeptMessages, time.NowNs())))
            {
                return;
            }

            _unkeptAlerts.Clear();
            _unkeptMessages.Clear();
            foreach (((string sink, int number), (OutboxMessage message, DeliveryState state, string answer)) in _unkeptMarks.ToArray())
            {
                if (IsKept(kept => kept.Mark(sink, message, state, answer, time.NowNs())))
                {
                    _unkeptMarks.Remove((sink, number));
                }
            }
        }
    }

    /// <summary>Keeps how a delivery stands.</summary>
    public void Mark(string sink, OutboxMessage message, DeliveryState state, string answer = "")
    {
        lock (_gate)
        {
            bool isKept = IsKept(kept => kept.Mark(sink, message, state, answer, time.NowNs()));
            _unkeptMarks.Remove((sink, message.Number));
            if (!isKept)
            {
                _unkeptMarks[(sink, message.Number)] = (message, state, answer);
            }
        }
    }

    /// <summary>Makes one message of several.</summary>
    /// <param name="sink">The sink that gets it.</param>
    /// <param name="members">The several, in order.</param>
    public OutboxMessage Fold(string sink, IReadOnlyList<OutboxMessage> members)
    {
        OutboxMessage into = Number(FoldedMessage.Of([.. members.Select(m => m.Message)]), [sink]);
        lock (_gate)
        {
            if (!IsKept(kept => kept.Fold(sink, members, into, time.NowNs())))
            {
                _unkeptMessages.Add(into);
                foreach (OutboxMessage member in members)
                {
                    _unkeptMarks[(sink, member.Number)] = (member, DeliveryState.Folded, "");
                }
            }
        }

        return into;
    }

    /// <summary>The alerts that are kept.</summary>
    public IReadOnlyList<Alert> Alerts() => Kept(kept => kept.Alerts());

    /// <summary>The deliveries that an earlier process did not end.</summary>
    public IReadOnlyList<PendingDelivery> Unfinished() => Kept(kept => kept.Unfinished(run));

    /// <summary>Which alerts persons acknowledged, and who.</summary>
    public IReadOnlyList<(int Alert, string By)> Acknowledged() => Kept(kept => kept.Acknowledged());

    /// <summary>Closes the journal; what a sink still has to say after that is not kept.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            store?.Dispose();
        }
    }

    private OutboxMessage Next(AlertMessage draft, IReadOnlyList<string> sinks)
    {
        int number = ++_last;
        return new OutboxMessage(number, draft with { Id = FormattableString.Invariant($"{run}-{number}") }, sinks);
    }

    // After the end there is nothing to be kept in, and nobody to keep it for.
    private bool IsKept(Action<AlertStore> work)
    {
        if (store is null || _isClosed)
        {
            return true;
        }

        try
        {
            work(store);
            Fault = null;
            return true;
        }
        catch (JournalException problem)
        {
            Fault = problem.Message;
            return false;
        }
    }

    private IReadOnlyList<T> Kept<T>(Func<AlertStore, IReadOnlyList<T>> read)
    {
        lock (_gate)
        {
            try
            {
                return store is null || _isClosed ? [] : read(store);
            }
            catch (JournalException problem)
            {
                Fault = problem.Message;
                return [];
            }
        }
    }
}
