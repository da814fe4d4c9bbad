namespace MiaIa.Sdk.Strategies;

/// <summary>Stop and target of a setup, as distances from its entry.</summary>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks.</param>
public readonly record struct SetupBracket(int StopTicks, int TargetTicks);
