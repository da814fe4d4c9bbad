using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Our position in the traded instrument, and the round trip that it belongs to. Prices are averages; money is counted from
/// fills only, so that it can be recomputed from them to the cent.
/// </summary>
/// <param name="tickValue">Value of a tick of one contract, in dollars.</param>
internal sealed class Position(decimal tickValue)
{
    private const decimal MicrosPerDollar = 1_000_000m;

    private long _costTicks;
    private long _exitTicks;
    private long _entryTicks;
    private int _entered;
    private int _exited;
    private int _slippageTicks;
    private long _feeMicros;
    private int _highTicks;
    private int _lowTicks;
    private long _trips;

    /// <summary>Contracts, signed.</summary>
    public int Quantity { get; private set; }

    /// <summary>Side of the position; None when flat.</summary>
    public Side Side => (Side)Math.Sign(Quantity);

    /// <summary>Venue time of the first fill of the round trip, nanoseconds UTC.</summary>
    public long EntryNs { get; private set; }

    /// <summary>Average price of the entry, in ticks; 0 when nothing was entered yet.</summary>
    public double EntryTicks => _entered == 0 ? 0 : (double)_entryTicks / _entered;

    /// <summary>The best price while open: the highest of a long, the lowest of a short, in ticks.</summary>
    public int BestTicks => Quantity > 0 ? _highTicks : _lowTicks;

    private decimal AverageTicks => (decimal)_entryTicks / _entered;

    /// <summary>Realised result before fees since the start, in dollars.</summary>
    public decimal Realised { get; private set; }

    /// <summary>Fees since the start, in dollars.</summary>
    public decimal Fees { get; private set; }

    /// <summary>Open profit at a price, in dollars; 0 when flat.</summary>
    public decimal OpenProfit(int priceTicks) =>
        Quantity == 0 ? 0 : (((long)Quantity * priceTicks) - _costTicks) * tickValue;

    /// <summary>Farthest against a round trip of this side, in ticks, never negative.</summary>
    public int AdverseTicks(Side side) =>
        (int)Math.Max(0, Math.Ceiling(side is Side.Buy ? AverageTicks - _lowTicks : _highTicks - AverageTicks));

    /// <summary>Farthest for a round trip of this side, in ticks, never negative.</summary>
    public int FavourableTicks(Side side) =>
        (int)Math.Max(0, Math.Floor(side is Side.Buy ? _highTicks - AverageTicks : AverageTicks - _lowTicks));

    /// <summary>Remembers how far the price went while a position is open.</summary>
    public void OnRange(int highTicks, int lowTicks)
    {
        _highTicks = Math.Max(_highTicks, highTicks);
        _lowTicks = Math.Min(_lowTicks, lowTicks);
    }

    /// <summary>
    /// Remembers how far a closed bar went while the position was open. What it did before an entry inside it is not ours.
    /// </summary>
    public void OnBar(in MarketEvent e)
    {
        ref readonly Bar bar = ref e.Bar;
        if (EntryNs <= e.VenueNs)
        {
            OnRange(bar.HighTicks, bar.LowTicks);
        }
        else if (EntryNs >= e.TimeNs)
        {
            // Filled by this very bar: what is for us may have come before, what is against us is counted.
            bool isLong = Quantity > 0;
            OnRange(isLong ? bar.CloseTicks : bar.HighTicks, isLong ? bar.LowTicks : bar.CloseTicks);
        }

        // Else a print filled it, and each print since then was counted.
    }

    /// <summary>
    /// Counts a fill as far as zero. What goes through zero is handed back, to be counted as an opening of its own: a reversal is a
    /// close and an open, and its fees are shared by contracts.
    /// </summary>
    /// <param name="fill">The execution.</param>
    /// <param name="venueNs">When it happened, nanoseconds UTC.</param>
    /// <param name="beyond">The part beyond zero; its quantity is 0 when there is none.</param>
    /// <returns>Whether it ended the round trip.</returns>
    public bool OnFill(in Fill fill, long venueNs, out Fill beyond)
    {
        int through = (int)fill.Side * Quantity < 0 ? Math.Max(0, fill.Quantity - Math.Abs(Quantity)) : 0;
        long feesBeyond = through == 0 ? 0 : fill.FeeMicros * through / fill.Quantity;
        beyond = fill with { Quantity = through, FeeMicros = feesBeyond };
        Fill counted = fill with { Quantity = fill.Quantity - through, FeeMicros = fill.FeeMicros - feesBeyond };
        return Count(in counted, venueNs);
    }

