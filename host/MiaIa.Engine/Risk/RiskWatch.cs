using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// Watches the account against its limits: raises the halts, remembers what they ask for until it is carried out, and writes down
/// where the account stands.
/// </summary>
internal sealed class RiskWatch(RiskLimits limits, IJournal journal, EntryGate gate, HaltBook halts)
{
    private readonly long _pauseNs = limits.LossStreak.Pause.Ticks * TimeSpan.NanosecondsPerTick;
    private bool _isExitDue;
    private bool _isCancelDue;
    private bool _isWarned;

    /// <summary>Begins a halt: says so, and has entries cancelled or everything closed as its state asks for.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <param name="text">Why, in words.</param>
    /// <param name="untilNs">End of the pause, for a cause that pauses.</param>
    /// <param name="isManual">Whether only a person releases it, for a cause that has no release of its own.</param>
    public void Raise(HaltCause cause, long timeNs, string text, long untilNs = 0, bool isManual = true)
    {
        if (!halts.Raise(cause, timeNs, text, untilNs, isManual))
        {
            return;
        }

        // A pause stops what comes next; what was sent before it stands with its bracket.
        _isExitDue |= halts.State is HaltState.HaltTrading;
        _isCancelDue |= cause is not (HaltCause.LossStreak or HaltCause.OrderRate or HaltCause.RejectRate);
        journal.OnNote(timeNs, HaltCodes.Of(cause) is ReasonCode.Limit ? NoteKind.Halt : NoteKind.Limit, text);
        Write(timeNs);
    }

    /// <summary>Whether everything is to be closed; asked once.</summary>
    public bool TakeExit()
    {
        bool isDue = _isExitDue;
        _isExitDue = false;
        _isCancelDue &= !isDue;
        return isDue;
    }

    /// <summary>Whether a working entry is to be cancelled; asked once.</summary>
    public bool TakeCancel()
    {
        bool isDue = _isCancelDue;
        _isCancelDue = false;
        return isDue;
    }

    /// <summary>The account was marked.</summary>
    /// <param name="isLossReached">Whether the daily loss was reached just now.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void OnEquity(bool isLossReached, long timeNs)
    {
        if (isLossReached)
        {
            Raise(HaltCause.DailyLoss, timeNs, $"daily loss: {gate.DayProfit:0.00} USD; flat and halted until the next session date");
        }

        if (gate.IsDrawdownReached && !halts.Holds(HaltCause.Drawdown))
        {
            Raise(HaltCause.Drawdown, timeNs,
                $"drawdown: equity {gate.Equity:0.00} USD is {limits.Drawdown.HaltPercent:0.##} % or more below its peak of {gate.PeakEquity:0.00}; flat and halted until a person resumes");
        }

        OnWarning(timeNs);
        if (gate.TakeTarget())
        {
            journal.OnNote(timeNs, NoteKind.Limit, $"daily target: {gate.DayProfit:0.00} USD; everything is closed");
            _isExitDue = true;
        }
    }

    /// <summary>A round trip is over.</summary>
    /// <param name="net">Its result after fees, in dollars.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    public void OnTripEnd(decimal net, long timeNs)
    {
        int streak = gate.OnTripEnd(net);
        if (net < 0 && streak >= limits.LossStreak.Losses)
        {
            Raise(HaltCause.LossStreak, timeNs,
                $"{streak} losses in a row: no entries for {limits.LossStreak.Pause.TotalMinutes:0.##} minutes", timeNs + _pauseNs);
        }
    }

    /// <summary>A person resumes: a drawdown is measured from here on, and what waits for a person ends.</summary>
    public void Resume(long timeNs, string reason)
    {
        if (halts.Holds(HaltCause.Drawdown))
        {
            gate.ResetPeak();
        }

        halts.Resume(timeNs, reason);
        Write(timeNs);
    }

    /// <summary>Writes down where the account stands.</summary>
    public void Write(long timeNs)
    {
        AccountRecord account = gate.Record;
        journal.OnAccount(in account, timeNs);
    }

    // Once for each way down: it is told again only after a new peak.
    private void OnWarning(long timeNs)
    {
        if (gate.Equity >= gate.PeakEquity)
        {
            _isWarned = false;
        }
        else if (!_isWarned && gate.IsDrawdownWarned && !halts.Holds(HaltCause.Drawdown))
        {
            _isWarned = true;
            journal.OnNote(timeNs, NoteKind.Limit,
                $"drawdown warning: equity {gate.Equity:0.00} USD is {limits.Drawdown.WarnPercent:0.##} % or more below its peak of {gate.PeakEquity:0.00}; entries are made smaller");
        }
    }
}
