using System.Numerics;

namespace MiaIa.Sdk.Options;

/// <summary>
/// The rows of a chain that settle at one moment: what each adds to the exposure at a spot, and what all add along the profile.
/// Only what has changed is computed again.
/// </summary>
/// <param name="settings">How it is computed.</param>
internal sealed class ExpiryRows(GammaSettings settings)
{
    /// <summary>Points of the profile, rounded up to whole vectors.</summary>
    public const int ProfileLength = ((GammaLevels.ProfilePoints + 7) / 8) * 8;

    private const double SecondsPerYear = 365 * 86400.0;
    private const double LeastSeconds = 3600;
    private const double DaysPerYear = 365;
    private const double NsPerSecond = 1e9;
    private const long NsPerDay = 86_400_000_000_000;

    /// <summary>Beyond this d1 a density is below 1e-31 of the one at the money, and is not summed.</summary>
    private const double Farthest = 12;
    private static readonly double DensityScale = 1 / Math.Sqrt(2 * Math.PI);

    private readonly HashSet<(double Strike, bool IsCall)> _seen = [];
    private readonly double[] _profile = new double[ProfileLength];
    private ChainRow[] _rows = new ChainRow[128];
    private double[] _keys = new double[128];
    private double[] _offset = new double[128];
    private double[] _slope = new double[128];
    private double[] _weight = new double[128];
    private double[] _exposure = new double[128];
    private UnseenRow[] _unseen = new UnseenRow[16];
    private int _unseenCount;
    private double _spot = double.NaN;
    private bool _isSorted = true;
    private bool _hasTime;

    /// <summary>Which chain it belongs to.</summary>
    public int Source { get; private set; }

    /// <summary>When its rows settle, nanoseconds UTC.</summary>
    public long SettlementNs { get; private set; }

    /// <summary>Time to settlement in years; NaN when it is over.</summary>
    public double Years { get; private set; } = double.NaN;

    /// <summary>Valid rows, when the expiry is not over.</summary>
    public int Count { get; private set; }

    /// <summary>Valid calls.</summary>
    public int Calls { get; private set; }

    /// <summary>Rows that cannot be used, whatever the time.</summary>
    public ChainDrops Drops { get; set; }

    /// <summary>Time of the oldest quote, nanoseconds UTC.</summary>
    public long OldestNs { get; private set; }

    /// <summary>Open interest of the valid rows.</summary>
    public double Interest { get; private set; }

    /// <summary>Open interest of the rows that are not seen.</summary>
    public double UnseenInterest { get; private set; }

    /// <summary>Whether it is not over.</summary>
    public bool IsOpen => !double.IsNaN(Years);

    /// <summary>The valid rows, by strike.</summary>
    public ReadOnlySpan<ChainRow> Rows => _rows.AsSpan(0, Count);

    /// <summary>Exposure of each row at the spot.</summary>
    public ReadOnlySpan<double> Exposures => _exposure.AsSpan(0, Count);

    /// <summary>Exposure of all along the profile.</summary>
    public ReadOnlySpan<double> Profile => _profile;

    /// <summary>Rows with open interest that lack a usable volatility or quote.</summary>
    public ReadOnlySpan<UnseenRow> Unseen => _unseen.AsSpan(0, _unseenCount);

    /// <summary>Begins anew for a moment of settlement.</summary>
    public void Begin(int source, long settlementNs)
    {
        (Source, SettlementNs) = (source, settlementNs);
        Count = Calls = _unseenCount = 0;
        Interest = UnseenInterest = 0;
        Drops = default;
        OldestNs = long.MaxValue;
        Years = _spot = double.NaN;
        _isSorted = true;
        _hasTime = false;
        _seen.Clear();
    }

    /// <summary>Takes a valid row; false when the contract is there already.</summary>
    public bool Add(in ChainRow row)
    {
        if (!_seen.Add((row.Option.Strike, row.Option.IsCall)))
        {
            return false;
        }

        Room();
        _rows[Count] = row;
        _keys[Count] = row.Option.IsCall ? row.Strike : Math.BitIncrement(row.Strike);
        _isSorted &= Count == 0 || _keys[Count] > _keys[Count - 1];
        Count++;
        Calls += row.Option.IsCall ? 1 : 0;
        Interest += Math.Abs(row.Weight);
        OldestNs = Math.Min(OldestNs, row.QuoteNs);
        (_spot, _hasTime) = (double.NaN, false);
        return true;
    }

    /// <summary>Takes note of open interest that is not seen.</summary>
    public void AddUnseen(in UnseenRow row)
    {
        if (_unseenCount == _unseen.Length)
        {
            Array.Resize(ref _unseen, _unseen.Length * 2);
        }

        _unseen[_unseenCount++] = row;
        UnseenInterest += row.Interest;
    }