    /// <summary>Number of the round trip that is under way, or of the next one.</summary>
    public long TripNumber => _trips + 1;

    /// <summary>
    /// The broker corrects an execution that was counted. What it opened and is still open costs what the correction says; all else of the
    /// difference is realised. A round trip that was handed out keeps its figures.
    /// </summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="quantity">Contracts whose price changes.</param>
    /// <param name="ticks">By how much, in ticks.</param>
    /// <param name="feeMicros">By how much the fees change, in millionths of a dollar.</param>
    /// <param name="isOfTrip">Whether it was counted in the round trip that is under way.</param>
    /// <param name="isOpening">Whether it opened a position or added to it.</param>
    public void Correct(Side side, int quantity, int ticks, long feeMicros, bool isOfTrip, bool isOpening)
    {
        Fees += feeMicros / MicrosPerDollar;
        long cost = (long)side * quantity * ticks;
        long open = 0;
        if (isOfTrip && Quantity != 0)
        {
            _feeMicros += feeMicros;
            open = isOpening ? cost * Math.Abs(Quantity) / _entered : 0;
            _costTicks += open;
            _entryTicks += isOpening ? (long)quantity * ticks : 0;
            _exitTicks += isOpening ? 0 : (long)quantity * ticks;
        }

        Realised -= (cost - open) * tickValue;
    }

    /// <summary>The round trip that the last fill ended.</summary>
    public RoundTrip LastTrip(
        Side side, long exitNs, int initialRiskTicks, ExitReason reason, int strategy, int setup, int dateNumber)
    {
        decimal entry = (decimal)_entryTicks / _entered;
        decimal exit = (decimal)_exitTicks / _exited;
        long ticks = (int)side * (_exitTicks - _entryTicks);
        int adverse = (int)(side is Side.Buy ? Math.Ceiling(entry - _lowTicks) : Math.Ceiling(_highTicks - entry));
        int favourable = (int)(side is Side.Buy ? Math.Floor(_highTicks - entry) : Math.Floor(entry - _lowTicks));
        return new RoundTrip(
            ++_trips, side, _entered, EntryNs, entry, exitNs, exit, ticks * tickValue, _feeMicros / MicrosPerDollar,
            initialRiskTicks, Math.Max(0, adverse), Math.Max(0, favourable), _slippageTicks, reason, strategy, setup,
            dateNumber);
    }

    private bool Count(in Fill fill, long venueNs)
    {
        int signed = (int)fill.Side * fill.Quantity;
        Fees += fill.FeeMicros / MicrosPerDollar;
        bool isOpening = Quantity == 0 || Math.Sign(signed) == Math.Sign(Quantity);
        if (Quantity == 0)
        {
            BeginTrip(fill.PriceTicks, venueNs);
        }

        _feeMicros += fill.FeeMicros;
        _slippageTicks += fill.SlippageTicks * fill.Quantity;
        OnRange(fill.PriceTicks, fill.PriceTicks);
        if (isOpening)
        {
            _costTicks += (long)signed * fill.PriceTicks;
            _entryTicks += (long)fill.Quantity * fill.PriceTicks;
            _entered += fill.Quantity;
        }
        else
        {
            Reduce(signed, fill.PriceTicks);
        }

        Quantity += signed;
        return Quantity == 0;
    }

    private void BeginTrip(int priceTicks, long venueNs)
    {
        (_costTicks, _entryTicks, _exitTicks, _entered, _exited) = (0, 0, 0, 0, 0);
        (_slippageTicks, _feeMicros, EntryNs) = (0, 0, venueNs);
        (_highTicks, _lowTicks) = (priceTicks, priceTicks);
    }

    private void Reduce(int signed, int priceTicks)
    {
        // The cost leaves in proportion, in whole ticks; what rounding keeps back leaves with the last part.
        long leaving = _costTicks * -signed / Quantity;
        if (Quantity + signed == 0)
        {
            leaving = _costTicks;
        }

        Realised += ((-(long)signed * priceTicks) - leaving) * tickValue;
        _costTicks -= leaving;
        _exitTicks += (long)Math.Abs(signed) * priceTicks;
        _exited += Math.Abs(signed);
    }
}
