using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>Sums a chain by expiry and finds its skew, beside the engine.</summary>
internal sealed class OptionsFlowBiasWork(int skewDays, short index) : IBackgroundWork
{
    private const long NsPerDay = 86_400_000_000_000;
    private const double NsPerSecond = 1e9;
    private const double YearNs = 365.0 * 86_400_000_000_000;
    private const double ContractShares = 100;
    private const double SkewDelta = 0.25;
    private const double MostVolatility = 5;

    private readonly ChainIntake _intake = new(index);
    private ExpiryFlow[] _flows = new ExpiryFlow[64];
    private int _flowCount;
    private int _flow;
    private readonly HashSet<long> _renewed = [];
    private readonly HashSet<(long Settlement, double Strike, bool IsCall)> _seen = [];
    private readonly HashSet<(long Settlement, double Strike, bool IsCall)> _seenUpdate = [];
    private readonly DeltaCurve _calls = new();
    private readonly DeltaCurve _puts = new();
    private readonly double[] _figures = new double[FlowFigure.Count];
    private SkewPoint[] _points = new SkewPoint[1024];
    private int _pointCount;
    private double _skew;

    /// <inheritdoc />
    public EventKinds Kinds => EventKinds.OptionRow | EventKinds.ChainEnd | EventKinds.Index;

    /// <inheritdoc />
    public ReadOnlySpan<double> OnEvent(in MarketEvent e)
    {
        if (!_intake.Take(in e))
        {
            return [];
        }

        Begin();
        foreach (ref readonly OptionRow row in _intake.Rows)
        {
            Add(in row);
        }

        FindSkew();
        Write();
        return _figures;
    }

    private void Begin()
    {
        _renewed.Clear();
        _seenUpdate.Clear();
        if (_intake.Scope is ChainScope.Snapshot)
        {
            _flowCount = 0;
            _seen.Clear();
            _pointCount = 0;
        }
    }

    /// <summary>What settles on the day counts too: it is what is traded most.</summary>
    private void Add(in OptionRow row)
    {
        bool isUpdate = _intake.Scope is ChainScope.Update;
        if (!(isUpdate ? _seenUpdate : _seen).Add((row.SettlementNs, row.Strike, row.IsCall)))
        {
            return;
        }

        if (isUpdate && _renewed.Add(row.SettlementNs))
        {
            FlowOf(row.SettlementNs) = new ExpiryFlow { SettlementNs = row.SettlementNs };
            Forget(row.SettlementNs);
        }

        double? known = DeltaOf(in row);
        ref ExpiryFlow flow = ref FlowOf(row.SettlementNs);
        if (row.Volume >= 0)
        {
            flow.HasVolume = true;
            flow.Calls += row.IsCall ? row.Volume : 0;
            flow.Puts += row.IsCall ? 0 : row.Volume;
        }

        if (known is { } delta)
        {
            AddPoint(in row, delta);
            bool isSigned = row.SignedVolume != OptionRow.NoSignedVolume;
            flow.HasSigned |= isSigned;
            flow.SignedDelta += isSigned ? row.SignedVolume * delta * ContractShares : 0;
        }
    }

    /// <summary>The expiry of a moment, a new one at the end.</summary>
    private ref ExpiryFlow FlowOf(long settlementNs)
    {
        if (_flow < _flowCount && _flows[_flow].SettlementNs == settlementNs)
        {
            return ref _flows[_flow];
        }

        _flow = 0;
        while (_flow < _flowCount && _flows[_flow].SettlementNs != settlementNs)
        {
            _flow++;
        }

        if (_flow == _flowCount)
        {
            if (_flowCount == _flows.Length)
            {
                Array.Resize(ref _flows, _flows.Length * 2);
            }

            _flows[_flowCount++] = new ExpiryFlow { SettlementNs = settlementNs };
        }

        return ref _flows[_flow];
    }

    private void AddPoint(in OptionRow row, double delta)
    {
        if (!(row.ImpliedVolatility > 0 && row.ImpliedVolatility <= MostVolatility))
        {
            return;
        }

        if (_pointCount == _points.Length)
        {
            Array.Resize(ref _points, _points.Length * 2);
        }

        _points[_pointCount++] = new SkewPoint(row.SettlementNs, delta, row.ImpliedVolatility, row.IsCall);
    }

    private void Forget(long settlementNs)
    {
        int kept = 0;
        for (int i = 0; i < _pointCount; i++)
        {
            _points[kept] = _points[i];
            kept += _points[i].SettlementNs == settlementNs ? 0 : 1;
        }

        _pointCount = kept;
    }

    private void FindSkew()
    {
        long expiryNs = 0;
        long nearest = long.MaxValue;
        foreach (ref readonly ExpiryFlow flow in _flows.AsSpan(0, _flowCount))
        {
            long settlementNs = flow.SettlementNs;
            long away = Math.Abs(DaysTo(settlementNs) - skewDays);
            bool isNearer = away < nearest || (away == nearest && settlementNs < expiryNs);
            (expiryNs, nearest) = settlementNs > _intake.AsOfNs && isNearer ? (settlementNs, away) : (expiryNs, nearest);
        }

        _calls.Clear();
        _puts.Clear();
        foreach (ref readonly SkewPoint point in _points.AsSpan(0, _pointCount))
        {
            if (point.SettlementNs == expiryNs)
            {
                (point.IsCall ? _calls : _puts).Add(point.Delta, point.Volatility);
            }
        }

        _skew = _puts.At(-SkewDelta) is { } put && _calls.At(SkewDelta) is { } call ? put - call : double.NaN;
    }

    /// <summary>The chain's own delta, else that of Black and Scholes.</summary>
    private double? DeltaOf(in OptionRow row)
    {
        if (float.IsFinite(row.Delta))
        {
            return row.Delta;
        }

        double years = (row.SettlementNs - _intake.AsOfNs) / YearNs;
        bool isPriced = years > 0 && row.ImpliedVolatility > 0 && row.Strike > 0 && _intake.Underlying > 0;
        return isPriced ? BlackScholes.Delta(row.IsCall, _intake.Underlying, row.Strike, row.ImpliedVolatility, years) : null;
    }

    private long DaysTo(long settlementNs) => (settlementNs / NsPerDay) - (_intake.AsOfNs / NsPerDay);

    private void Write()
    {
        (double calls, double puts, double signed) = (0, 0, 0);
        (bool hasVolume, bool hasSigned) = (false, false);
        foreach (ref readonly ExpiryFlow flow in _flows.AsSpan(0, _flowCount))
        {
            (calls, puts, signed) = (calls + flow.Calls, puts + flow.Puts, signed + flow.SignedDelta);
            (hasVolume, hasSigned) = (hasVolume | flow.HasVolume, hasSigned | flow.HasSigned);
        }

        _figures[FlowFigure.AsOfSeconds] = _intake.AsOfNs / NsPerSecond;
        _figures[FlowFigure.KnownSeconds] = _intake.KnownNs / NsPerSecond;
        _figures[FlowFigure.PutCall] = hasVolume && calls > 0 && puts > 0 ? puts / calls : double.NaN;
        _figures[FlowFigure.SignedDelta] = hasSigned ? signed : double.NaN;
        _figures[FlowFigure.Skew] = _skew;
    }
}
