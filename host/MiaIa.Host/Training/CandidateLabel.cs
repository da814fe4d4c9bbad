using MiaIa.Sdk;

namespace MiaIa.Host.Training;

/// <summary>
/// What becomes of one candidate: a success when the barrier on its side is reached first, a failure when the other one is. When the
/// time is over, or positions are closed, a success if more than the costs is gained. Of a bar that reaches both
/// the adverse one came first.
/// </summary>
/// <param name="rules">The barriers, the time and the costs.</param>
/// <param name="side">Buy or Sell.</param>
/// <param name="entryTicks">The last price at the candidate.</param>
/// <param name="startNs">When the candidate was, nanoseconds UTC.</param>
internal sealed class CandidateLabel(LabelRules rules, Side side, int entryTicks, long startNs)
{
    private int _gainTicks;

    /// <summary>What became of it.</summary>
    public LabelOutcome Outcome { get; private set; }

    /// <summary>When that was known, nanoseconds UTC; 0 while it is not.</summary>
    public long EndNs { get; private set; }

    /// <summary>Whether one bar reached both barriers, so that which came first is an assumption.</summary>
    public bool IsAssumed { get; private set; }

    private long LimitNs => startNs + rules.HorizonNs;

    /// <summary>A print after the candidate.</summary>
    public void OnPrint(int priceTicks, long timeNs)
    {
        OnTime(timeNs);
        if (Outcome is LabelOutcome.Open)
        {
            Reach(Gain(priceTicks), Gain(priceTicks), timeNs);
        }
    }

    /// <summary>A bar. One that began before the candidate tells nothing of what came after it.</summary>
    public void OnBar(in Bar bar, long barStartNs, long barEndNs)
    {
        if (barStartNs < startNs)
        {
            return;
        }

        OnTime(barEndNs);
        if (Outcome is not LabelOutcome.Open)
        {
            return;
        }

        int high = Gain(bar.HighTicks);
        int low = Gain(bar.LowTicks);
        Reach(Math.Min(high, low), Math.Max(high, low), barEndNs);
        _gainTicks = Gain(bar.CloseTicks);
        if (Outcome is LabelOutcome.Open && barEndNs == LimitNs)
        {
            Close(barEndNs);
        }
    }

    /// <summary>Time passes: what comes after the horizon no longer counts.</summary>
    public void OnTime(long timeNs)
    {
        if (timeNs > LimitNs)
        {
            Close(LimitNs);
        }
    }

    /// <summary>Positions are closed at the last price.</summary>
    public void Close(long timeNs) => Settle(_gainTicks > rules.CostTicks ? LabelOutcome.Success : LabelOutcome.Failure, timeNs);

    /// <summary>The prices that would tell are not there.</summary>
    public void GiveUp(long timeNs) => Settle(LabelOutcome.Unknown, timeNs);

    private int Gain(int priceTicks) => (int)side * (priceTicks - entryTicks);

    private void Reach(int worstTicks, int bestTicks, long timeNs)
    {
        _gainTicks = bestTicks;
        if (worstTicks <= -rules.AdverseTicks)
        {
            IsAssumed = bestTicks >= rules.FavourableTicks;
            Settle(LabelOutcome.Failure, timeNs);
        }
        else if (bestTicks >= rules.FavourableTicks)
        {
            Settle(LabelOutcome.Success, timeNs);
        }
    }

    private void Settle(LabelOutcome outcome, long timeNs)
    {
        if (Outcome is LabelOutcome.Open)
        {
            (Outcome, EndNs) = (outcome, timeNs);
        }
    }
}
