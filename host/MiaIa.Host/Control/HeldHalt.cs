namespace MiaIa.Host.Control;

/// <summary>A halt that holds by the journal of a run, as its row has it.</summary>
/// <param name="Cause">Name of the cause.</param>
/// <param name="State">Name of the state.</param>
/// <param name="Release">Name of what ends it.</param>
/// <param name="SinceNs">When it began, nanoseconds UTC.</param>
/// <param name="DateNumber">Session date in which it began.</param>
/// <param name="UntilNs">When its pause is over, nanoseconds UTC.</param>
/// <param name="Text">Why, in words.</param>
internal sealed record HeldHalt(string Cause, string State, string Release, long SinceNs, int DateNumber, long UntilNs, string Text)
{
    /// <summary>What a person reads.</summary>
    public string Line => $"{HaltText.Name(Cause)} ({HaltText.Name(State)}): {HaltText.Remedy(Release, UntilNs)}";
}
