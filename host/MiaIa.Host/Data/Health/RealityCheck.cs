namespace MiaIa.Host.Data;

/// <summary>One check of SPEC 25.2, made.</summary>
/// <param name="Name">What it looks at.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Figure">What was measured, in words.</param>
internal sealed record RealityCheck(string Name, CheckOutcome Outcome, string Figure)
{
    /// <summary>A check that the data allow.</summary>
    public static RealityCheck Of(string name, bool isPassed, string figure) =>
        new(name, isPassed ? CheckOutcome.Pass : CheckOutcome.Fail, figure);

    /// <summary>A check that the data do not allow.</summary>
    public static RealityCheck NotApplicable(string name, string why) => new(name, CheckOutcome.NotApplicable, why);

    /// <summary>The outcome in words: pass, fail, not applicable.</summary>
    public string OutcomeText => Outcome switch
    {
        CheckOutcome.Pass => "pass",
        CheckOutcome.Fail => "fail",
        _ => "not applicable",
    };
}
