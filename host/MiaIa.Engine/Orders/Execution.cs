using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Between the market, the broker and the books: the broker sees the market first, its answers are taken in, the account is
/// marked, and what the answers show is acted on: a position without its stop, a doubt, a halt, the emergency stop.
/// </summary>
internal sealed class Execution
{
    private readonly EngineSetup _setup;
    private readonly IBroker _broker;
    private readonly Router _router;
    private readonly Position _position;
    private readonly RiskControl _risk;
    private readonly EventDispatch _dispatch;
    private readonly ExitPlan _exits;
    private readonly BrokerAnswers _answers;
    private readonly Protection _protection;
    private readonly Reconciliation _reconciliation;
    private readonly EmergencyStop _emergency;
    private readonly Closing _closing;
    private HaltState _state;
    private bool _isMarkDue;

    public Execution(
        EngineSetup setup, Router router, Position position, RiskControl risk, EventDispatch dispatch, Fingerprint fingerprint)
    {
        (_setup, _broker, _router, _position, _risk, _dispatch) = (setup, setup.Broker, router, position, risk, dispatch);
        _exits = new ExitPlan(setup.Exits, router, position);
        _answers = new BrokerAnswers(setup, fingerprint, router, position);
        _protection = new Protection(setup, router, position);
        _reconciliation = new Reconciliation(setup, router, _answers, position, risk);
        _emergency = new EmergencyStop(setup, router, _reconciliation, position);
        _closing = new Closing(setup, router, position);
        Pause = new EntryPause(setup.Cooldown);
        Schedule(long.MinValue);
    }

    /// <summary>The last price of the traded instrument, in ticks.</summary>
    public int PriceTicks { get; private set; }

    /// <summary>The round trip that is under way; null when flat.</summary>
    public OpenPosition? OpenPosition => _position.Quantity == 0 ? null : new OpenPosition(
        _position.Side, Math.Abs(_position.Quantity), _position.EntryNs, _position.EntryTicks, PriceTicks, _position.OpenProfit(PriceTicks),
        _position.AdverseTicks(_position.Side), _position.FavourableTicks(_position.Side), _router.StopTicks, _router.TargetTicks);

    /// <summary>Why the engine stopped itself; null while it works.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Keeps entries apart.</summary>
    public EntryPause Pause { get; }

    /// <summary>Whether the broker cannot be reached.</summary>
    public bool IsBrokerLost => _router.IsBrokerLost;

    /// <summary>
    /// Whether an entry may be sent as far as orders are concerned: the broker is there, nothing about it is in doubt, and nothing of an
    /// earlier bracket may still be filled.
    /// </summary>
    public bool IsOpen => !IsBrokerLost && !_reconciliation.IsInDoubt
        && (_position.Quantity != 0 || _router.WorkingCount == 0 || _router.HasWorkingEntry);

    /// <summary>When it wants to be asked again at the latest, nanoseconds UTC.</summary>
    public long DueNs { get; private set; }

    /// <summary>A print of the traded instrument.</summary>
    public void OnTrade(in MarketEvent e)
    {
        PriceTicks = e.Trade.PriceTicks;
        ToBroker(in e);
        if (_position.Quantity != 0)
        {
            _position.OnRange(PriceTicks, PriceTicks);
            MarkEquity(e.TimeNs);
            _exits.OnPrice(e.TimeNs);
        }
    }

    /// <summary>A base bar of the traded instrument.</summary>
    public void OnBar(in MarketEvent e)
    {
        PriceTicks = e.Bar.CloseTicks;
        ToBroker(in e);
        if (_position.Quantity != 0)
        {
            _position.OnBar(in e);
            MarkEquity(e.TimeNs);
            _exits.OnBar(e.TimeNs);
        }
    }

    /// <summary>
    /// A roll. Nothing may be carried over it: what the clock did not close is closed at the old contract's last price.
    /// </summary>
    public void OnRoll(in MarketEvent e)
    {
        if (_position.Quantity != 0 || _router.WorkingCount > 0)
        {
            _router.Exit(ExitReason.Roll, e.TimeNs);
            ToBroker(in e);
        }
    }

    /// <summary>Shows the broker an event and takes its answers.</summary>
    public void ToBroker(in MarketEvent e)
    {
        if (_broker.OnMarket(in e))
        {
            Drain(e.TimeNs);
        }
    }

