namespace MiaIa.Host.Reports;

/// <summary>What is drawn in one manner.</summary>
/// <param name="Mark">How.</param>
/// <param name="Points">The points, a line's in order of X.</param>
/// <param name="Class">Its class in the style sheet, which is its colour.</param>
/// <param name="Label">What the legend calls it; empty to leave it out.</param>
internal sealed record ChartLayer(ChartMark Mark, IReadOnlyList<ChartPoint> Points, string Class, string Label);
