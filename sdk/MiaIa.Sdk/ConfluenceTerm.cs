namespace MiaIa.Sdk;

/// <summary>One line of the formula: which output it weighs, in which group, with which effective weight.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Slot">Its place in the row.</param>
/// <param name="Group">Name of its group.</param>
/// <param name="Weight">The weight as written.</param>
/// <param name="EffectiveWeight">The share of the whole, after normalising in the groups; all sum to 1.</param>
public readonly record struct ConfluenceTerm(
    string Output, int Slot, string Group, double Weight, double EffectiveWeight);
