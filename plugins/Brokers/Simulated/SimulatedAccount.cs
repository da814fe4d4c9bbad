using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>Position, equity and margin, from the broker's own fills. In millionths of a dollar, so that sums are exact.</summary>
/// <param name="instrument">The traded instrument.</param>
/// <param name="terms">What it begins with; null for an account without limit.</param>
internal sealed class SimulatedAccount(Instrument instrument, AccountTerms? terms)
{
    private const decimal MicrosPerDollar = 1_000_000m;

    private readonly long _tickMicros = (long)(instrument.TickValue * MicrosPerDollar);
    private readonly long _feeMicros = (long)(instrument.FeePerSide * MicrosPerDollar);
    private readonly long? _overnightMicros = Micros(terms?.OvernightMarginDollars);
    private readonly long? _intradayMicros = Micros(terms?.IntradayMarginDollars);
    private long _cashMicros = Micros(terms?.CapitalDollars) ?? 0;
    private long _paidTicks;

    /// <summary>Contracts, signed.</summary>
    public int Position { get; private set; }

    /// <summary>The last price of the market, in ticks.</summary>
    public int LastPriceTicks { get; set; }

    /// <summary>Average price of the contracts that are open, in ticks; 0 when flat.</summary>
    public double AverageTicks { get; private set; }

    /// <summary>Cash plus open profit, in millionths of a dollar.</summary>
    public long EquityMicros => _cashMicros + ((((long)Position * LastPriceTicks) - _paidTicks) * _tickMicros);

    /// <summary>Books a fill.</summary>
    /// <returns>Its fees, in millionths of a dollar.</returns>
    public long Book(Side side, int quantity, int priceTicks)
    {
        int signed = (int)side * quantity;
        int after = Position + signed;
        bool isLarger = Math.Abs(after) > Math.Abs(Position) && Math.Sign(after) == Math.Sign(signed) && Math.Sign(Position) != -Math.Sign(after);
        AverageTicks = after == 0 ? 0
            : isLarger ? ((AverageTicks * Math.Abs(Position)) + ((double)priceTicks * quantity)) / Math.Abs(after)
            : Math.Sign(after) == Math.Sign(Position) ? AverageTicks
            : priceTicks;
        Position = after;
        _paidTicks += (long)signed * priceTicks;
        LastPriceTicks = LastPriceTicks == 0 ? priceTicks : LastPriceTicks;
        long fees = quantity * _feeMicros;
        _cashMicros -= fees;
        return fees;
    }

    /// <summary>
    /// Whether the equity covers the initial margin of the position that would be there when the order is filled and everything
    /// that works on its side with it. Margins that are not known are not checked; what makes the position smaller always is covered.
    /// </summary>
    /// <param name="side">Side of the order.</param>
    /// <param name="quantity">Contracts of it and of the entries that work on its side.</param>
    /// <param name="isRegularHours">Whether regular hours are on: outside of them the overnight margin holds.</param>
    public bool IsCovered(Side side, int quantity, bool isRegularHours)
    {
        long after = Position + ((long)side * quantity);
        bool isSmaller = Math.Abs(after) <= Math.Abs(Position);
        return isSmaller || (isRegularHours ? _intradayMicros : _overnightMicros) is not { } margin || margin * Math.Abs(after) <= EquityMicros;
    }

    private static long? Micros(decimal? dollars) => dollars is { } known ? (long)(known * MicrosPerDollar) : null;
}
