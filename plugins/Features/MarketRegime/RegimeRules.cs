using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>The limits between a trend, a range and neither.</summary>
internal sealed class RegimeRules
{
    private const double TightTicks = 20;
    private const double MostHeightAtr = 8;
    private const double LeastHeightAtr = 2;
    private const double MostEfficiency = 0.3;
    private const double LeastRespect = 0.75;
    private const int LeastTests = 3;

    private readonly double _strongScore;
    private readonly double _strongIndex;
    private readonly double _weakScore;
    private readonly double _weakIndex;
    private readonly double _leastTicks;
    private readonly double _mostTicks;

    /// <summary>Takes the limits.</summary>
    /// <exception cref="ArgumentException">A pair of limits has a wrong length or order.</exception>
    public RegimeRules(MarketRegimeOptions options)
    {
        (_strongScore, _strongIndex) = Pair(options.Strong, "strong", "the least trend score and the least ADX");
        (_weakScore, _weakIndex) = Pair(options.Weak, "weak", "the least trend score and the least ADX");
        (_leastTicks, _mostTicks) = Pair(options.RangeTicks, "range-ticks", "the least and the most height");
        if (_weakScore > _strongScore || _strongScore > 1 || _weakIndex > _strongIndex)
        {
            throw new ArgumentException("strong and weak: a strong trend needs at least what a weak one does, and a score of at most 1.", nameof(options));
        }

        if (_leastTicks > _mostTicks)
        {
            throw new ArgumentException("range-ticks: the least height comes first.", nameof(options));
        }
    }

    /// <summary>What a bar shows. Unknown stands for neither.</summary>
    /// <param name="trendScore">From -1 to 1.</param>
    /// <param name="index">Average directional index, from 0 to 100.</param>
    /// <param name="atrTicks">Average true range, in ticks.</param>
    /// <param name="efficiency">From 0 to 1.</param>
    /// <param name="range">The window, measured.</param>
    public MarketRegime Judge(double trendScore, double index, double atrTicks, double efficiency, RangeWindow range)
    {
        double size = Math.Abs(trendScore);
        if ((size >= _strongScore && index >= _strongIndex) || (size >= _weakScore && index >= _weakIndex))
        {
            return trendScore > 0 ? MarketRegime.TrendBullish : MarketRegime.TrendBearish;
        }

        double height = range.HeightTicks;
        bool isHeightSound = height >= _leastTicks && height <= Math.Max(_mostTicks, MostHeightAtr * atrTicks)
            && height >= LeastHeightAtr * atrTicks;
        bool isTested = range.UpperTests > 0 && range.LowerTests > 0 && range.Tests >= LeastTests;
        bool isRange = isHeightSound && isTested && range.Respect >= LeastRespect && efficiency < MostEfficiency;
        return !isRange ? MarketRegime.Unknown
            : height <= TightTicks ? MarketRegime.RangeTight : MarketRegime.RangeWide;
    }

    private static (double First, double Second) Pair(IReadOnlyList<double> pair, string name, string meaning) =>
        pair is [> 0, > 0] ? (pair[0], pair[1])
            : throw new ArgumentException($"{name} needs two numbers above 0: {meaning}.", nameof(pair));
}
