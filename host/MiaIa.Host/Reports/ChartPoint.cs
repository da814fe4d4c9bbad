namespace MiaIa.Host.Reports;

/// <summary>A point of a chart, in the units of its axes. A class, as lists of our own structs are compiled only while the program runs.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up.</param>
internal sealed record ChartPoint(double X, double Y);
