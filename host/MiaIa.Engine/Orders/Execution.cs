using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Between the market, the broker and the books: the broker sees the market first, its answers are taken in, the account is
/// marked, and a position without its stop ends the run.
/// </summary>
internal sealed class Execution(
    EngineSetup setup, Router router, Position position, EntryGate gate, EventDispatch dispatch)
{
    private readonly IBroker _broker = setup.Broker;
    private readonly ExitPlan _exits = new(setup.Exits, router, position);
    private bool _isMarkDue;

    /// <summary>The last price of the traded instrument, in ticks.</summary>
    public int PriceTicks { get; private set; }

    /// <summary>The round trip that is under way; null when flat.</summary>
    public OpenPosition? OpenPosition => position.Quantity == 0 ? null : new OpenPosition(
        position.Side, Math.Abs(position.Quantity), position.EntryNs, position.EntryTicks, PriceTicks, position.OpenProfit(PriceTicks),
        position.AdverseTicks(position.Side), position.FavourableTicks(position.Side), router.StopTicks, router.TargetTicks);

    /// <summary>Why the engine stopped itself; null while it works.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Keeps entries apart.</summary>
    public EntryPause Pause { get; } = new(setup.Cooldown);

    /// <summary>A print of the traded instrument.</summary>
    public void OnTrade(in MarketEvent e)
    {
        PriceTicks = e.Trade.PriceTicks;
        ToBroker(in e);
        if (position.Quantity != 0)
        {
            position.OnRange(PriceTicks, PriceTicks);
            MarkEquity(e.TimeNs);
            _exits.OnPrice(e.TimeNs);
        }
    }

    /// <summary>A base bar of the traded instrument.</summary>
    public void OnBar(in MarketEvent e)
    {
        PriceTicks = e.Bar.CloseTicks;
        ToBroker(in e);
        if (position.Quantity != 0)
        {
            position.OnBar(in e);
            MarkEquity(e.TimeNs);
            _exits.OnBar(e.TimeNs);
        }
    }

    /// <summary>
    /// A roll. Nothing may be carried over it: what the clock did not close is closed at the old contract's last price.
    /// </summary>
    public void OnRoll(in MarketEvent e)
    {
        if (position.Quantity != 0 || router.WorkingCount > 0)
        {
            router.Exit(ExitReason.Roll, e.TimeNs);
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
        router.Exit(reason, timeNs);
        Drain(timeNs);
    }

    /// <summary>Cancels a working entry.</summary>
    public void CancelEntry(long timeNs)
    {
        router.CancelEntry(timeNs);
        Drain(timeNs);
    }

    /// <summary>An answer that came as an event.</summary>
    public void OnAnswer(in MarketEvent answer)
    {
        Take(in answer);
        MarkFills(answer.TimeNs);
    }

    /// <summary>Takes all answers that wait.</summary>
    public void Drain(long timeNs)
    {
        while (_broker.TryRead(out MarketEvent answer))
        {
            Take(in answer);
        }

        MarkFills(timeNs);
    }

    private void Take(in MarketEvent answer)
    {
        long trips = router.LastTrip.Id;
        bool wasFlat = position.Quantity == 0;
        if (!router.OnAnswer(in answer))
        {
            return;
        }

        if (wasFlat && position.Quantity != 0)
        {
            gate.OnEntry();
        }

        if (router.LastTrip.Id != trips)
        {
            Pause.OnTripEnd(router.LastTrip);
            dispatch.SendTripEnd(router.LastTrip, answer.TimeNs);
        }

        if (answer.Kind is EventKind.Fill)
        {
            _isMarkDue = true;
            dispatch.Send(in answer);
        }

        if (answer.Kind is not EventKind.OrderAcknowledged && !router.IsProtected && !router.HasWorkingExit)
        {
            Stop(answer.TimeNs, $"position {position.Quantity} without a working stop of its size");
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
        }
    }

    private void MarkEquity(long timeNs)
    {
        bool isLossReached = gate.OnEquity(position.Realised, position.Fees, position.OpenProfit(PriceTicks));
        if (isLossReached)
        {
            setup.Journal.OnNote(
                timeNs, NoteKind.Limit, $"daily loss: {gate.DayProfit:0.00} USD; flat and halted until the next session date");
            router.Exit(ExitReason.Halt, timeNs);
        }
    }

    private void Stop(long timeNs, string reason)
    {
        if (Stopped is null)
        {
            Stopped = reason;
            setup.Journal.OnNote(timeNs, NoteKind.Invariant, reason);
            router.Exit(ExitReason.Halt, timeNs);
        }
    }
}
