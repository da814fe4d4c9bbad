using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>
/// Stands between the engine and its broker: writes down each answer with the call at which it was taken, and after a restart gives the
/// recorded ones at the same calls again, so that the engine comes to where it was. Nothing is sent meanwhile to a broker that keeps
/// orders elsewhere; behind the last recorded call it is asked for what it knows, and what it has already is not sent again.
/// </summary>
/// <param name="broker">The broker.</param>
/// <param name="mostWait">How long a broker may take to tell what it knows.</param>
internal sealed class RecordedBroker(IBroker broker, TimeSpan mostWait) : IBroker
{
    private readonly RecordedAnswers _recorded = new();
    private readonly BrokerWord _word = new();
    private readonly GivenAnswers _given = new();
    private readonly HashSet<long> _submitted = [];
    private readonly HashSet<long> _changing = [];
    private RecoveryPhase _phase = RecoveryPhase.Live;
    private long _calls;
    private long _lastRecorded;
    private bool _isOpened;
    private long _nowNs;
    private bool _hasAnswer;
    private MarketEvent _answer;

    /// <summary>Writes the answers down; null where they are not kept.</summary>
    public InputRecorder? Inputs { get; set; }

    /// <summary>Whether only recorded answers are ever given: a replay.</summary>
    public bool IsDeafForEver { get; init; }

    /// <summary>What could not be brought back; null while it agrees.</summary>
    public string? Difference { get; private set; }

    /// <inheritdoc />
    public bool IsSimulated => broker.IsSimulated;

    /// <inheritdoc />
    public bool IsReproducible => broker.IsReproducible;

    /// <summary>Whether the run has still to come to what was recorded, or to what the broker did before the restart.</summary>
    public bool IsCatchingUp => _phase is not RecoveryPhase.Live;

    private bool IsReplaying => _phase is RecoveryPhase.Replaying;

    // A broker that is a function of what it is given is given it again.
    private bool IsDeaf => IsReplaying && (IsDeafForEver || !broker.IsReproducible);

    /// <summary>Calls so far.</summary>
    public long Calls => _calls;

    /// <summary>Begins to give recorded answers.</summary>
    /// <param name="lastRecorded">The last call up to which the run is recorded: at the next one the broker itself speaks.</param>
    public void BeginReplay(long lastRecorded) => (_phase, _lastRecorded) = (RecoveryPhase.Replaying, lastRecorded);

    /// <summary>Adds recorded answers, in order.</summary>
    public void Add(IEnumerable<(long Calls, MarketEvent Answer)> answers) => _recorded.Add(answers);

    /// <summary>
    /// The recorded events are over. The recorded calls need not be, where a fault of the program ended an event.
    /// </summary>
    public void EndReplay()
    {
        if (_recorded.HasAny)
        {
            Differ($"the engine did not take {_recorded.Describe()}");
        }

        if (_calls >= _lastRecorded)
        {
            Wake();
        }
    }

    /// <inheritdoc />
    public bool OnMarket(in MarketEvent e)
    {
        Call(e.TimeNs);
        if (IsDeaf)
        {
            return _isOpened = _recorded.IsNextAt(CallKey.Of(_calls + 1, isOpened: true));
        }

        broker.OnMarket(in e);
        return _isOpened = Fetch();
    }

    /// <inheritdoc />
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        Call(timeNs);
        if (_phase is not RecoveryPhase.Live)
        {
            Resubmit(orders, timeNs);
            return;
        }

