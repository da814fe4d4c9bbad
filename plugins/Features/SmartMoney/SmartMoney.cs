using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// What large prints of the last minutes say, [-1, 1]: on which side their volume lies, how unusual and how lasting it is
/// (Barclay and Warner 1993; Chakravarty 2001). Prints that one order left in pieces are put together first; such a parent
/// counts as soon as another print parts from it, or more than five milliseconds have passed. Computed at prints.
/// Missing until prints exist for 15 minutes; Estimated when an aggressor in the window was inferred; Partial where
/// fixed limits stand in for quantiles that have fewer than five sessions.
/// </summary>
/// <remarks>
/// Quantiles are those of the sizes of parents, over the last 20 sessions without the current one. Fixed limits hold for ES
/// in regular hours; for MES, where they stand in, they are ten times as high. A bucket ends before the moment it is
/// read at. Minutes without prints are samples like others, also those of closed hours. The minute that ends at this very
/// moment is the current sample and does not enter the mean.
/// </remarks>
[Plugin("smart-money")]
[Reads(EventKinds.Trade | EventKinds.Quote | EventKinds.Session | EventKinds.Roll)]
[MaxAge(Seconds = 60)]
public sealed class SmartMoney : IFeature, IStateNames
{
    private const int StateOutput = 1;
    private const int MicroFactor = 10;

    private static readonly string[] Names =
        ["NEUTRAL", "INSTITUTIONAL_BUY", "INSTITUTIONAL_SELL", "ACCUMULATION", "DISTRIBUTION", "ROTATION"];

    private readonly SmartMoneyOptions _options;
    private readonly bool _isFixed;
    private readonly int _factor;
    private readonly long _windowNs;
    private readonly ParentMerger _parents;
    private readonly LargePrints _large;
    private readonly SizeQuantiles _sizes = new();
    private readonly ActivitySamples _activity = new();
    private readonly IcebergTracker _icebergs = new();
    private Session _session;
    private long _sampleNs;
    private long _firstNs;
    private bool _hasPrints;

