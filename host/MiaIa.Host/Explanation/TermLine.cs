namespace MiaIa.Host.Explanation;

/// <summary>A line of the formula at a decision.</summary>
/// <param name="Group">The group it counts in.</param>
/// <param name="Weight">Its weight in the group.</param>
/// <param name="EffectiveWeight">Its share of the whole, [0, 1].</param>
/// <param name="Output">The output that it weighs.</param>
/// <param name="Contribution">What it added to the score; null without a score.</param>
internal sealed record TermLine(string Group, double Weight, double EffectiveWeight, OutputLine Output, double? Contribution);
