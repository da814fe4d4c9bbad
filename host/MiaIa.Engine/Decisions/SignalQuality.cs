namespace MiaIa.Engine.Decisions;

/// <summary>How good a signal is, by its confidence.</summary>
public enum SignalQuality : byte
{
    /// <summary>Below .55: never traded.</summary>
    Rejected,

    /// <summary>From .55.</summary>
    Weak,

    /// <summary>From .65.</summary>
    Moderate,

    /// <summary>From .75.</summary>
    Strong,

    /// <summary>From .85.</summary>
    Premium,
}
