namespace MiaIa.Host.Reports;

/// <summary>How large a chart is drawn: the page shows the one that fits.</summary>
/// <param name="Name">Its class in the style sheet.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="MostX">Most marks along.</param>
/// <param name="MostY">Most marks up.</param>
internal readonly record struct ChartSize(string Name, int Width, int Height, int MostX, int MostY)
{
    /// <summary>For screens and paper.</summary>
    public static readonly ChartSize Wide = new("wide", 920, 300, 9, 6);

    /// <summary>For phones.</summary>
    public static readonly ChartSize Narrow = new("narrow", 358, 240, 4, 5);
}
