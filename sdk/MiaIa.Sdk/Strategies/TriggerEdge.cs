namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Gives one signal for one trigger: it is new at the bar at which it begins, and used up from then on, whatever became of the entry,
/// until it ends, turns to the other side or is another one.
/// </summary>
public sealed class TriggerEdge
{
    private Side _side;
    private double _origin;

    /// <summary>Takes what triggers at the next bar; whether it is new. A bar at which nobody can tell is passed over.</summary>
    public bool IsNew(in SetupTrigger trigger)
    {
        bool isNew = trigger.Side is not Side.None && (trigger.Side != _side || !trigger.Origin.Equals(_origin));
        (_side, _origin) = (trigger.Side, trigger.Origin);
        return isNew;
    }

    /// <summary>Forgets everything, after a contract roll.</summary>
    public void Clear() => (_side, _origin) = (Side.None, 0);
}
