using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>An option of the chain, and what was last told of it. Under the gate.</summary>
/// <param name="contract">The contract at TWS.</param>
/// <param name="settlementNs">Instant of settlement, UTC nanoseconds.</param>
internal sealed class ChainContract(Contract contract, long settlementNs)
{
    private double _volatility = double.NaN;
    private double _gamma = double.NaN;
    private float _delta = float.NaN;
    private float _bid = float.NaN;
    private float _ask = float.NaN;
    private int _volume = -1;

    /// <summary>The contract at TWS.</summary>
    public Contract Contract => contract;

    /// <summary>Strike, in index points.</summary>
    public double Strike { get; } = (double)(contract.Strike ?? 0);

    /// <summary>Whether it is a call.</summary>
    public bool IsCall => contract.Right is OptionRight.Call;

    /// <summary>Instant of settlement, UTC nanoseconds.</summary>
    public long SettlementNs => settlementNs;

    /// <summary>Contracts open; -1 when not known.</summary>
    public int OpenInterest { get; private set; } = -1;

    /// <summary>When its greeks came last, UTC nanoseconds; 0 before.</summary>
    public long QuotedNs { get; private set; }

    /// <summary>Its stream; null while it has no line.</summary>
    public OptionLine? Line { get; set; }

    /// <summary>Whether all of it that a turn is for is known: greeks and open interest.</summary>
    public bool IsKnown => QuotedNs > 0 && OpenInterest >= 0;

    /// <summary>How the rotation knows it.</summary>
    public ListedContract Listed => new(settlementNs, Strike, IsCall, OpenInterest);

    /// <summary>Takes over what was known of the same option before.</summary>
    public void Continue(ChainContract before)
    {
        (_volatility, _gamma, _delta, _bid, _ask, _volume) = (before._volatility, before._gamma, before._delta, before._bid, before._ask, before._volume);
        (OpenInterest, QuotedNs) = (before.OpenInterest, before.QuotedNs);
    }

    /// <summary>A bid.</summary>
    public void SetBid(double? price) => _bid = price is >= 0 and { } p ? (float)p : float.NaN;

    /// <summary>An ask.</summary>
    public void SetAsk(double? price) => _ask = price is > 0 and { } p ? (float)p : float.NaN;

    /// <summary>The day's volume.</summary>
    public void SetVolume(decimal? size) => _volume = PriceGrid.TryToSize(size, out int contracts) ? contracts : _volume;

    /// <summary>The open interest.</summary>
    public void SetOpenInterest(decimal? size) => OpenInterest = PriceGrid.TryToSize(size, out int contracts) ? contracts : OpenInterest;

    /// <summary>The greeks of the model; without volatility and gamma there are none.</summary>
    public bool SetGreeks(in TickOptionComputation tick, long timeNs)
    {
        if (tick.ImpliedVolatility is not { } volatility || tick.Gamma is not { } gamma)
        {
            return false;
        }

        (_volatility, _gamma, _delta) = (volatility, gamma, (float?)tick.Delta ?? float.NaN);
        QuotedNs = timeNs;
        return true;
    }

    /// <summary>The row of the chain.</summary>
    public OptionRow Row() => new(settlementNs, Strike, _volatility, _gamma, _delta, _bid, _ask, OpenInterest, _volume, IsCall);
}
