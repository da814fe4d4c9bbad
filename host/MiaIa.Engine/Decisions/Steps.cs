namespace MiaIa.Engine.Decisions;

/// <summary>The steps of a decision that failed: the first gives the reason, all are recorded.</summary>
internal struct Steps
{
    /// <summary>The first step that failed; None while none did.</summary>
    public ReasonCode First { get; private set; }

    /// <summary>All steps that failed, one bit per reason code.</summary>
    public ulong Failed { get; private set; }

    /// <summary>Whether none failed.</summary>
    public readonly bool IsClear => Failed == 0;

    /// <summary>A step failed.</summary>
    public void Fail(ReasonCode step)
    {
        First = Failed == 0 ? step : First;
        Failed |= 1UL << (int)step;
    }

    /// <summary>A step was checked: None passes.</summary>
    public void Check(ReasonCode step)
    {
        if (step is not ReasonCode.None)
        {
            Fail(step);
        }
    }

    /// <summary>What happened is something else than an entry that failed.</summary>
    public void Replace(ReasonCode reason) => First = reason;
}
