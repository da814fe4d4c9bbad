namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Hints of an order that shows only a part of itself at the best bid or offer: what is displayed there was taken whole
/// at least four times and shown again at the same price, and at least five times as much was executed as was ever
/// displayed at once. It ends when the best price of that side moves.
/// </summary>
public sealed class IcebergTracker
{
    private const int LeastRefills = 4;
    private const int LeastTimesDisplayed = 5;

    private TouchLevel _bid;
    private TouchLevel _ask;

    /// <summary>Whether there was a quote with sizes.</summary>
    public bool HasQuote { get; private set; }

    /// <summary>+1 for a hint on the bid, -1 on the offer, 0 for none or both.</summary>
    public int Side => (_bid.IsIceberg ? 1 : 0) - (_ask.IsIceberg ? 1 : 0);

    /// <summary>Price of the side that hints, in ticks; 0 without one.</summary>
    public int PriceTicks => Hinting.PriceTicks;

    /// <summary>When the hint began, nanoseconds UTC; 0 without one.</summary>
    public long SinceNs => Hinting.SinceNs;

    /// <summary>How often the side that hints was refilled; 0 without one.</summary>
    public int Refills => Hinting.Refills;

    /// <summary>What was executed at the side that hints over the most that was displayed at once; 0 without one.</summary>
    public double TimesDisplayed => Hinting.Most > 0 ? Hinting.Executed / (double)Hinting.Most : 0;

    /// <summary>Whether an aggressor of the prints behind the hint was inferred.</summary>
    public bool IsInferred => Hinting.IsInferred;

    private TouchLevel Hinting => Side > 0 ? _bid : Side < 0 ? _ask : default;

    /// <summary>Takes a quote. One that tells no sizes is passed over.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="timeNs">Its time, nanoseconds UTC.</param>
    public void OnQuote(in Quote quote, long timeNs)
    {
        if (quote.IsPriceOnly)
        {
            return;
        }

        HasQuote = true;
        _bid.Show(quote.HasBid, quote.BidTicks, quote.BidSize, timeNs);
        _ask.Show(quote.HasAsk, quote.AskTicks, quote.AskSize, timeNs);
    }

    /// <summary>Takes a print. Its aggressor says which side it hit; one without is passed over.</summary>
    /// <param name="print">The print.</param>
    /// <param name="timeNs">Its time, nanoseconds UTC.</param>
    public void OnTrade(in Trade print, long timeNs)
    {
        if (print.Aggressor is MiaIa.Sdk.Side.Sell)
        {
            _bid.Hit(in print, timeNs);
        }
        else if (print.Aggressor is MiaIa.Sdk.Side.Buy)
        {
            _ask.Hit(in print, timeNs);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        HasQuote = false;
        _bid = default;
        _ask = default;
    }

    /// <summary>The best price of a side since it was reached.</summary>
    private struct TouchLevel
    {
        private bool _isThere;
        private long _displayed;
        private long _hit;

        public int PriceTicks { get; private set; }

        public int Refills { get; private set; }

        public long Executed { get; private set; }

        public long Most { get; private set; }

        public long SinceNs { get; private set; }

        public bool IsInferred { get; private set; }

        public readonly bool IsIceberg => SinceNs > 0;

        public void Show(bool isThere, int priceTicks, int size, long timeNs)
        {
            if (!isThere || !_isThere || priceTicks != PriceTicks)
            {
                this = new TouchLevel { _isThere = isThere, PriceTicks = priceTicks, _displayed = size, Most = size };
                return;
            }

            if (_hit > 0 && _hit >= _displayed && size > 0)
            {
                Refills++;
                _hit = 0;
                _displayed = size;
            }
            else
            {
                // What joins the level is displayed too.
                _displayed = Math.Max(_displayed, size + _hit);
            }

            Most = Math.Max(Most, _displayed);
            Judge(timeNs);
        }

        public void Hit(in Trade print, long timeNs)
        {
            if (_isThere && print.PriceTicks == PriceTicks)
            {
                _hit += print.Size;
                Executed += print.Size;
                IsInferred |= print.IsAggressorInferred;
                Judge(timeNs);
            }
        }

        private void Judge(long timeNs)
        {
            bool isIceberg = Refills >= LeastRefills && Executed >= LeastTimesDisplayed * Most;
            SinceNs = !isIceberg ? 0 : SinceNs > 0 ? SinceNs : timeNs;
        }
    }
}
