using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>A halt, or its end.</summary>
/// <param name="Cause">Why.</param>
/// <param name="State">How far.</param>
/// <param name="Release">What ends it.</param>
/// <param name="SinceNs">When it began, nanoseconds UTC.</param>
/// <param name="DateNumber">Session date in which it began, yyyyMMdd; 0 before the first session.</param>
/// <param name="UntilNs">When its pause is over, nanoseconds UTC; 0 for one that is no pause.</param>
/// <param name="Text">Why, in words.</param>
public readonly record struct HaltRecord(
    HaltCause Cause, HaltState State, HaltRelease Release, long SinceNs, int DateNumber, long UntilNs, string Text);
