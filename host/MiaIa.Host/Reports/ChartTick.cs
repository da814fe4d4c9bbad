namespace MiaIa.Host.Reports;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Text">What stands there.</param>
internal sealed record ChartTick(double Value, string Text);
