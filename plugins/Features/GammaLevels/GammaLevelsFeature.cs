using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Levels that dealers' gamma gives, from the option chain of SPX (SqueezeMetrics 2017; Barbon and Buraschi 2021; which side dealers
/// hold is an assumption): call wall, put wall, flip, high-volatility level, walls of what settles today, the ten strikes of
/// largest exposure, the range expected of a day and max pain, all as prices of the traded future in points; the net exposure at
/// its price, in dollars of hedging per 1 % move; and how much of the chain is seen. Levels are of the last snapshot and stay until
/// the next. They are carried by the basis (future less index): the median of five minutes, or that at the chain's quote time
/// without values of the index (Partial). Stale when the snapshot is older than max-age-walls-minutes or max-age-flip-minutes, counted
/// from when it is known, or the basis older than 60 seconds. Missing, with the reason in <c>reason</c>, without chain, spot,
/// enough valid rows or a basis; a level of which less than min-coverage of the open interest is seen is Missing too.
/// </summary>
/// <remarks>
/// <c>snapshot</c> names the moment the chain is of, in seconds since 1970 UTC; ages count from when it is known. A level
/// that a vendor tells (vendor-levels) stands instead of the computed one, and its own age counts; a vendor's
/// high-volatility level serves as flip where the chain gives none. Once values of the index have come in a session the basis at
/// the chain's quote time no longer serves it. Walls of what settles today go with the session. After a contract roll there are no
/// levels until the next chain.
/// </remarks>
[Plugin("gamma-levels")]
[Reads(EventKinds.Quote | EventKinds.Bar | EventKinds.Session | EventKinds.Roll | EventKinds.Level | EventKinds.Decision)]
[Reads(EventKinds.Index, Instrument = Index)]
public sealed class GammaLevelsFeature : IBackgroundFeature, IStateNames
{
    /// <summary>The index that the chain is of.</summary>
    private const string Index = "SPX";

    private const double MinuteNs = 60e9;
    private const long SecondNs = 1_000_000_000;
    private const double NsPerSecond = 1e9;

    private static readonly string[] States =
        ["ok", "no chain", "no spot", "too few valid rows", "no calls", "no puts", "no basis"];

    private static readonly string[] SignModels = ["dealer-long-calls-short-puts", "dealer-short-both"];

    private readonly GammaLevelsOptions _options;
    private readonly Instruments _instruments;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly VendorOverrides _vendor;
    private readonly FigureSet _figures = new(GammaFigure.Count);
    private readonly PriceHistory _price = new();
    private readonly IndexBasis _basis = new();
    private readonly long _maxWallsNs;
    private readonly long _maxFlipNs;
    private long _knownNs;
    private long _dueNs = long.MaxValue;
    private long _nextNs;
    private double _netPrice = double.NaN;
    private long _measuredNs;
    private double _measuredSpot = double.NaN;
    private bool _hasChain;
    private bool _isOfSession;
    private bool _isChanged = true;

    /// <summary>Computes levels of the traded future.</summary>
    /// <exception cref="ArgumentException">
    /// A further chain is none of SPY and ES, or a vendor's level is named as none of the outputs.
    /// </exception>
    public GammaLevelsFeature(
        GammaLevelsOptions options,
        Instruments instruments,
        BarPeriod period,
        FeatureInput[] vendor)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(vendor);
        foreach (string chain in options.FurtherChains)
        {
            if (chain is not ("SPY" or "ES"))
            {
                throw new ArgumentException($"further-chains: {chain} is none of SPY and ES.", nameof(options));
            }
        }

