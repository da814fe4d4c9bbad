using System.Globalization;
using System.Text;
using MiaIa.Sdk.Options;

namespace MiaIa.Host.Levels;

/// <summary>Levels as one picture without anything external: exposure by strike above, the profile below, with spot, flip and walls.</summary>
internal sealed class LevelsSvg
{
    private const int Width = 960;
    private const int Left = 70;
    private const int Right = 930;
    private const int BarsTop = 90;
    private const int BarsBottom = 370;
    private const int CurveTop = 420;
    private const int CurveBottom = 640;
    private const int Height = 690;
    private const double Reach = 0.08;
    private const double Billion = 1e9;

    private readonly StringBuilder _svg = new();
    private readonly GammaLevels _levels;
    private readonly double _least;
    private readonly double _most;

    private LevelsSvg(ChainLevels all)
    {
        _levels = all.Levels;
        _least = _levels.Spot * (1 - Reach);
        _most = _levels.Spot * (1 + Reach);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        Label(Left, 28, $"{all.Symbol}: gamma exposure of dealers, {all.AsOf}", "#111111", "start", 18);
        Label(
            Left, 50, $"assumed: {Runs.Words.Kebab(all.Request.Settings.SignModel.ToString())}; {all.Chain.Count} rows, {100 * all.InterestSeen:0.0} % of the open interest seen; net {_levels.Net / Billion:0.00} billion USD per 1 %",
            "#555555", "start", 13);
        DrawBars();
        DrawCurve();
        DrawMarks();
        Line($"</svg>");
    }

    /// <summary>The picture as text.</summary>
    public static string Of(ChainLevels levels) => new LevelsSvg(levels)._svg.ToString();

    /// <summary>Prices under the bars, at about eight round ones.</summary>
    private void DrawPrices()
    {
        double step = Math.Pow(10, Math.Ceiling(Math.Log10((_most - _least) / 8))) / 2;
        for (double price = Math.Ceiling(_least / step) * step; price <= _most; price += step)
        {
            Label(X(price), BarsBottom + 18, $"{price:0.##}", "#555555", "middle", 12);
        }
    }

    private void DrawBars()
    {
        DrawPrices();
        Label(Left, BarsTop - 12, $"by strike, billion USD per 1 %: calls less puts", "#555555", "start", 13);
        StrikeExposure[] shown = [.. _levels.Strikes.ToArray().Where(s => s.Strike >= _least && s.Strike <= _most)];
        double most = shown.Length == 0 ? 1 : Math.Max(shown.Max(s => Math.Abs(s.Net)), 1);
        double zero = (BarsTop + BarsBottom) / 2.0;
        Label(Left - 8, BarsTop + 10, $"+{most / Billion:0.00}", "#555555", "end", 12);
        Label(Left - 8, BarsBottom, $"-{most / Billion:0.00}", "#555555", "end", 12);
        foreach (StrikeExposure strike in shown)
        {
            double height = Math.Abs(strike.Net) / most * ((BarsBottom - BarsTop) / 2.0);
            double top = strike.Net >= 0 ? zero - height : zero;
            Line($"<rect x=\"{X(strike.Strike) - 1.5:0.##}\" y=\"{top:0.##}\" width=\"3\" height=\"{height:0.##}\" fill=\"{(strike.Net >= 0 ? "#1b7f4b" : "#b3261e")}\"/>");
        }

        Line($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{zero}\" y2=\"{zero}\" stroke=\"#999999\"/>");
    }

    private void DrawCurve()
    {
        double zero = (CurveTop + CurveBottom) / 2.0;
        Line($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{zero}\" y2=\"{zero}\" stroke=\"#999999\"/>");
        Label(Left, CurveTop - 8, $"net exposure if the index moves", "#555555", "start", 13);
        if (_levels.Profile.Length == 0)
        {
            return;
        }

        double most = 1;
        foreach (double net in _levels.Profile)
        {
            most = Math.Max(most, Math.Abs(net));
        }

        StringBuilder points = new();
        for (int point = 0; point < _levels.Profile.Length; point++)
        {
            double spot = _levels.ProfileSpot(point);
            if (spot >= _least && spot <= _most)
            {
                double y = zero - (_levels.Profile[point] / most * ((CurveBottom - CurveTop) / 2.0));
                points.Append(CultureInfo.InvariantCulture, $"{X(spot):0.##},{y:0.##} ");
            }
        }

        Line($"<polyline points=\"{points.ToString().TrimEnd()}\" fill=\"none\" stroke=\"#2457a7\" stroke-width=\"2\"/>");
        Label(Left - 8, CurveTop + 10, $"+{most / Billion:0.0}", "#555555", "end", 12);
        Label(Left - 8, CurveBottom, $"-{most / Billion:0.0}", "#555555", "end", 12);
    }

    private void DrawMarks()
    {
        Mark(_levels.Spot, "spot", "#111111", 0);
        Mark(_levels.Flip, "flip", "#8a4fbf", 1);
        Mark(_levels.CallWall, "call wall", "#1b7f4b", 2);
        Mark(_levels.PutWall, "put wall", "#b3261e", 1);
    }

    private void Mark(double? price, string name, string color, int row)
    {
        if (price is { } there && there >= _least && there <= _most)
        {
            Line($"<line x1=\"{X(there):0.##}\" x2=\"{X(there):0.##}\" y1=\"{BarsTop}\" y2=\"{CurveBottom}\" stroke=\"{color}\" stroke-dasharray=\"4 3\"/>");
            Label(X(there), CurveBottom + 16 + (15 * row), $"{name} {there:0.00}", color, "middle", 12);
        }
    }

    private double X(double price) => Left + ((price - _least) / (_most - _least) * (Right - Left));

    private void Label(double x, double y, FormattableString text, string color, string anchor, int size) =>
        Line($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" fill=\"{color}\" text-anchor=\"{anchor}\" font-size=\"{size}\">{System.Security.SecurityElement.Escape(text.ToString(CultureInfo.InvariantCulture))}</text>");

    private void Line(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
