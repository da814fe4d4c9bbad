namespace MiaIa.Sdk;

/// <summary>Which step of the decision a filter is: it gives the refusal its reason, and the filters their order.</summary>
public enum FilterStep : byte
{
    /// <summary>The golden rule of the method (GOLDEN_RULE).</summary>
    GoldenRule,

    /// <summary>The trained models (ML_REJECT).</summary>
    Models,

    /// <summary>Another judgement of a candidate (FILTER).</summary>
    Candidate,

    /// <summary>Whether a level zone stands behind the entry (ZONE).</summary>
    Zone,

    /// <summary>Whether confidence is high enough (CONFIDENCE).</summary>
    Confidence,

    /// <summary>Another judgement of a setup (FILTER).</summary>
    Setup,
}