        _options = options;
        _instruments = instruments;
        _period = period;
        _pointsPerTick = instruments.Traded.PointsPerTick;
        _maxWallsNs = (long)(options.MaxAgeWallsMinutes * MinuteNs);
        _maxFlipNs = (long)(options.MaxAgeFlipMinutes * MinuteNs);
        _vendor = new VendorOverrides(vendor, Outputs);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        "call-wall", "put-wall", "flip", "hvl", "net-gex", "zero-dte-call-wall", "zero-dte-put-wall",
        "gex-1", "gex-2", "gex-3", "gex-4", "gex-5", "gex-6", "gex-7", "gex-8", "gex-9", "gex-10",
        "one-day-min", "one-day-max", "max-pain", "basis", "spot", "snapshot", "reason",
        "coverage", "call-wall-coverage", "put-wall-coverage", "flip-coverage", "quote-age-seconds", "missing-strikes",
        "sign-model",
    ];

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A further chain is of nothing that the run watches.</exception>
    public IBackgroundWork CreateWork()
    {
        foreach (string chain in _options.FurtherChains)
        {
            if (_instruments.Find(chain) is null)
            {
                throw new InvalidOperationException($"further-chains: {chain} is not watched. Add it to instruments.watch.");
            }
        }

        return new GammaLevelsWork(_options, _instruments, _instruments.Find(Index)?.Id ?? short.MinValue);
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) => (LevelOutput)output switch
    {
        LevelOutput.Snapshot => DateTime.UnixEpoch.AddTicks((long)(value * TimeSpan.TicksPerSecond))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        LevelOutput.SignModel when value >= 0 && value < SignModels.Length => SignModels[(int)value],
        LevelOutput.Reason when value >= 0 && value < States.Length => States[(int)value],
        _ => null,
    };

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Quote:
                OnQuote(in e);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                _price.OnBar(e.Bar.CloseTicks * _pointsPerTick, e.TimeNs);
                Update(e.TimeNs, values);
                break;
            case EventKind.Index when !e.Index.IsDaily && e.Index.Value > 0:
                _basis.OnIndex(e.Index.Value, e.VenueNs);
                break;
            case EventKind.Figures:
                OnFigures(in e, values);
                break;
            case EventKind.Decision when e.TimeNs >= _nextNs:
                Update(e.TimeNs, values);
                break;
            case EventKind.Level:
                (_isChanged, _nextNs) = (true, 0);
                break;
            case EventKind.Session when e.Session.IsSessionStart:
                _basis.OnSession();
                (_isChanged, _nextNs) = (true, 0);
                _isOfSession = false;
                break;
            case EventKind.Roll:
                Clear(values);
                break;
        }
    }

    private void OnQuote(in MarketEvent e)
    {
        ref readonly Quote quote = ref e.Quote;
        if (quote.IsTwoSided && quote.BidTicks < quote.AskTicks)
        {
            _price.OnQuote(quote.MidTicks * _pointsPerTick, e.TimeNs);
            _basis.Sample(_price.Fresh(e.TimeNs), e.TimeNs);
        }
    }

    private void OnFigures(in MarketEvent e, Span<FeatureValue> values)
    {
        if (!_figures.Add(in e.Figures))
        {
            return;
        }

        bool isIndex = Figure(GammaFigure.IsIndex) > 0;
        _hasChain = true;
        _isOfSession |= isIndex;
        _knownNs = e.TimeNs - (long)Figure(GammaFigure.KnownForNs);
        MeasureBasis(e.TimeNs);
        _isChanged = true;
        Update(e.TimeNs, values);
    }

    /// <summary>The difference at the quote time of the chain: once, when it is fresh, and not again at its updates.</summary>
    private void MeasureBasis(long nowNs)
    {
        double spot = Figure(GammaFigure.Spot);
        long asOfNs = (long)(Figure(GammaFigure.AsOfSeconds) * NsPerSecond);
        if (asOfNs != _measuredNs || spot != _measuredSpot)
        {
            (_measuredNs, _measuredSpot) = (asOfNs, spot);
            _basis.OnChain(_price.At(asOfNs, nowNs) is { } future && double.IsFinite(spot) ? future - spot : null);
        }
    }

    // At closed bars, with a chain or a level, and once a second.
    private void Update(long nowNs, Span<FeatureValue> values)
    {
        _nextNs = nowNs - (nowNs % SecondNs) + SecondNs;
        // Without quotes nothing is sampled; with them a quiet second is judged here.
        _basis.Sample(_price.Fresh(nowNs), nowNs);
        _isChanged |= _basis.Update(nowNs) || nowNs > _dueNs;
        if (_isChanged)
        {
            _isChanged = false;
            Write(nowNs, values);
        }

        WriteNet(nowNs, values);
    }

    private void Write(long nowNs, Span<FeatureValue> values)
    {
        values.Clear();
        _dueNs = long.MaxValue;
        _netPrice = double.NaN;
        ChainState state = !_hasChain ? ChainState.NoChain : (ChainState)(int)Figure(GammaFigure.State);
        bool isThere = state is ChainState.Ok;
        state = isThere && _basis.Points is null ? ChainState.NoBasis : state;
        Set(values, LevelOutput.Reason, (double)state, FeatureStatus.Ok, nowNs);
        if (_hasChain)
        {
            Set(values, LevelOutput.Snapshot, Figure(GammaFigure.AsOfSeconds), FeatureStatus.Ok, _knownNs);
            Set(values, LevelOutput.Spot, Figure(GammaFigure.Spot), FeatureStatus.Ok, _knownNs);
        }

        if (_basis.Points is { } basis)
        {
            Set(values, LevelOutput.Basis, basis, _basis.Status, nowNs);
        }

        if (isThere)
        {
            WriteLevels(nowNs, values);
        }

        _dueNs = Math.Min(_dueNs, _vendor.Write(values, nowNs, _maxWallsNs, _maxFlipNs));
    }

    private void WriteLevels(long nowNs, Span<FeatureValue> values)
    {
        (double all, double calls) = (Figure(GammaFigure.Coverage), Figure(GammaFigure.CallWallCoverage));
        (double puts, double near) = (Figure(GammaFigure.PutWallCoverage), Figure(GammaFigure.FlipCoverage));
        FeatureStatus walls = AgeOf(nowNs, _maxWallsNs);
        FeatureStatus flips = AgeOf(nowNs, _maxFlipNs);
        Set(values, LevelOutput.SignModel, (double)_options.SignModel, FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.Coverage, all, FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.CallWallCoverage, calls, FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.PutWallCoverage, puts, FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.FlipCoverage, near, FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.QuoteAgeSeconds, Figure(GammaFigure.QuoteAgeSeconds), FeatureStatus.Ok, _knownNs);
        Set(values, LevelOutput.MissingStrikes, Figure(GammaFigure.MissingStrikes), FeatureStatus.Ok, _knownNs);
        if (_basis.Points is not { } basis)
        {
            return;
        }

        FeatureStatus wall = FeatureValue.Worse(walls, _basis.Status);
        FeatureStatus flip = FeatureValue.Worse(flips, _basis.Status);
        Carry(values, LevelOutput.CallWall, GammaFigure.CallWall, basis, wall, calls);
        Carry(values, LevelOutput.PutWall, GammaFigure.PutWall, basis, wall, puts);
        Carry(values, LevelOutput.Flip, GammaFigure.Flip, basis, flip, near);
        Carry(values, LevelOutput.Hvl, GammaFigure.Hvl, basis, flip, near);
        if (_isOfSession)
        {
            Carry(values, LevelOutput.ZeroDteCallWall, GammaFigure.ZeroDteCallWall, basis, wall, calls);
            Carry(values, LevelOutput.ZeroDtePutWall, GammaFigure.ZeroDtePutWall, basis, wall, puts);
        }

        Carry(values, LevelOutput.OneDayMin, GammaFigure.OneDayMin, basis, wall, all);
        Carry(values, LevelOutput.OneDayMax, GammaFigure.OneDayMax, basis, wall, all);
        Carry(values, LevelOutput.MaxPain, GammaFigure.MaxPain, basis, wall, all);
        for (int i = 0; i < GammaLevels.Largest; i++)
        {
            Carry(values, LevelOutput.FirstGex + i, GammaFigure.FirstGex + i, basis, wall, near);
        }
    }

    /// <summary>A level of the index as one of the future; Missing where there is none, or too little of it is seen.</summary>
    private void Carry(
        Span<FeatureValue> values, LevelOutput output, int figure, double basis, FeatureStatus status, double coverage)
    {
        double level = Figure(figure);
        if (double.IsFinite(level) && coverage >= _options.MinCoverage)
        {
            Set(values, output, level + basis, status, _knownNs);
        }
    }

    /// <summary>Net exposure at the price of now, from the profile.</summary>
    private void WriteNet(long nowNs, Span<FeatureValue> values)
    {
        bool isThere = _hasChain && Figure(GammaFigure.State) == (double)ChainState.Ok && _basis.Points is not null && _price.HasPrice
            && Figure(GammaFigure.FlipCoverage) >= _options.MinCoverage;
        if (!isThere || _price.Price == _netPrice)
        {
            return;
        }

        _netPrice = _price.Price;
        double net = GammaLevels.NetAt(
            _figures.Values.Slice(GammaFigure.FirstProfile, GammaLevels.ProfilePoints),
            Figure(GammaFigure.ProfileSpot), _netPrice - _basis.Points!.Value) ?? Figure(GammaFigure.Net);
        Set(values, LevelOutput.NetGex, net, FeatureValue.Worse(AgeOf(nowNs, _maxFlipNs), _basis.Status), _knownNs);
    }

    private FeatureStatus AgeOf(long nowNs, long maxNs)
    {
        if (nowNs - _knownNs > maxNs)
        {
            return FeatureStatus.Stale;
        }

        _dueNs = Math.Min(_dueNs, _knownNs + maxNs);
        return FeatureStatus.Ok;
    }

    private double Figure(int place) => _figures.Values[place];

    private static void Set(Span<FeatureValue> values, LevelOutput output, double value, FeatureStatus status, long timeNs) =>
        values[(int)output] = double.IsFinite(value) ? new FeatureValue(value, status, timeNs) : FeatureValue.Missing;

    // Where the chain lies against the new contract is not known.
    private void Clear(Span<FeatureValue> values)
    {
        _price.Clear();
        _basis.Clear();
        _measuredSpot = double.NaN;
        _hasChain = false;
        (_isChanged, _nextNs) = (true, 0);
        values.Clear();
    }
}
