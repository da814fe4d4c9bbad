namespace MiaIa.Sdk.Options;

/// <summary>
/// The valid rows of a chain by expiry, with what each needs to be priced again at another spot. Filled again and again, whole or
/// one expiry at a time; it grows to the largest chain seen and allocates no more. With the gammas of the file a row needs no
/// volatility, and its quotes are not looked at.
/// </summary>
/// <param name="settings">How it is computed.</param>
public sealed class GammaChain(GammaSettings settings)
{
    /// <summary>No strike and no spot lies beyond, in points: sums of such rows would leave the numbers.</summary>
    internal const double MostPrice = 1e9;

    private const double MostInterest = 1e15;
    private const double MostGamma = 1e6;

    /// <summary>What is less is a 0 that was written in another way: the exposure at the strike would have no end.</summary>
    private const double LeastVolatility = 1e-6;
    private const double MostVolatility = 5;

    private readonly List<ExpiryRows> _expiries = [];
    private readonly Stack<ExpiryRows> _spare = [];
    private readonly List<ExpiryRows> _renewed = [];
    private readonly double[] _spots = new double[ExpiryRows.ProfileLength];
    private readonly double[] _logarithms = new double[ExpiryRows.ProfileLength];
    private ExpiryRows? _last;
    private bool _isUpdate;

    /// <summary>Valid rows.</summary>
    public int Count => Sum(static e => e.Count);

    /// <summary>Valid calls.</summary>
    public int Calls => Sum(static e => e.Calls);

    /// <summary>When the chain of the index was taken, nanoseconds UTC.</summary>
    public long AsOfNs { get; private set; }

    /// <summary>Time of the oldest quote of a valid row, nanoseconds UTC; the end of time without rows.</summary>
    public long OldestNs
    {
        get
        {
            long oldest = long.MaxValue;
            foreach (ExpiryRows expiry in _expiries)
            {
                oldest = expiry.IsOpen && expiry.Count > 0 ? Math.Min(oldest, expiry.OldestNs) : oldest;
            }

            return oldest;
        }
    }

    /// <summary>Open interest of the valid rows, in contracts of the index.</summary>
    public double Interest
    {
        get
        {
            double sum = 0;
            foreach (ExpiryRows expiry in _expiries)
            {
                sum += expiry.IsOpen ? expiry.Interest : 0;
            }

            return sum;
        }
    }

    /// <summary>Open interest of the valid rows and of those that lack a volatility or are crossed: what there is to be seen.</summary>
    public double InterestListed
    {
        get
        {
            double sum = Interest;
            foreach (ExpiryRows expiry in _expiries)
            {
                sum += expiry.IsOpen ? expiry.UnseenInterest : 0;
            }

            return sum;
        }
    }

    /// <summary>Rows that are not used.</summary>
    public ChainDrops Drops
    {
        get
        {
            ChainDrops all = default;
            foreach (ExpiryRows expiry in _expiries)
            {
                ChainDrops own = expiry.Drops;
                int expired = expiry.IsOpen ? 0 : expiry.Count + own.Volatility + own.Crossed + own.NoInterest + own.Duplicate;
                all = expiry.IsOpen
                    ? all.Plus(in own)
                    : all with { Expired = all.Expired + expired, Malformed = all.Malformed + own.Malformed };
            }

            return all;
        }
    }

    /// <summary>The expiries, by source and settlement; those that are over are among them.</summary>
    internal List<ExpiryRows> Expiries => _expiries;

    /// <summary>Forgets the rows of a source and begins its snapshot.</summary>
    /// <param name="source">0 for the index that the levels are of; another number for each further chain.</param>
    public void Begin(int source = 0)
    {
        _isUpdate = false;
        for (int i = _expiries.Count - 1; i >= 0; i--)
        {
            if (_expiries[i].Source == source)
            {
                _spare.Push(_expiries[i]);
                _expiries.RemoveAt(i);
            }
        }

        _last = null;
    }

    /// <summary>Begins an update: the first row of an expiry forgets those it had.</summary>
    public void BeginUpdate()
    {
        _isUpdate = true;
        _renewed.Clear();
        _last = null;
    }

    /// <summary>Takes a row, or counts why not.</summary>
    public void Add(in OptionRow row, long quoteNs = 0, int source = 0) => Add(in row, ChainScale.One, quoteNs, source);

