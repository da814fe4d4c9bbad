using System.Numerics;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Sdk.Options;

/// <summary>
/// The valid rows of one chain snapshot, as columns, with what the re-pricing of all of them needs: net gamma exposure at any
/// spot is one pass over three columns. Filled again and again; it grows to the largest chain seen and allocates no more.
/// With the gammas of the file a row needs no volatility, and its quotes are not looked at.
/// </summary>
/// <param name="settings">How it is computed.</param>
public sealed class GammaChain(GammaSettings settings)
{
    private const double SecondsPerYear = 365 * 86400.0;
    private const double LeastSeconds = 3600;
    private const double DaysPerYear = 365;
    private const double MostVolatility = 5;
    private const double NsPerSecond = 1e9;
    private const long NsPerDay = 86_400_000_000_000;
    private static readonly double DensityScale = 1 / Math.Sqrt(2 * Math.PI);

    private readonly HashSet<(long Settlement, double Strike, bool IsCall)> _seen = [];
    private OptionRow[] _rows = new OptionRow[1024];
    private double[] _years = new double[1024];

    /// <summary>d1 at a spot is Offset + Slope times the logarithm of the spot.</summary>
    private double[] _offset = new double[1024];
    private double[] _slope = new double[1024];

    /// <summary>Signed open interest times what the density is multiplied by.</summary>
    private double[] _weight = new double[1024];
    private long _asOfNs;
    private int _quoteDay;

    /// <summary>Valid rows.</summary>
    public int Count { get; private set; }

    /// <summary>Valid calls.</summary>
    public int Calls { get; private set; }

    /// <summary>Rows that are not used.</summary>
    public ChainDrops Drops { get; private set; }

    /// <summary>Open interest of the valid rows.</summary>
    public long OpenInterest { get; private set; }

    /// <summary>Open interest of the valid rows and of those that lack a volatility or are crossed: what there is to be seen.</summary>
    public long OpenInterestListed { get; private set; }

    /// <summary>When the snapshot was taken, nanoseconds UTC.</summary>
    public long AsOfNs => _asOfNs;

    /// <summary>A valid row.</summary>
    public ref readonly OptionRow this[int row] => ref _rows[row];

    /// <summary>Time to expiry of a valid row, in years.</summary>
    public double Years(int row) => _years[row];

    /// <summary>Forgets the rows and begins a snapshot.</summary>
    /// <param name="asOfNs">When it was taken, nanoseconds UTC.</param>
    /// <param name="quoteDay">Its quote date in New York, in days since 1970.</param>
    public void Begin(long asOfNs, int quoteDay)
    {
        (_asOfNs, _quoteDay) = (asOfNs, quoteDay);
        Count = Calls = 0;
        Drops = default;
        OpenInterest = OpenInterestListed = 0;
        _seen.Clear();
    }

    /// <summary>Takes a row, or counts why not.</summary>
    public void Add(in OptionRow row)
    {
        if (!IsUsed(in row, out double years))
        {
            return;
        }

        Room();
        _rows[Count] = row;
        _years[Count] = years;
        double deviation = row.ImpliedVolatility * Math.Sqrt(years);
        double slope = 1 / deviation;
        double drift = (settings.Rate - settings.DividendYield) * years;
        _slope[Count] = slope;
        _offset[Count] = (slope * (drift - Math.Log(row.Strike))) + (deviation / 2);
        _weight[Count] = SignOf(in row) * row.OpenInterest * slope * DensityScale * Math.Exp(-settings.DividendYield * years);
        Count++;
        Calls += row.IsCall ? 1 : 0;
        OpenInterest += row.OpenInterest;
    }

    /// <summary>Sign of the dealers' position in a row.</summary>
    public int SignOf(in OptionRow row) => settings.SignModel is SignModel.DealerShortBoth || !row.IsCall ? -1 : 1;

    /// <summary>
    /// Gamma exposure of a row at a spot, in dollars of hedging per 1 % move: sign x gamma x open interest x 100 x spot^2 x .01.
    /// </summary>
    public double Exposure(int row, double spot)
    {
        if (settings.GammaSource is GammaSource.File)
        {
            ref readonly OptionRow option = ref _rows[row];
            double gamma = double.IsFinite(option.Gamma) ? option.Gamma : 0;
            return SignOf(in option) * gamma * option.OpenInterest * spot * spot;
        }

        double d1 = _offset[row] + (_slope[row] * Math.Log(spot));
        return _weight[row] * Math.Exp(-d1 * d1 / 2) * spot;
    }