    /// <summary>Sets the time to settlement.</summary>
    /// <param name="asOfNs">When the snapshot was taken.</param>
    /// <param name="knownNs">From when it is known: what has settled by then is over.</param>
    /// <param name="quoteDay">Its quote date in New York, in days since 1970.</param>
    public void Complete(long asOfNs, long knownNs, int quoteDay)
    {
        double years = YearsTo(asOfNs, knownNs, quoteDay);
        _hasTime &= years == Years;
        Years = years;
        if (!_isSorted)
        {
            Array.Sort(_keys, _rows, 0, Count);
            _isSorted = true;
        }
    }

    /// <summary>Computes exposures and profile at a spot, unless they stand.</summary>
    /// <param name="spot">The spot.</param>
    /// <param name="spots">Spots of the profile.</param>
    /// <param name="logarithms">Their logarithms.</param>
    public void Price(double spot, double[] spots, double[] logarithms)
    {
        if (!_hasTime)
        {
            TakeTime();
        }
        else if (spot == _spot)
        {
            return;
        }

        _spot = spot;
        double logarithm = Math.Log(spot);
        bool isFile = settings.GammaSource is GammaSource.File;
        for (int i = 0; i < Count; i++)
        {
            double d1 = _offset[i] + (_slope[i] * logarithm);
            _exposure[i] = isFile ? _rows[i].FileWeight * spot * spot : _weight[i] * Math.Exp(-d1 * d1 / 2) * spot;
        }

        if (!isFile)
        {
            SumProfile(spots, logarithms);
        }
    }

    /// <summary>Exposure of all rows at another spot, volatilities staying with their strikes.</summary>
    public double NetAt(double spot, double logarithm)
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

        return sum * spot;
    }

    /// <summary>d1 at a spot is offset + slope x logarithm of the spot; the rest of a row's exposure is its weight.</summary>
    private void TakeTime()
    {
        double root = Math.Sqrt(Years);
        double drift = (settings.Rate - settings.DividendYield) * Years;
        double discount = DensityScale * Math.Exp(-settings.DividendYield * Years);
        for (int i = 0; i < Count; i++)
        {
            ref readonly ChainRow row = ref _rows[i];
            double deviation = row.Option.ImpliedVolatility * root;
            double slope = 1 / deviation;
            _slope[i] = slope;
            _offset[i] = (slope * (drift - Math.Log(row.Strike))) + (deviation / 2);
            _weight[i] = row.Weight * slope * discount;
        }

        _hasTime = true;
    }

    private void SumProfile(double[] spots, double[] logarithms)
    {
        Array.Clear(_profile);
        int width = Vector<double>.Count;
        Vector<double> half = new(-0.5);
        double first = logarithms[0];
        double last = logarithms[GammaLevels.ProfilePoints - 1];
        for (int i = 0; i < Count; i++)
        {
            if (_offset[i] + (_slope[i] * first) > Farthest || _offset[i] + (_slope[i] * last) < -Farthest)
            {
                continue;
            }

            Vector<double> offset = new(_offset[i]);
            Vector<double> slope = new(_slope[i]);
            Vector<double> weight = new(_weight[i]);
            for (int point = 0; point < ProfileLength; point += width)
            {
                Vector<double> d1 = offset + (slope * new Vector<double>(logarithms, point));
                (new Vector<double>(_profile, point) + (weight * Vector.Exp(half * d1 * d1))).CopyTo(_profile, point);
            }
        }

        for (int point = 0; point < ProfileLength; point++)
        {
            _profile[point] *= spots[point];
        }
    }

    private double YearsTo(long asOfNs, long knownNs, int quoteDay)
    {
        if (settings.TimeModel is TimeModel.CalendarDays)
        {
            // 09:30 and 16:00 in New York fall on the same date in UTC.
            long days = (SettlementNs / NsPerDay) - quoteDay;
            return days <= 0 ? double.NaN : days / DaysPerYear;
        }

        return SettlementNs <= asOfNs || (SettlementNs <= knownNs && knownNs > asOfNs)
            ? double.NaN
            : Math.Max((SettlementNs - asOfNs) / NsPerSecond, LeastSeconds) / SecondsPerYear;
    }

    private void Room()
    {
        if (Count < _rows.Length)
        {
            return;
        }

        int length = _rows.Length * 2;
        Array.Resize(ref _rows, length);
        Array.Resize(ref _keys, length);
        Array.Resize(ref _offset, length);
        Array.Resize(ref _slope, length);
        Array.Resize(ref _weight, length);
        Array.Resize(ref _exposure, length);
    }
}
