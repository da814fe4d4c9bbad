using System.Globalization;

namespace MiaIa.Host.Reports;

/// <summary>Draws axes and points of one chart in one size.</summary>
/// <param name="html">Where to.</param>
/// <param name="size">The size.</param>
/// <param name="x">The axis along.</param>
/// <param name="y">The axis up.</param>
internal sealed class ChartPlot(HtmlText html, ChartSize size, ChartAxis x, ChartAxis y)
{
    private const int Top = 22;
    private const int Below = 40;
    private const int Beside = 14;
    private const double PixelsPerLetter = 6.8;
    private const int LeastLeft = 30;
    private const int Arm = 3;

    private readonly IReadOnlyList<ChartTick> _ticksX = x.Ticks(size.MostX);
    private readonly IReadOnlyList<ChartTick> _ticksY = y.Ticks(size.MostY);
    private int? _left;

    private int Left => _left ??= LeastLeft + (int)(PixelsPerLetter * _ticksY.Select(t => t.Text.Length).DefaultIfEmpty(0).Max());

    private int Right => size.Width - Beside;

    private int Bottom => size.Height - Below;

    /// <summary>Draws lines, marks and names of both axes.</summary>
    public void DrawAxes()
    {
        foreach (ChartTick tick in _ticksY)
        {
            html.Raw("<path class=\"grid\" d=\"M").Pixels(Left).Raw(" ").Pixels(Y(tick.Value)).Raw("H").Pixels(Right).Raw("\"/>");
            Label(Left - 6, Y(tick.Value) + 4, "end", tick.Text);
        }

        foreach (ChartTick tick in _ticksX)
        {
            double at = X(tick.Value);
            html.Raw("<path class=\"grid\" d=\"M").Pixels(at).Raw(" ").Pixels(Bottom).Raw("v4\"/>");
            double half = PixelsPerLetter * tick.Text.Length / 2;
            (double place, string anchor) = at - half < 0 ? (0.0, "start") : at + half > size.Width ? (size.Width, "end") : (at, "middle");
            Label(place, Bottom + 18, anchor, tick.Text);
        }

        html.Raw("<path class=\"axis\" d=\"M").Pixels(Left).Raw(" ").Pixels(Top).Raw("V").Pixels(Bottom).Raw("H").Pixels(Right).Raw("\"/>\n");
        Label(Left - 6, Top - 9, "start", y.Label, "name");
        Label(Right, size.Height - 5, "end", x.Label, "name");
        html.Raw("\n");
    }

    /// <summary>Draws a line across.</summary>
    public void DrawRule(double at) =>
        html.Raw("<path class=\"rule\" d=\"M").Pixels(Left).Raw(" ").Pixels(Y(at)).Raw("H").Pixels(Right).Raw("\"/>\n");

    /// <summary>Draws points.</summary>
    public void Draw(ChartLayer layer)
    {
        html.Raw("<path class=\"").Raw(layer.Class).Raw(" ").Raw(layer.Mark.ToString().ToLowerInvariant()).Raw("\" d=\"");
        switch (layer.Mark)
        {
            case ChartMark.Line:
                Trace(Thinning.Of(layer.Points, Right - Left));
                break;
            case ChartMark.Area:
                IReadOnlyList<ChartPoint> points = Thinning.Of(layer.Points, Right - Left);
                Trace(points);
                html.Raw("V").Pixels(Y(0)).Raw("H").Pixels(X(points[0].X)).Raw("Z");
                break;
            case ChartMark.Bars:
                DrawBars(layer.Points);
                break;
            case ChartMark.Segments:
                DrawPairs(layer.Points);
                break;
            default:
                DrawSingly(layer.Points, layer.Mark is ChartMark.Crosses);
                break;
        }

        html.Raw("\"/>\n");
    }

    private double X(double value) => Left + ((value - x.Low) / (x.High - x.Low) * (Right - Left));

    private double Y(double value) => Bottom - ((value - y.Low) / (y.High - y.Low) * (Bottom - Top));

    private void Trace(IReadOnlyList<ChartPoint> points)
    {
        string step = "M";
        foreach (ChartPoint point in points)
        {
            html.Raw(step).Pixels(X(point.X)).Raw(" ").Pixels(Y(point.Y));
            step = "L";
        }
    }

    private void DrawBars(IReadOnlyList<ChartPoint> pairs)
    {
        for (int i = 0; i + 1 < pairs.Count; i += 2)
        {
            html.Raw("M").Pixels(X(pairs[i].X) + 0.5).Raw(" ").Pixels(Y(0)).Raw("V").Pixels(Y(pairs[i + 1].Y))
                .Raw("H").Pixels(X(pairs[i + 1].X) - 0.5).Raw("V").Pixels(Y(0)).Raw("Z");
        }
    }

    // What falls on the same pixels is drawn once: the eye cannot tell, and the page stays small.
    private void DrawPairs(IReadOnlyList<ChartPoint> pairs)
    {
        HashSet<(int, int, int, int)> seen = [];
        for (int i = 0; i + 1 < pairs.Count; i += 2)
        {
            (double fromX, double fromY, double toX, double toY) = (X(pairs[i].X), Y(pairs[i].Y), X(pairs[i + 1].X), Y(pairs[i + 1].Y));
            if (seen.Add(((int)fromX, (int)fromY, (int)toX, (int)toY)))
            {
                html.Raw("M").Pixels(fromX).Raw(" ").Pixels(fromY).Raw("L").Pixels(toX).Raw(" ").Pixels(toY);
            }
        }
    }

    private void DrawSingly(IReadOnlyList<ChartPoint> points, bool isCross)
    {
        HashSet<(int, int)> seen = [];
        foreach (ChartPoint point in points)
        {
            (double atX, double atY) = (X(point.X), Y(point.Y));
            if (!seen.Add(((int)atX, (int)atY)))
            {
                continue;
            }

            if (isCross)
            {
                html.Raw("M").Pixels(atX - Arm).Raw(" ").Pixels(atY - Arm).Raw("l6 6m0-6l-6 6");
            }
            else
            {
                html.Raw("M").Pixels(atX).Raw(" ").Pixels(atY).Raw("h0");
            }
        }
    }

    private void Label(double atX, double atY, string anchor, string text, string style = "tick")
    {
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{atX:0.#}\" y=\"{atY:0.#}\" text-anchor=\"{anchor}\">"))
            .Text(text).Raw("</text>");
    }
}