    /// <summary>Takes a row of a chain of another underlying, or counts why not.</summary>
    public void Add(in OptionRow row, ChainScale scale, long quoteNs, int source)
    {
        ExpiryRows expiry = ExpiryOf(row.SettlementNs, source);
        ChainDrops drops = expiry.Drops;
        bool isOwn = settings.GammaSource is GammaSource.File;
        double strike = row.Strike * scale.Ratio;
        double interest = row.OpenInterest * scale.Contracts;
        if (!(strike is > 0 and <= MostPrice) || !(interest <= MostInterest))
        {
            expiry.Drops = drops with { Malformed = drops.Malformed + 1 };
        }
        else if (!isOwn && !IsVolatility(row.ImpliedVolatility))
        {
            expiry.Drops = drops with { Volatility = drops.Volatility + 1 };
            AddUnseen(expiry, in row, strike, interest);
        }
        else if (!isOwn && row.Bid > row.Ask)
        {
            expiry.Drops = drops with { Crossed = drops.Crossed + 1 };
            AddUnseen(expiry, in row, strike, interest);
        }
        else if (row.OpenInterest <= 0)
        {
            expiry.Drops = drops with { NoInterest = drops.NoInterest + 1 };
        }
        else
        {
            int sign = settings.SignModel is SignModel.DealerShortBoth || !row.IsCall ? -1 : 1;
            double gamma = Math.Abs(row.Gamma) <= MostGamma ? row.Gamma / scale.Ratio : 0;
            ChainRow valid = new(row, strike, sign * interest, sign * interest * gamma, quoteNs);
            if (!expiry.Add(in valid))
            {
                expiry.Drops = drops with { Duplicate = drops.Duplicate + 1 };
            }
        }
    }

    /// <summary>The rows of a source are there.</summary>
    /// <param name="asOfNs">When its snapshot was taken, nanoseconds UTC.</param>
    /// <param name="quoteDay">Its quote date in New York, in days since 1970.</param>
    /// <param name="knownNs">From when it is known: what has settled by then is over. Default: when it was taken.</param>
    /// <param name="source">The source.</param>
    public void Complete(long asOfNs, int quoteDay, long knownNs = long.MinValue, int source = 0)
    {
        // More rows of a snapshot may follow an update; they take nothing away.
        _isUpdate = false;
        AsOfNs = source == 0 ? asOfNs : AsOfNs;
        foreach (ExpiryRows expiry in _expiries)
        {
            if (expiry.Source == source)
            {
                expiry.Complete(asOfNs, knownNs, quoteDay);
            }
        }

        _expiries.Sort(static (a, b) =>
            a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.SettlementNs.CompareTo(b.SettlementNs));
    }

    /// <summary>Net exposure of all rows at a spot, re-priced, volatilities staying with their strikes, in dollars per 1 % move.</summary>
    /// <param name="spot">The spot, above 0.</param>
    /// <param name="untilNs">Only what settles up to this moment counts; the end of time for all.</param>
    /// <remarks>Price the chain before, at any spot.</remarks>
    public double NetExposure(double spot, long untilNs = long.MaxValue)
    {
        double logarithm = Math.Log(spot);
        double sum = 0;
        foreach (ExpiryRows expiry in _expiries)
        {
            sum += expiry.IsOpen && expiry.SettlementNs <= untilNs ? expiry.NetAt(spot, logarithm) : 0;
        }

        return sum;
    }

    /// <summary>Computes exposures and profiles at a spot, where they do not stand already.</summary>
    /// <param name="spot">The spot, above 0.</param>
    public void Price(double spot)
    {
        if (_spots[0] != GammaLevels.ProfileSpot(spot, 0))
        {
            for (int point = 0; point < _spots.Length; point++)
            {
                _spots[point] = GammaLevels.ProfileSpot(spot, point);
                _logarithms[point] = Math.Log(_spots[point]);
            }
        }

        foreach (ExpiryRows expiry in _expiries)
        {
            if (expiry.IsOpen)
            {
                expiry.Price(spot, _spots, _logarithms);
            }
        }
    }

    /// <summary>Whether a row with this implied volatility can be priced.</summary>
    internal static bool IsVolatility(double value) => value is >= LeastVolatility and <= MostVolatility;

    private static void AddUnseen(ExpiryRows expiry, in OptionRow row, double strike, double interest)
    {
        if (row.OpenInterest > 0)
        {
            expiry.AddUnseen(new UnseenRow(strike, interest, row.IsCall));
        }
    }

    private ExpiryRows ExpiryOf(long settlementNs, int source)
    {
        if (_last is { } last && last.SettlementNs == settlementNs && last.Source == source)
        {
            return last;
        }

        ExpiryRows? expiry = null;
        foreach (ExpiryRows known in _expiries)
        {
            expiry = known.SettlementNs == settlementNs && known.Source == source ? known : expiry;
        }

        if (expiry is null)
        {
            expiry = _spare.TryPop(out ExpiryRows? used) ? used : new ExpiryRows(settings);
            expiry.Begin(source, settlementNs);
            _expiries.Add(expiry);
        }
        else if (_isUpdate && !_renewed.Contains(expiry))
        {
            expiry.Begin(source, settlementNs);
        }

        if (_isUpdate)
        {
            _renewed.Add(expiry);
        }

        return _last = expiry;
    }

    private int Sum(Func<ExpiryRows, int> of)
    {
        int sum = 0;
        foreach (ExpiryRows expiry in _expiries)
        {
            sum += expiry.IsOpen ? of(expiry) : 0;
        }

        return sum;
    }
}