    /// <summary>Closes the position at the market.</summary>
    public void Exit(ExitReason reason, long timeNs)
    {
        _router.Exit(reason, timeNs);
        Drain(timeNs);
    }

    /// <summary>Carries out what halts ask for that were raised meanwhile: everything closed, or a working entry cancelled.</summary>
    public void Obey(long timeNs)
    {
        OnHaltState(_risk.Halts.State, timeNs);
        bool isLeft = _state is HaltState.HaltTrading && _position.Quantity != 0 && _router.Closing is ExitReason.None;
        if (_risk.Watch.TakeExit() || isLeft)
        {
            Exit(ExitReason.Halt, timeNs);
        }
        else if (_risk.Watch.TakeCancel())
        {
            CancelEntry(timeNs);
        }
    }

    /// <summary>Cancels a working entry.</summary>
    public void CancelEntry(long timeNs)
    {
        _router.CancelEntry(timeNs);
        Drain(timeNs);
    }

    /// <summary>An answer that came as an event.</summary>
    public void OnAnswer(in MarketEvent answer)
    {
        Take(in answer, answer.TimeNs);
        Drain(answer.TimeNs);
    }

    /// <summary>The broker is lost, or back: then it is asked for everything before anything is sent.</summary>
    public void OnBroker(bool isLost, long timeNs)
    {
        _router.IsBrokerLost = isLost;
        if (isLost)
        {
            _reconciliation.OnLost();
        }
        else
        {
            _reconciliation.Doubt(timeNs);
            _reconciliation.Ask(timeNs);
        }

        Drain(timeNs);
    }

    /// <summary>Time passes.</summary>
    public void OnTime(long timeNs)
    {
        _reconciliation.OnTime(timeNs);
        _protection.OnTime(timeNs, PriceTicks);
        _emergency.OnTime(timeNs);
        _closing.OnTime(timeNs);
        Drain(timeNs);
    }

    /// <summary>Takes all answers that wait.</summary>
    public void Drain(long timeNs)
    {
        bool isAnswered;
        do
        {
            isAnswered = false;
            while (_broker.TryRead(out MarketEvent answer))
            {
                isAnswered = true;
                Take(in answer, timeNs);
            }

            MarkFills(timeNs);
            Schedule(timeNs);
        }
        while (isAnswered);
    }

    private void Take(in MarketEvent answer, long timeNs)
    {
        switch (answer.Kind)
        {
            case EventKind.BrokerPosition:
                _reconciliation.OnPosition(in answer.BrokerPosition, timeNs);
                return;
            case EventKind.Reconciled:
                OnReconciled(timeNs);
                return;
            case EventKind.BrokerAccount:
                _risk.OnAccount(in answer);
                return;
        }

        _reconciliation.Hear(in answer);
        long trips = _router.LastTrip.Id;
        bool wasFlat = _position.Quantity == 0;
        if (!_answers.Take(in answer, timeNs))
        {
            return;
        }

        if (_answers.IsRefusal)
        {
            _risk.Rates.OnReject(answer.TimeNs);
        }

        AfterFills(trips, wasFlat, timeNs);
        _isMarkDue |= answer.Kind is EventKind.Fill;
        if (answer.Kind is EventKind.Fill && !_answers.IsCorrection)
        {
            _dispatch.Send(in answer);
        }

        ActOn(_answers.TakeFindings(), timeNs);
    }

    // The emergency stop runs until it is verified, or a person resumes.
    private void OnHaltState(HaltState state, long timeNs)
    {
        if (state == _state)
        {
            return;
        }

        _state = state;
        if (state is HaltState.Emergency)
        {
            _emergency.Begin(timeNs);
            Drain(timeNs);
        }
        else
        {
            _emergency.Release();
            Schedule(timeNs);
        }
    }

    private void AfterFills(long trips, bool wasFlat, long timeNs)
    {
        bool isTripOver = _router.LastTrip.Id != trips;
        if (_position.Quantity != 0 && (wasFlat || isTripOver))
        {
            _risk.Gate.OnEntry();
        }

        if (isTripOver)
        {
            Pause.OnTripEnd(_router.LastTrip);
            _risk.Watch.OnTripEnd(_router.LastTrip.Net, timeNs);
            _dispatch.SendTripEnd(_router.LastTrip, timeNs);
        }
    }

