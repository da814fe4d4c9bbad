using MiaIa.Sdk;

namespace MiaIa.Engine.Market;

/// <summary>
/// Who was the aggressor of a print whose feed does not say: the quote in force just before it (at the ask or above: buyer, at
/// the bid or below: seller), else the tick rule (sign of the last change of price) (Lee and Ready 1991).
/// </summary>
internal sealed class AggressorRule
{
    private Quote _quote;
    private int _lastPriceTicks;
    private bool _hasPrice;
    private Side _lastSide;

    /// <summary>Forgets everything, at a roll.</summary>
    public void Reset()
    {
        _quote = default;
        _hasPrice = false;
        _lastSide = Side.None;
    }

    /// <summary>Takes the quote in force from here on.</summary>
    public void OnQuote(in Quote quote) => _quote = quote;

    /// <summary>The side of a print; the feed's own where it says.</summary>
    public Side SideOf(in Trade trade)
    {
        Side side = trade.Aggressor is not Side.None ? trade.Aggressor : Infer(trade.PriceTicks);
        _lastPriceTicks = trade.PriceTicks;
        _hasPrice = true;
        _lastSide = side;
        return side;
    }

    private Side Infer(int priceTicks)
    {
        if (_quote.HasAsk && priceTicks >= _quote.AskTicks)
        {
            return Side.Buy;
        }

        if (_quote.HasBid && priceTicks <= _quote.BidTicks)
        {
            return Side.Sell;
        }

        if (!_hasPrice)
        {
            return Side.None;
        }

        int change = priceTicks - _lastPriceTicks;
        return change > 0 ? Side.Buy : change < 0 ? Side.Sell : _lastSide;
    }
}