    /// <summary>Computes on the prints of the traded instrument.</summary>
    /// <exception cref="ArgumentException">A block is not larger than a large print.</exception>
    public SmartMoney(SmartMoneyOptions options, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        if (options.BlockAboveContracts < options.LargeAboveContracts)
        {
            throw new ArgumentException("block-above-contracts is below large-above-contracts.", nameof(options));
        }

        _options = options;
        bool isMicro = instrument.Symbol.StartsWith("MES", StringComparison.Ordinal);
        _isFixed = options.Mode is SmartMoneyMode.Fixed && instrument.Symbol.StartsWith("ES", StringComparison.Ordinal);
        _factor = isMicro ? MicroFactor : 1;
        _windowNs = (long)(options.WindowMinutes * ActivitySamples.MinuteNs);
        _parents = new ParentMerger((long)(options.MergeMilliseconds * 1_000_000));
        _large = new LargePrints(_windowNs, (long)(options.HalfLifeMinutes * ActivitySamples.MinuteNs));
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["score", "state", "iceberg", "volume", "bought", "sold", "boost", "persistence"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Quote:
                _icebergs.OnQuote(in e.Quote, e.TimeNs);
                break;
            case EventKind.Trade:
                OnTrade(in e, values);
                break;
            case EventKind.Session:
                OnSession(in e.Session);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == StateOutput && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private void OnTrade(in MarketEvent e, Span<FeatureValue> values)
    {
        long nowNs = e.TimeNs;
        if (!_hasPrints)
        {
            _hasPrints = true;
            _firstNs = nowNs;
            _sampleNs = nowNs - (nowNs % ActivitySamples.MinuteNs) + ActivitySamples.MinuteNs;
        }

        Sample(nowNs);
        EndParent(nowNs);
        _icebergs.OnTrade(in e.Trade, nowNs);
        if (e.Trade.Aggressor is not Side.None && _parents.Add(in e.Trade, nowNs, out ParentPrint ended))
        {
            Take(in ended);
        }

        _large.Expire(nowNs);
        if (nowNs - _firstNs >= _windowNs)
        {
            Write(nowNs, values);
        }
    }

    private void OnSession(in Session session)
    {
        if (session.DateNumber != _session.DateNumber)
        {
            _sizes.BeginSession();
        }

        _session = session;
    }

    /// <summary>Takes the samples of the minutes that ended before now.</summary>
    private void Sample(long nowNs)
    {
        // Of a long silence only the minutes that are kept matter.
        long oldestNs = nowNs - (nowNs % ActivitySamples.MinuteNs) - (ActivitySamples.Minutes * ActivitySamples.MinuteNs);
        if (_sampleNs < oldestNs)
        {
            EndParent(oldestNs);
            _sampleNs = oldestNs;
        }

        for (; _sampleNs < nowNs; _sampleNs += ActivitySamples.MinuteNs)
        {
            EndParent(_sampleNs);
            _large.Expire(_sampleNs);
            (double bought, double sold) = _large.Volumes(_sampleNs);
            _activity.Add(bought + sold);
        }
    }

    private void EndParent(long nowNs)
    {
        if (_parents.TryEnd(nowNs, out ParentPrint parent))
        {
            Take(in parent);
        }
    }

    private void Take(in ParentPrint parent)
    {
        bool isQuantile = !IsFixedAt(parent.LastNs) && _sizes.IsReady;
        double large = isQuantile ? _sizes.Large : (double)_options.LargeAboveContracts * _factor;
        double block = isQuantile ? _sizes.Block : (double)_options.BlockAboveContracts * _factor;
        _sizes.Add(parent.Size);
        if (parent.Size > large)
        {
            _large.Add(in parent, parent.Size > block);
        }
    }

    private bool IsFixedAt(long timeNs) => _isFixed && _session.IsRegularHours(timeNs);

    private void Write(long nowNs, Span<FeatureValue> values)
    {
        (double bought, double sold) = _large.Volumes(nowNs);
        double volume = bought + sold;
        double share = volume > 0 ? (bought - sold) / volume : 0;
        double boost = _activity.IsFull && volume > 1.5 * _activity.Mean ? 1.3 : 1;
        double activity = Math.Min(volume / _options.ActivityFullContracts, 1);
        double persistence = _large.Persistence(nowNs, Math.Sign(share));
        bool isQuiet = volume <= 0 || volume < _options.MinVolumeContracts;
        double score = isQuiet ? 0 : share * boost * (0.5 + (0.5 * activity)) * (0.7 + (0.3 * persistence));
        SmartMoneyState state = isQuiet ? SmartMoneyState.Neutral : StateOf(share, activity, persistence);
        bool isShort = !IsFixedAt(nowNs) && !_sizes.IsReady;
        FeatureStatus status = isShort || _large.IsCut ? FeatureStatus.Partial
            : _large.IsInferred ? FeatureStatus.Estimated : FeatureStatus.Ok;
        values[0] = new FeatureValue(Math.Clamp(score, -1, 1), status, nowNs);
        values[StateOutput] = new FeatureValue((int)state, status, nowNs);
        values[2] = _icebergs.HasQuote
            ? new FeatureValue(_icebergs.Side, status, nowNs)
            : FeatureValue.Missing;
        values[3] = new FeatureValue(volume, status, nowNs);
        values[4] = new FeatureValue(bought, status, nowNs);
        values[5] = new FeatureValue(sold, status, nowNs);
        values[6] = new FeatureValue(boost, status, nowNs);
        values[7] = new FeatureValue(persistence, status, nowNs);
    }

    private static SmartMoneyState StateOf(double share, double activity, double persistence)
    {
        double size = Math.Abs(share);
        return size > 0.4 && activity > 0.5
                ? share > 0 ? SmartMoneyState.InstitutionalBuy : SmartMoneyState.InstitutionalSell
            : size > 0.2 && persistence > 0.6
                ? share > 0 ? SmartMoneyState.Accumulation : SmartMoneyState.Distribution
            : activity > 0.7 && size <= 0.2 ? SmartMoneyState.Rotation
            : SmartMoneyState.Neutral;
    }

    private void Clear()
    {
        _parents.Clear();
        _large.Clear();
        _sizes.Clear();
        _activity.Clear();
        _icebergs.Clear();
        _hasPrints = false;
    }
}
