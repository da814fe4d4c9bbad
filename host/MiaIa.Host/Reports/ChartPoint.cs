namespace MiaIa.Host.Reports;

/// <summary>A point of a chart, in the units of its axes.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up.</param>
internal readonly record struct ChartPoint(double X, double Y);
