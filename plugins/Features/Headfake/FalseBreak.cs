namespace MiaIa.Plugins.Features;

/// <summary>A break that came back.</summary>
/// <param name="Score">From 0 to 1; 0 is none.</param>
/// <param name="Side">+1 when it broke upward, -1 downward.</param>
/// <param name="BarEndNs">End of the bar that broke, nanoseconds UTC.</param>
/// <param name="Age">Bars since it closed back.</param>
internal readonly record struct FalseBreak(double Score, int Side, long BarEndNs, int Age);
