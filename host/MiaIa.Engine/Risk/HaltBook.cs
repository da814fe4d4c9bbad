using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>
/// The halts that hold, each until its own release; the farthest of them says what may be done. One per cause: raising it again
/// changes nothing while it holds, except that a pause begins anew.
/// </summary>
/// <param name="journal">Where each beginning and end is written down.</param>
public sealed class HaltBook(IJournal journal)
{
    private readonly HaltRecord[] _halts = new HaltRecord[Enum.GetValues<HaltCause>().Length];
    private readonly bool[] _isActive = new bool[Enum.GetValues<HaltCause>().Length];
    private int _date;

    /// <summary>How far trading is halted now.</summary>
    public HaltState State { get; private set; }

    /// <summary>Whether entries are forbidden.</summary>
    public bool IsHalted => State is not HaltState.Normal;

    /// <summary>When the next pause runs out, nanoseconds UTC.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>The halts that hold.</summary>
    public IEnumerable<HaltRecord> Active => _halts.Where((_, i) => _isActive[i]);

    /// <summary>Whether a halt of this cause holds.</summary>
    public bool Holds(HaltCause cause) => _isActive[(int)cause];

    /// <summary>Every halt that holds refuses an entry, with the code of its limit.</summary>
    internal void Check(ref Steps steps)
    {
        for (int i = 0; IsHalted && i < _halts.Length; i++)
        {
            steps.Check(_isActive[i] ? HaltCodes.Of((HaltCause)i) : ReasonCode.None);
        }
    }

    /// <summary>Begins a halt.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <param name="text">Why, in words.</param>
    /// <param name="untilNs">End of the pause, for a cause that pauses.</param>
    /// <param name="isManual">Whether only a person releases it, for a cause that has no release of its own.</param>
    /// <returns>Whether it did not hold before.</returns>
    public bool Raise(HaltCause cause, long timeNs, string text, long untilNs = 0, bool isManual = true)
    {
        (HaltState state, HaltRelease release) = RuleOf(cause, isManual);
        bool isNew = !_isActive[(int)cause];
        HaltRelease before = _halts[(int)cause].Release;
        if (!isNew && (before == release || before is HaltRelease.Manual) && untilNs <= _halts[(int)cause].UntilNs)
        {
            return false;
        }

        _halts[(int)cause] = new HaltRecord(cause, state, release, timeNs, _date, untilNs, text);
        _isActive[(int)cause] = true;
        Update();
        journal.OnHalt(in _halts[(int)cause], timeNs, endReason: null);
        return isNew;
    }

    /// <summary>Ends a halt: what it was for is well again.</summary>
    public void Release(HaltCause cause, long timeNs, string reason)
    {
        if (_isActive[(int)cause])
        {
            _isActive[(int)cause] = false;
            Update();
            journal.OnHalt(in _halts[(int)cause], timeNs, reason);
        }
    }

    /// <summary>A person ends every halt that waits for one, and the pauses.</summary>
    public void Resume(long timeNs, string reason)
    {
        foreach (HaltRecord halt in Active.ToArray())
        {
            if (halt.Release is HaltRelease.Manual or HaltRelease.Pause)
            {
                Release(halt.Cause, timeNs, reason);
            }
        }
    }

    /// <summary>Takes over a halt that held when another process ended.</summary>
    public void Restore(in HaltRecord halt)
    {
        _halts[(int)halt.Cause] = halt;
        _isActive[(int)halt.Cause] = true;
        Update();
    }

    /// <summary>Time passes: pauses run out.</summary>
    public void OnTime(long timeNs)
    {
        for (int i = 0; timeNs >= DueNs && i < _halts.Length; i++)
        {
            if (_isActive[i] && _halts[i].Release is HaltRelease.Pause && timeNs >= _halts[i].UntilNs)
            {
                Release((HaltCause)i, timeNs, "the pause is over");
            }
        }
    }

    /// <summary>A session window begins; a trading day after the date of a halt releases what holds for a day.</summary>
    public void OnSession(in Session session, long timeNs)
    {
        _date = session.DateNumber;
        if (!session.IsTradingDay)
        {
            return;
        }

        for (int i = 0; i < _halts.Length; i++)
        {
            if (_isActive[i] && _halts[i].Release is HaltRelease.NextSessionDate && session.DateNumber > _halts[i].DateNumber)
            {
                Release((HaltCause)i, timeNs, "a new session date");
            }
        }
    }

    private static (HaltState State, HaltRelease Release) RuleOf(HaltCause cause, bool isManual) => cause switch
    {
        HaltCause.LossStreak or HaltCause.OrderRate or HaltCause.RejectRate => (HaltState.HaltEntries, HaltRelease.Pause),
        HaltCause.FeedStale or HaltCause.BrokerLost => (HaltState.HaltEntries, HaltRelease.WhenHealthy),
        HaltCause.FeedDead or HaltCause.RejectStorm or HaltCause.Drawdown => (HaltState.HaltTrading, HaltRelease.Manual),
        HaltCause.DailyLoss => (HaltState.HaltTrading, HaltRelease.NextSessionDate),
        HaltCause.LoopFaults or HaltCause.Unprotected or HaltCause.Kill => (HaltState.Emergency, HaltRelease.Manual),
        _ => (HaltState.HaltEntries, isManual ? HaltRelease.Manual : HaltRelease.NextSessionDate),
    };

    private void Update()
    {
        (State, DueNs) = (HaltState.Normal, long.MaxValue);
        for (int i = 0; i < _halts.Length; i++)
        {
            if (!_isActive[i])
            {
                continue;
            }

            State = _halts[i].State > State ? _halts[i].State : State;
            DueNs = _halts[i].Release is HaltRelease.Pause ? Math.Min(DueNs, _halts[i].UntilNs) : DueNs;
        }
    }
}
