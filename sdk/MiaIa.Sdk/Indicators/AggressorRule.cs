namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Who was the aggressor of a print whose feed does not say: the quote in force just before it (at the ask or above: buyer, at
/// the bid or below: seller), else the tick rule (sign of the last change of price) (Lee and Ready 1991). One per instrument.
/// </summary>
public sealed class AggressorRule
{
    private Quote _quote;
    private int _lastPriceTicks;
    private bool _hasPrice;
    private Side _lastSide;

    /// <summary>The side that a quote alone gives to a price; None between bid and ask, or when the quote has no side there.</summary>
    /// <param name="quote">The quote in force just before the print.</param>
    /// <param name="priceTicks">Price of the print, in ticks.</param>
    public static Side ByQuote(in Quote quote, int priceTicks)
    {
        if (quote.HasAsk && priceTicks >= quote.AskTicks)
        {
            return Side.Buy;
        }

        return quote.HasBid && priceTicks <= quote.BidTicks ? Side.Sell : Side.None;
    }

    /// <summary>Forgets everything, at a roll.</summary>
    public void Reset()
    {
        _quote = default;
        _hasPrice = false;
        _lastSide = Side.None;
    }

    /// <summary>Takes the quote in force from here on.</summary>
    public void OnQuote(in Quote quote) => _quote = quote;

    /// <summary>Takes the next print, and gives its side.</summary>
    /// <param name="trade">The print; its own side is kept where it has one.</param>
    /// <param name="isInferred">Whether the side was found by the rule, and not told by the print.</param>
    /// <returns>The side; None when neither the print nor the rule knows it.</returns>
    public Side SideOf(in Trade trade, out bool isInferred)
    {
        Side side = trade.Aggressor;
        isInferred = side is not Side.None && trade.IsAggressorInferred;
        if (side is Side.None)
        {
            side = Infer(trade.PriceTicks);
            isInferred = side is not Side.None;
        }

        _lastPriceTicks = trade.PriceTicks;
        _hasPrice = true;
        _lastSide = side;
        return side;
    }

    private Side Infer(int priceTicks)
    {
        Side side = ByQuote(in _quote, priceTicks);
        if (side is not Side.None || !_hasPrice)
        {
            return side;
        }

        return priceTicks == _lastPriceTicks ? _lastSide : priceTicks > _lastPriceTicks ? Side.Buy : Side.Sell;
    }
}