    /// <summary>Net exposure of all rows at a spot, volatilities staying with their strikes.</summary>
    /// <param name="spot">The spot, above 0.</param>
    /// <param name="untilNs">Only what settles up to this moment counts; the end of time for all.</param>
    public double NetExposure(double spot, long untilNs = long.MaxValue)
    {
        if (untilNs < long.MaxValue || settings.GammaSource is GammaSource.File)
        {
            double sum = 0;
            for (int i = 0; i < Count; i++)
            {
                sum += _rows[i].SettlementNs <= untilNs ? Exposure(i, spot) : 0;
            }

            return sum;
        }

        return Net(Math.Log(spot)) * spot;
    }

    private double Net(double logarithm)
    {
        Vector<double> at = new(logarithm);
        Vector<double> half = new(-0.5);
        Vector<double> total = Vector<double>.Zero;
        int width = Vector<double>.Count;
        int row = 0;
        for (; row <= Count - width; row += width)
        {
            Vector<double> d1 = new Vector<double>(_offset, row) + (new Vector<double>(_slope, row) * at);
            total += new Vector<double>(_weight, row) * Vector.Exp(half * d1 * d1);
        }

        double sum = Vector.Sum(total);
        for (; row < Count; row++)
        {
            double d1 = _offset[row] + (_slope[row] * logarithm);
            sum += _weight[row] * Math.Exp(-0.5 * d1 * d1);
        }

        return sum;
    }

    private bool IsUsed(in OptionRow row, out double years)
    {
        years = YearsTo(row.SettlementNs);
        bool isOwn = settings.GammaSource is GammaSource.File;
        bool hasVolatility = isOwn || (row.ImpliedVolatility > 0 && row.ImpliedVolatility <= MostVolatility);
        bool isCrossed = !isOwn && row.Bid > row.Ask;
        ChainDrops drops = Drops;
        if (!(row.Strike > 0) || !double.IsFinite(row.Strike))
        {
            Drops = drops with { Malformed = drops.Malformed + 1 };
        }
        else if (double.IsNaN(years))
        {
            Drops = drops with { Expired = drops.Expired + 1 };
        }
        else if (!hasVolatility)
        {
            Drops = drops with { Volatility = drops.Volatility + 1 };
            OpenInterestListed += Math.Max(row.OpenInterest, 0);
        }
        else if (isCrossed)
        {
            Drops = drops with { Crossed = drops.Crossed + 1 };
            OpenInterestListed += Math.Max(row.OpenInterest, 0);
        }
        else if (row.OpenInterest <= 0)
        {
            Drops = drops with { NoInterest = drops.NoInterest + 1 };
        }
        else if (!_seen.Add((row.SettlementNs, row.Strike, row.IsCall)))
        {
            Drops = drops with { Duplicate = drops.Duplicate + 1 };
        }
        else
        {
            OpenInterestListed += row.OpenInterest;
            return true;
        }

        return false;
    }

    /// <summary>Years to settlement; NaN for what is over.</summary>
    private double YearsTo(long settlementNs)
    {
        if (settings.TimeModel is TimeModel.CalendarDays)
        {
            // 09:30 and 16:00 in New York fall on the same date in UTC.
            long days = (settlementNs / NsPerDay) - _quoteDay;
            return days <= 0 ? double.NaN : Math.Max(days, 1) / DaysPerYear;
        }

        return settlementNs <= _asOfNs
            ? double.NaN
            : Math.Max((settlementNs - _asOfNs) / NsPerSecond, LeastSeconds) / SecondsPerYear;
    }

    private void Room()
    {
        if (Count < _rows.Length)
        {
            return;
        }

        int length = _rows.Length * 2;
        Array.Resize(ref _rows, length);
        Array.Resize(ref _years, length);
        Array.Resize(ref _offset, length);
        Array.Resize(ref _slope, length);
        Array.Resize(ref _weight, length);
    }
}
