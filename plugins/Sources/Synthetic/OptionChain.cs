using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Snapshots of the SPX chain in the regular hours: the expiry of the day and the next monthly one, and more when asked for, with a
/// smile. The first comes a minute after the opening. Through a number of lines only some contracts are quoted anew for each.
/// </summary>
internal sealed class OptionChain(
    SyntheticOptions options, Instrument instrument, MarketState state, SpxIndex index, VixIndex volatility, IReadOnlyList<Session> calendar)
    : ICompanion
{
    private const double Skew = 0.06;
    private const double Curvature = 0.015;
    private const double LeastVolatility = 0.03;
    private const double WidestMoneyness = 4;
    private const double YearNs = 365.0 * 86_400_000_000_000;
    private const double ShortestNs = 60_000_000_000;

    private readonly OpenInterest _interest = new(options.Seed);
    private readonly ChainExpiries _expiries = new(options.ChainExpiries, state, calendar);
    private readonly ChainLines? _lines = options.ChainLines > 0 ? new ChainLines(options.ChainLines) : null;
    private readonly List<ChainContract> _listed = [];
    private readonly int[] _middles = new int[options.ChainExpiries];
    private readonly long _everyNs = options.ChainMinutes * SessionHours.MinuteNs;
    private double _openSpot;
    private long _snapshotNs = long.MaxValue;

    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>The strike of the session's planted pin, in index points; 0 for none.</summary>
    public int PinStrike { get; set; }

    public void Open()
    {
        DueNs = _snapshotNs = state.Hours.RegularOpenNs + SessionHours.MinuteNs;
        _openSpot = 0;
        _lines?.Open();
    }

    public void Emit(long timeNs, EventBatch batch)
    {
        double spot = index.ValueAt(timeNs);
        if (!(_openSpot > 0))
        {
            _openSpot = spot;
            _expiries.Begin(spot);
            Array.Clear(_middles);
        }

        List(spot);
        bool isSnapshot = timeNs >= _snapshotNs;
        batch.At(timeNs, instrument.Id);
        if (_lines is not null)
        {
            foreach (int place in _lines.Step(timeNs, spot))
            {
                _lines.Quote(place, RowOf(_listed[place], spot, timeNs), timeNs);
            }
        }
        else
        {
            AddRows(spot, timeNs, batch);
        }

        if (isSnapshot)
        {
            _lines?.Tell(spot, batch);
            _snapshotNs = timeNs + _everyNs < state.Hours.RegularCloseNs ? timeNs + _everyNs : long.MaxValue;
        }

        // Lines go on until the last snapshot.
        DueNs = _lines is null || _snapshotNs == long.MaxValue ? _snapshotNs : Math.Min(_snapshotNs, timeNs + _lines.StepNs);
    }

    private void AddRows(double spot, long timeNs, EventBatch batch)
    {
        foreach (ChainContract contract in _listed)
        {
            batch.Add(RowOf(contract, spot, timeNs));
        }

        batch.AddChainEnd();
    }

    /// <summary>The strikes around the index are listed; those that it has left behind are no more.</summary>
    private void List(double spot)
    {
        bool isNew = false;
        for (int i = 0; i < _middles.Length; i++)
        {
            int step = _expiries.All[i].Step;
            int middle = (int)Math.Round(spot / step) * step;
            isNew |= middle != _middles[i];
            _middles[i] = middle;
        }

        if (!isNew)
        {
            return;
        }

        _listed.Clear();
        for (int i = 0; i < _middles.Length; i++)
        {
            ref readonly ChainExpiry expiry = ref _expiries.All[i];
            for (int n = -expiry.Strikes; n <= expiry.Strikes; n++)
            {
                int strike = _middles[i] + (n * expiry.Step);
                if (strike > 0)
                {
                    _listed.Add(new ChainContract(i, strike, IsCall: true));
                    _listed.Add(new ChainContract(i, strike, IsCall: false));
                }
            }
        }

        ListLines();
    }

    private void ListLines()
    {
        if (_lines is null)
        {
            return;
        }

        _lines.BeginList();
        foreach (ChainContract contract in _listed)
        {
            ref readonly ChainExpiry expiry = ref _expiries.All[contract.Expiry];
            _lines.Add(new ListedContract(expiry.SettlementNs, contract.Strike, contract.IsCall, InterestOf(contract)));
        }

        _lines.EndList();
    }

    private OptionRow RowOf(ChainContract contract, double spot, long timeNs)
    {
        ref readonly ChainExpiry expiry = ref _expiries.All[contract.Expiry];
        int strike = contract.Strike;
        double root = Math.Sqrt(Math.Max(expiry.SettlementNs - timeNs, ShortestNs) / YearNs);
        double atTheMoney = volatility.Value / 100 * expiry.VolatilityShare;
        double x = Math.Clamp(PortableMath.Log(strike / spot) / (atTheMoney * root), -WidestMoneyness, WidestMoneyness);
        double smile = Math.Max(atTheMoney * (1 - (Skew * x) + (Curvature * x * x)), LeastVolatility);
        (double price, double delta, double gamma) = OptionFormula.Value(spot, strike, smile * root, contract.IsCall);
        double half = Math.Max(0.05, price * 0.01);
        double bid = Math.Floor((price - half) * 20) / 20;
        double ask = Math.Ceiling((price + half) * 20) / 20;
        int open = InterestOf(contract);
        double share = (timeNs - state.Hours.RegularOpenNs) / (double)(state.Hours.RegularCloseNs - state.Hours.RegularOpenNs);
        return new OptionRow(
            expiry.SettlementNs, strike, smile, gamma, (float)delta, bid > 0 ? (float)bid : float.NaN, (float)ask, open,
            (int)(open * share * expiry.Turnover), contract.IsCall);
    }

    private int InterestOf(ChainContract contract)
    {
        ref readonly ChainExpiry expiry = ref _expiries.All[contract.Expiry];
        int pin = expiry.IsDay ? PinStrike : 0;
        return _interest.Of(expiry.DateNumber, expiry.Interest, _openSpot, contract.Strike, contract.IsCall, pin);
    }
}