    private void OnReconciled(long timeNs)
    {
        long trips = _router.LastTrip.Id;
        bool wasFlat = _position.Quantity == 0;
        _reconciliation.OnReconciled(timeNs, PriceTicks);
        AfterFills(trips, wasFlat, timeNs);
        _isMarkDue |= wasFlat != (_position.Quantity == 0) || trips != _router.LastTrip.Id;
        ActOn(_answers.TakeFindings(), timeNs);
        _emergency.OnReconciled(timeNs);
        if (!_reconciliation.IsInDoubt)
        {
            _risk.Feed.OnReconciled(timeNs);
        }

        _protection.Place(timeNs, PriceTicks);
    }

    private void ActOn(Findings found, long timeNs)
    {
        if (found is Findings.None)
        {
            return;
        }

        if (Has(found, Findings.Doubt) || Has(found, Findings.LateEntry))
        {
            _reconciliation.Doubt(timeNs);
        }

        if (Has(found, Findings.EntryMissing))
        {
            _setup.Journal.OnNote(
                timeNs, NoteKind.Invariant, $"position {_position.Quantity} is wrong: a fill of its entry was not told; the broker is asked");
            _reconciliation.AskSoon(timeNs);
        }

        if (Has(found, Findings.StopEnded) && (_position.Quantity != 0 || _router.HasWorkingEntry))
        {
            _router.CancelEntry(timeNs);
            _reconciliation.Doubt(timeNs);
        }

        if (Has(found, Findings.Overfilled))
        {
            Stop(timeNs, "an order was filled for more than it was sent for");
        }

        if (Has(found, Findings.Reversed) && _position.Quantity != 0)
        {
            _setup.Journal.OnNote(timeNs, NoteKind.Invariant, $"position {_position.Quantity} after a fill through zero: closed");
            _reconciliation.Doubt(timeNs);
            _router.CancelAll(timeNs);
            _router.Exit(ExitReason.Halt, timeNs);
        }

        if (Has(found, Findings.LateEntry))
        {
            _protection.Place(timeNs, PriceTicks);
        }

        if (Has(found, Findings.TargetRefused))
        {
            _setup.Journal.OnNote(timeNs, NoteKind.Invariant, "the target was refused; the stop stays");
        }

        ActOnRefusedStop(found, timeNs);
    }

    private static bool Has(Findings found, Findings one) => (found & one) == one;

    private void ActOnRefusedStop(Findings found, long timeNs)
    {
        bool isUseful = _position.Quantity != 0 || _router.HasWorkingEntry;
        if (Has(found, Findings.StopRefused) && isUseful && !(_position.Quantity != 0 && _router.IsProtected))
        {
            _setup.Journal.OnNote(timeNs, NoteKind.Invariant, "the stop was refused: its entry is cancelled, its position closed");
            _router.Exit(ExitReason.Halt, timeNs);
        }

        if (Has(found, Findings.RescueRefused) && _position.Quantity != 0)
        {
            _risk.Watch.Raise(
                HaltCause.Unprotected, timeNs, $"position {_position.Quantity} has no working stop, and the one placed was refused");
        }
    }

    // Once all answers of the moment are in: after the entry's fill alone, a position that its stop has closed in the same bar
    // would be marked at that bar's close.
    private void MarkFills(long timeNs)
    {
        if (_isMarkDue)
        {
            _isMarkDue = false;
            MarkEquity(timeNs);
            _risk.Watch.Write(timeNs);
        }

        Obey(timeNs);
    }

    private void MarkEquity(long timeNs)
    {
        bool isLossReached = _risk.Gate.OnEquity(_position.Realised, _position.Fees, _position.OpenProfit(PriceTicks));
        _risk.Watch.OnEquity(isLossReached, timeNs);
        Obey(timeNs);
    }

    private void Schedule(long timeNs)
    {
        _protection.Check(timeNs);
        _emergency.Check(timeNs);
        _closing.Check(timeNs);
        _reconciliation.CheckAnswers();
        DueNs = Math.Min(Math.Min(_protection.DueNs, _closing.DueNs), Math.Min(_emergency.DueNs, _reconciliation.DueNs));
    }

    private void Stop(long timeNs, string reason)
    {
        if (Stopped is null)
        {
            Stopped = reason;
            _setup.Journal.OnNote(timeNs, NoteKind.Invariant, reason);
            _router.Exit(ExitReason.Halt, timeNs);
        }
    }
}