        broker.Submit(orders, timeNs);
    }

    /// <inheritdoc />
    public void Cancel(long orderId, long timeNs)
    {
        Call(timeNs);
        if (!IsDeaf && !_word.WillEnd(orderId))
        {
            broker.Cancel(orderId, timeNs);
        }
    }

    /// <inheritdoc />
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
        Call(timeNs);
        if (IsDeaf)
        {
            _changing.Add(orderId);
        }
        else if (_word.WorksWith(orderId, priceTicks, quantity))
        {
            // It was changed before the restart: what is missing is the word of it.
            _phase = RecoveryPhase.CatchingUp;
            _word.AddFirst(MarketEvent.Of(
                EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(orderId, OrderReason.None, quantity, priceTicks)));
        }
        else
        {
            _word.Forget(orderId);
            broker.Modify(orderId, priceTicks, quantity, timeNs);
        }
    }

    /// <inheritdoc />
    public void Reconcile(long timeNs)
    {
        Call(timeNs);
        if (_phase is RecoveryPhase.CatchingUp && _word.HoldsAt(timeNs))
        {
            _given.Ask(timeNs);
        }
        else if (!IsDeaf)
        {
            broker.Reconcile(timeNs);
        }
    }

    /// <inheritdoc />
    public bool TryRead(out MarketEvent answer)
    {
        Call(_nowNs);
        long key = CallKey.Of(_calls, _isOpened);
        _isOpened = false;
        if (IsDeaf)
        {
            bool isRecorded = _recorded.IsNextAt(key);
            answer = isRecorded ? Recorded() : default;
            return isRecorded;
        }

        if (!Fetch())
        {
            // What was told in one go stays together.
            Inputs?.CloseAnswers();
            answer = default;
            return false;
        }

        (answer, _hasAnswer) = (_answer, false);
        if (IsReplaying)
        {
            Compare(in answer, key);
            return true;
        }

        if (_phase is RecoveryPhase.CatchingUp)
        {
            _given.Add(in answer);
        }

        Inputs?.OnAnswer(in answer, key);
        return true;
    }

    // Behind the last recorded call the broker itself speaks.
    private void Call(long timeNs)
    {
        _calls++;
        _nowNs = Math.Max(_nowNs, timeNs);
        if (IsReplaying && _calls > _lastRecorded)
        {
            Wake();
        }
    }

    private void Resubmit(ReadOnlySpan<Order> orders, long timeNs)
    {
        bool isSent = IsReplaying && !IsDeaf;
        int unknown = 0;
        foreach (ref readonly Order order in orders)
        {
            _submitted.Add(order.Id);
            _given.OnSubmit(in order);
            unknown += IsDeaf || _word.Knows(order.Id) ? 0 : 1;
        }

        // A bracket is taken as one piece: the broker has all of it, or none.
        if (isSent || unknown == orders.Length)
        {
            broker.Submit(orders, timeNs);
            return;
        }

        for (int i = 0; unknown > 0 && i < orders.Length; i++)
        {
            if (!_word.Knows(orders[i].Id))
            {
                broker.Submit(orders.Slice(i, 1), timeNs);
            }
        }
    }

    private MarketEvent Recorded()
    {
        MarketEvent answer = _recorded.Take();
        _given.Add(in answer);
        if (RecordedAnswers.IsUpdate(answer.Kind))
        {
            _changing.Remove(answer.Order.OrderId);
        }

        return answer;
    }

    private void Compare(in MarketEvent answer, long key)
    {
        if (!_recorded.HasAny)
        {
            Differ($"the broker now says {RecordedAnswers.Text(in answer)}, which is not recorded");
            return;
        }

        bool isAtCall = _recorded.IsNextAt(key);
        string recorded = _recorded.Describe();
        MarketEvent before = _recorded.Take();
        if (!isAtCall || !RecordedAnswers.AreSame(in before, in answer))
        {
            Differ($"the broker now says {RecordedAnswers.Text(in answer)} at call {_calls}; recorded is {recorded}");
        }
    }

    // The broker speaks again. One that keeps orders elsewhere is asked first.
    private void Wake()
    {
        if (!IsReplaying || IsDeafForEver)
        {
            return;
        }

        if (broker.IsReproducible)
        {
            _phase = RecoveryPhase.Live;
            return;
        }

        _phase = RecoveryPhase.CatchingUp;
        broker.Reconcile(_nowNs);
        Deadline deadline = new(mostWait);
        SpinWait spin = default;
        while (true)
        {
            if (broker.TryRead(out MarketEvent answer))
            {
                bool isOfChange = answer.Kind is EventKind.OrderAcknowledged && _changing.Contains(answer.Order.OrderId);
                bool isKnown = _recorded.WasTold(in answer) && !isOfChange;
                _word.Add(in answer, isKnown);
                if (answer.Kind is EventKind.Reconciled)
                {
                    return;
                }
            }
            else if (deadline.IsOver)
            {
                Differ($"the broker did not tell within {mostWait.TotalSeconds:0} s what it knows");
                return;
            }
            else
            {
                spin.SpinOnce();
            }
        }
    }

    private bool Fetch()
    {
        if (_hasAnswer)
        {
            return _hasAnswer;
        }

        if (_phase is RecoveryPhase.CatchingUp)
        {
            if (_word.TryTake(_nowNs, _submitted, out _answer) || _given.TryTake(out _answer))
            {
                return _hasAnswer = true;
            }

            _phase = _word.HoldsAt(_nowNs) ? _phase : RecoveryPhase.Live;
        }

        return _hasAnswer = broker.TryRead(out _answer);
    }

    private void Differ(string what) => Difference ??= what;
}
