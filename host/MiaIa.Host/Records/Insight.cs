namespace MiaIa.Host.Records;

/// <summary>What the price after an exit says about the round trip.</summary>
internal enum Insight : byte
{
    /// <summary>Nothing: it could not be followed to the end, or there is no rule for such an exit.</summary>
    None,

    /// <summary>After the stop the price went its way first.</summary>
    StopTooTight,

    /// <summary>After the stop the price went on against it.</summary>
    StopJustified,

    /// <summary>Neither went far.</summary>
    GoodRiskManagement,

    /// <summary>After the win there was little more to be had.</summary>
    ExitOptimal,

    /// <summary>There was more to be had, soon.</summary>
    ExitTooEarly,

    /// <summary>There was more to be had, much later.</summary>
    MissedContinuation,

    /// <summary>There was more to be had, in between.</summary>
    TargetTooConservative,
}
