namespace MiaIa.Plugins.Strategies;

/// <summary>A geometry that holds, with what its grading needs, as it was at the close of its bar.</summary>
/// <param name="IsThere">Whether it holds; the default is no.</param>
/// <param name="Quality">Quality of the setup, [0, 1].</param>
/// <param name="Level">How much stands at the end of the pullback, [0, 1]; 0 for a breakout.</param>
/// <param name="Pattern">Score of the bar patterns toward the side, [-1, 1]; 0 when it is not usable.</param>
/// <param name="TrendSize">Size of the trend score, [0, 1]; null when it is not known, which reaches no bound.</param>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks.</param>
internal readonly record struct TrendCase(
    bool IsThere, double Quality, double Level, double Pattern, double? TrendSize, int StopTicks, int TargetTicks);
