namespace MiaIa.Host.Reports;

/// <summary>How points are drawn.</summary>
internal enum ChartMark
{
    /// <summary>As one line.</summary>
    Line,

    /// <summary>As one line, filled to 0.</summary>
    Area,

    /// <summary>Two by two as bars: from (x, 0) to (x, y).</summary>
    Bars,

    /// <summary>Two by two as short lines.</summary>
    Segments,

    /// <summary>Each as a round dot.</summary>
    Dots,

    /// <summary>Each as a cross.</summary>
    Crosses,
}
